import { createRandom, type Random } from '../../core/random.ts';
import type { Task } from '../../core/task.ts';
import {
  type Act,
  type ActRequest,
  type AgentMessage,
  isRefusal,
  type Refusal,
  referenceHint,
} from '../../core/teacher.ts';
import type { Tool } from '../../core/tool.ts';
import { mistakes } from '../../core/trajectory.ts';
import { needlessCall } from './needless-call.ts';
import { needlessText } from './needless-text.ts';
import { type PossibleSlip, possibleSlips } from './slips.ts';
import { spoilSummary } from './spoil-summary.ts';
import { wrongCalls } from './wrong-calls.ts';

/** What the student errs with. */
export interface Wrongdoing {
  task: Task;
  /** The agent whose words the student uses. */
  act: Act;
  toolOf(id: string): Tool;
  random: Random;
}

/**
 * A student without a model. In each sample of a task it makes one of the five mistakes (METHOD §10) in one turn and
 * follows the reference in the others; shown a misleading hint it repeats the hint. Samples go through the kinds of
 * mistake that the task allows.
 *
 * @param act the agent whose words the student uses.
 */
export function scriptedStudent(act: Act, toolOf: (id: string) => Tool): (task: Task, sample: number) => Act {
  return (task, sample) => {
    const random = createRandom(`${task.seed}/student/${sample}`);
    const slip = chooseSlip(task, sample, random);
    const wrongdoing = { task, act, toolOf, random: random.fork('wrong') };
    return async (request) => {
      if (request.hint) return act(request);
      const turn = task.turns.find(({ id }) => id === request.turn.id)!;
      const right = await act({ ...request, hint: referenceHint(turn) });
      return slip?.turn === turn && !isRefusal(right) ? err(slip, request, right, wrongdoing) : right;
    };
  };
}

function chooseSlip(task: Task, sample: number, random: Random): PossibleSlip | undefined {
  const possible = possibleSlips(task);
  const kinds = mistakes.filter((mistake) => possible.some((slip) => slip.mistake === mistake));
  if (kinds.length === 0) return undefined;
  const kind = kinds[(sample + createRandom(task.seed).integer(0, kinds.length - 1)) % kinds.length];
  return random.pick(possible.filter(({ mistake }) => mistake === kind));
}

/** The message of the student in the turn of its slip. */
async function err(
  slip: PossibleSlip,
  request: ActRequest,
  right: AgentMessage,
  wrongdoing: Wrongdoing,
): Promise<AgentMessage | Refusal> {
  const made = request.turn.steps.length;
  if (made < slip.goodSteps) return right;
  // What comes after the mistake is not the lesson: the student ends the turn with what it has.
  if (made > slip.goodSteps) return wrongdoing.act({ ...request, hint: null });
  if (slip.step) return { content: null, calls: wrongCalls(slip.step, slip, wrongdoing) };
  if (slip.mistake === 'summary') {
    return right.content === null
      ? right
      : { content: spoilSummary(right.content, request, wrongdoing.random), calls: [] };
  }
  if (!slip.turn.missing) return needlessText(slip.turn, request, wrongdoing);
  const call = needlessCall(slip.turn, slip.turn.missing, request, wrongdoing);
  return call ? { content: null, calls: [call] } : right;
}
