import type { ToolCall } from '../../core/call.ts';
import type { JsonObject } from '../../core/json.ts';
import { createRandom, type Random } from '../../core/random.ts';
import type { ReferenceCall, Task, TaskTurn } from '../../core/task.ts';
import type { Act, ActRequest, AgentMessage, Hint } from '../../core/teacher.ts';
import { parametersOf, requiredOf, type Tool } from '../../core/tool.ts';
import { type Mistake, mistakes } from '../../core/trajectory.ts';
import { type PossibleSlip, possibleSlips } from './slips.ts';
import { confusedValue, guessedArgument, inventedValue } from './wrong-values.ts';

/**
 * A student without a model. In each sample of a task it makes one of the five mistakes (METHOD §10) in one turn and
 * follows the reference in the others; shown a misleading hint it repeats the hint. Samples go through the kinds of
 * mistake that the task allows.
 *
 * @param act the agent whose words the student uses where it is right.
 */
export function scriptedStudent(act: Act, toolOf: (id: string) => Tool): (task: Task, sample: number) => Act {
  return (task, sample) => {
    const random = createRandom(`${task.seed}/student/${sample}`);
    const slip = chooseSlip(task, sample, random);
    return async (request) => {
      if (request.hint) return act(request);
      const turn = task.turns.find(({ id }) => id === request.turn.id)!;
      const right = await act({ ...request, hint: referenceHint(turn) });
      return slip?.turn === turn ? err(slip, request, right, { task, random: random.fork('wrong'), toolOf }) : right;
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

function referenceHint(turn: TaskTurn): Hint {
  return turn.missing ? { type: 'missing', missing: turn.missing } : { type: 'calls', steps: turn.steps };
}

interface Wrongdoing {
  task: Task;
  random: Random;
  toolOf(id: string): Tool;
}

/** The message of the student in the turn of its slip. */
function err(slip: PossibleSlip, request: ActRequest, right: AgentMessage, wrongdoing: Wrongdoing): AgentMessage {
  const erred = request.turn.steps.length > (slip.mistake === 'missed' ? 0 : slip.goodSteps);
  if (slip.mistake === 'summary')
    return right.calls.length > 0 ? right : { content: spoil(right.content ?? '', slip, wrongdoing.random), calls: [] };
  if (slip.mistake === 'missed') return erred ? closing(request, right) : mixUp(slip, request, right, wrongdoing);
  if (erred) return closing(request, right);
  if (request.turn.steps.length < slip.goodSteps) return right;
  return { content: null, calls: [nextCall(request, wrongCall(slip, wrongdoing))] };
}

// What comes after the mistake is not the lesson: the student ends the turn with what it has.
function closing(request: ActRequest, right: AgentMessage): AgentMessage {
  if (right.calls.length === 0 && right.content !== null && request.turn.steps.every(({ calls }) => calls.length > 0))
    return right;
  const results = request.turn.steps.flatMap((step) => step.results);
  const failed = results.find((result) => !result.ok);
  return {
    content: failed && !failed.ok ? `That did not work: ${failed.error.message}` : 'That should be it.',
    calls: [],
  };
}

function wrongCall(
  { reference, parameters, mistake }: PossibleSlip,
  { task, random }: Wrongdoing,
): Pick<ToolCall, 'name' | 'arguments'> {
  const { call } = reference!;
  const given: JsonObject = { ...call.arguments };
  for (const name of parameters) {
    const right = given[name]!;
    const confused =
      mistake === 'nested' ? undefined : confusedValue(right, outputsBefore(task, reference!), random.fork(name));
    given[name] = confused ?? inventedValue(right, random.fork(name));
  }
  return { name: call.name, arguments: given };
}

function outputsBefore(task: Task, reference: ReferenceCall) {
  const calls = task.turns.flatMap(({ steps }) => steps.flatMap((step) => step.calls));
  return calls.slice(0, calls.indexOf(reference)).flatMap(({ result }) => (result.ok ? [result.output] : []));
}

/** Text where a call is right, or a call where only text is. */
function mixUp(
  slip: PossibleSlip,
  request: ActRequest,
  right: AgentMessage,
  { task, random, toolOf }: Wrongdoing,
): AgentMessage {
  const { turn } = slip;
  if (!turn.missing) return { content: random.pick(needless), calls: [] };
  const tool =
    turn.missing.kind === 'parameter'
      ? toolOf(turn.missing.tools[0]!)
      : similarTool(request.tools, toolOf(turn.missing.tools.at(-1)!), random);
  if (!tool) return right;
  const known = laterArguments(task, turn, tool);
  const given: JsonObject = {};
  for (const [name, schema] of parametersOf(tool)) {
    const value = known?.[name];
    if (value !== undefined)
      given[name] = name === turn.missing.parameter ? inventedValue(value, random.fork(name)) : value;
    else if (requiredOf(tool).includes(name)) given[name] = guessedArgument(schema, turn.query, random.fork(name));
  }
  return { content: null, calls: [nextCall(request, { name: tool.name, arguments: given })] };
}

const needless = [
  'Could you give me a bit more information first? I am not sure how to go on.',
  'I am sorry, but I cannot help with that.',
  'I do not have access to that kind of information.',
  'Please provide the id so that I can continue.',
];

function similarTool(offered: readonly Tool[], wished: Tool, random: Random): Tool | undefined {
  const alike = offered.filter(({ toolset }) => toolset === wished.toolset);
  return alike.length > 0 ? random.pick(alike) : random.sample(offered, 1)[0];
}

function laterArguments(task: Task, turn: TaskTurn, tool: Tool): JsonObject | undefined {
  const later = task.turns.slice(task.turns.indexOf(turn) + 1).flatMap(({ steps }) => steps);
  return later.find((step) => step.tool === tool.id)?.calls[0]?.call.arguments;
}

function spoil(text: string, { mistake: _, parameters }: PossibleSlip, random: Random): string {
  const number = parameters.length === 0 ? text.match(/\d/) : null;
  if (!number)
    return random.pick([
      'Done, everything is taken care of.',
      'That is finished now.',
      'All right, it has been handled.',
    ]);
  return text.replaceAll(/\d+/g, (digits) => String(inventedValue(Number(digits), random))).trim();
}

function nextCall({ history, turn }: ActRequest, call: Pick<ToolCall, 'name' | 'arguments'>): ToolCall {
  const steps = [...history.flatMap((finished) => finished.steps), ...turn.steps];
  return { id: `call_${steps.reduce((sum, step) => sum + step.calls.length, 0) + 1}`, ...call };
}

/** The kinds of mistake that a task gives room for. */
export function possibleMistakes(task: Task): Mistake[] {
  const possible = possibleSlips(task);
  return mistakes.filter((mistake) => possible.some((slip) => slip.mistake === mistake));
}
