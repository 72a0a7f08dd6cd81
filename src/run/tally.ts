import { type RowKind, rowKinds } from '../core/path.ts';
import type { Mixture } from '../core/summary.ts';
import type { Trajectory } from '../core/trajectory.ts';

/** How often each number occurred. */
export type Histogram = ReadonlyMap<number, number>;

/** Counts conversations one by one and gives their figures. */
export class MixtureTally {
  readonly #kinds = Object.fromEntries(rowKinds.map((kind) => [kind, 0])) as Record<RowKind, number>;
  readonly #singleTurnCalls = new Map<number, number>();
  readonly #multiTurnTurns = new Map<number, number>();
  readonly #multiTurnCalls = new Map<number, number>();

  add(conversation: Pick<Trajectory, 'kind' | 'turns'>): void {
    const { kind } = conversation;
    this.#kinds[kind] += 1;
    if (kind === 'irrelevance') return;
    const calls = callCount(conversation);
    if (kind !== 'multi-turn') {
      increment(this.#singleTurnCalls, calls);
      return;
    }
    increment(this.#multiTurnTurns, conversation.turns.length);
    increment(this.#multiTurnCalls, calls);
  }

  /** Calls of a multi-turn conversation. */
  get calls(): Histogram {
    return this.#multiTurnCalls;
  }

  /** Turns of a multi-turn conversation. */
  get turns(): Histogram {
    return this.#multiTurnTurns;
  }

  mixture(): Mixture {
    return {
      kinds: this.#kinds,
      averages: {
        singleTurnCalls: meanOf(this.#singleTurnCalls),
        multiTurnTurns: meanOf(this.#multiTurnTurns),
        multiTurnCalls: meanOf(this.#multiTurnCalls),
      },
    };
  }
}

/** Adds one to the count of a key. */
export function increment<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** How many calls a conversation makes. */
export function callCount({ turns }: Pick<Trajectory, 'turns'>): number {
  return turns.reduce((sum, turn) => sum + turn.steps.reduce((calls, step) => calls + step.calls.length, 0), 0);
}

function meanOf(histogram: Histogram): number | null {
  let items = 0;
  let sum = 0;
  for (const [value, count] of histogram) {
    items += count;
    sum += value * count;
  }
  return items === 0 ? null : sum / items;
}
