import type { ArgumentSource, ReferenceCall, ReferenceStep, Task, TaskTurn } from '../../core/task.ts';
import type { Mistake } from '../../core/trajectory.ts';

/** A place in a task where a kind of mistake can be made. */
export interface PossibleSlip {
  mistake: Mistake;
  turn: TaskTurn;
  /** How many steps of the turn are made rightly before the mistake. */
  goodSteps: number;
  /** The call that goes wrong, for mistakes about arguments. */
  reference: ReferenceCall | null;
  /** The parameters that get wrong values. */
  parameters: readonly string[];
}

/** Every mistake that a task gives room for, with its place. */
export function possibleSlips(task: Task): PossibleSlip[] {
  return task.turns.flatMap((turn) => [...argumentSlips(turn), ...textSlips(turn)]);
}

function textSlips(turn: TaskTurn): PossibleSlip[] {
  const missed: PossibleSlip = { mistake: 'missed', turn, goodSteps: 0, reference: null, parameters: [] };
  return turn.missing ? [missed] : [missed, { ...missed, mistake: 'summary', goodSteps: turn.steps.length }];
}

function argumentSlips(turn: TaskTurn): PossibleSlip[] {
  return turn.steps.flatMap((step, at) =>
    step.calls.length > 1
      ? []
      : (['nested', 'short-dependency', 'long-dependency'] as const).flatMap((mistake) =>
          slipAt(mistake, turn, step, at),
        ),
  );
}

function slipAt(mistake: Mistake, turn: TaskTurn, step: ReferenceStep, at: number): PossibleSlip[] {
  const reference = step.calls[0]!;
  const parameters = Object.keys(reference.sources).filter((name) => concerns(mistake, reference.sources[name]!, turn));
  if (parameters.length === 0) return [];
  return [
    {
      mistake,
      turn,
      goodSteps: mistake === 'nested' ? firstHelper(turn, reference, parameters) : at,
      reference,
      parameters,
    },
  ];
}

function concerns(mistake: Mistake, source: ArgumentSource, turn: TaskTurn): boolean {
  if (source.by !== 'output') return mistake === 'long-dependency' && source.by === 'query' && source.turn !== turn.id;
  const provider = turn.steps.find(({ node }) => node === source.node);
  if (!provider) return mistake === 'long-dependency';
  return (
    mistake === (provider.hidden ? 'nested' : 'short-dependency') || (mistake === 'short-dependency' && provider.hidden)
  );
}

// The helper is left out, so the right steps end before it.
function firstHelper(turn: TaskTurn, reference: ReferenceCall, parameters: readonly string[]): number {
  const helpers = parameters.map((name) => {
    const source = reference.sources[name]!;
    return turn.steps.findIndex(({ node }) => source.by === 'output' && node === source.node);
  });
  return Math.min(...helpers);
}
