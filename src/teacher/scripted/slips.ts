import type { ArgumentSource, ReferenceCall, ReferenceStep, Task, TaskTurn } from '../../core/task.ts';
import type { Mistake } from '../../core/trajectory.ts';

/** A place in a task where a kind of mistake can be made. */
export interface PossibleSlip {
  mistake: Mistake;
  turn: TaskTurn;
  /** How many steps of the turn are made rightly before the mistake. */
  goodSteps: number;
  /** The step whose arguments go wrong, and null for mistakes that are not about arguments. */
  step: ReferenceStep | null;
  /** The parameters that get wrong values. */
  parameters: readonly string[];
}

/** Every mistake that a task gives room for, with its place. */
export function possibleSlips(task: Task): PossibleSlip[] {
  return task.turns.flatMap((turn) => [...argumentSlips(turn), ...textSlips(turn)]);
}

function textSlips(turn: TaskTurn): PossibleSlip[] {
  const slip = (mistake: Mistake, goodSteps: number) => ({ mistake, turn, goodSteps, step: null, parameters: [] });
  if (turn.missing) return [slip('missed', 0)];
  return [...turn.steps.map((_, at) => slip('missed', at)), slip('summary', turn.steps.length)];
}

function argumentSlips(turn: TaskTurn): PossibleSlip[] {
  return turn.steps.flatMap((step, at) =>
    (['nested', 'short-dependency', 'long-dependency'] as const).flatMap((mistake) => slipAt(mistake, turn, step, at)),
  );
}

function slipAt(mistake: Mistake, turn: TaskTurn, step: ReferenceStep, at: number): PossibleSlip[] {
  const reference = step.calls[0]!;
  const parameters = Object.keys(reference.sources).filter((name) => concerns(mistake, reference.sources[name]!, turn));
  if (parameters.length === 0) return [];
  const goodSteps = mistake === 'nested' ? firstHelper(turn, reference, parameters) : at;
  return [{ mistake, turn, goodSteps, step, parameters }];
}

function concerns(mistake: Mistake, source: ArgumentSource, turn: TaskTurn): boolean {
  if (source.by === 'query') return mistake === 'long-dependency' && source.turn !== turn.id;
  if (source.by !== 'output') return false;
  const provider = turn.steps.find(({ node }) => node === source.node);
  if (!provider) return mistake === 'long-dependency';
  return mistake === 'short-dependency' || (mistake === 'nested' && provider.hidden);
}

// The helper is left out, so the right steps end before it.
function firstHelper(turn: TaskTurn, reference: ReferenceCall, parameters: readonly string[]): number {
  const helpers = parameters.map((name) => {
    const source = reference.sources[name]!;
    return turn.steps.findIndex(({ node }) => source.by === 'output' && node === source.node);
  });
  return Math.min(...helpers);
}
