import { type Json, matchPointer } from '../../core/json.ts';
import type { PathNode } from '../../core/path.ts';
import type { Random } from '../../core/random.ts';
import type { Refusal } from '../../core/teacher.ts';

/** A parameter that takes an earlier output. */
export interface BoundParameter {
  from: string;
  /** Index of the call of `from`. */
  fromCall: number;
  /** The pattern of the binding. */
  pattern: string;
  /** Where in the output of that call the value stands. */
  pointer: string;
  value: Json;
  /** Index among the elements of the list, or null when the pattern names no list. */
  ordinal: number | null;
}

/** What the calls of each node answered, by node. */
export type Outputs = ReadonlyMap<string, readonly Json[]>;

/** Which of the outputs a call takes: those of the helper's call of this index, and this element of a list. */
export interface OutputChoice {
  call: number;
  element: number | null;
}

/** A node and what it can be bound to. */
export interface BindRequest {
  node: PathNode;
  /** All nodes of the turn. */
  siblings: readonly PathNode[];
  outputs: Outputs;
  random: Random;
}

/** A node that takes outputs of a repeated node is called for each of them. */
export function followsRepeated({ node, outputs }: Pick<BindRequest, 'node' | 'outputs'>): boolean {
  return node.uses.some((use) => use.bindings.length > 0 && (outputs.get(use.node)?.length ?? 0) > 1);
}

/** Chooses the outputs that a call's bound parameters take, or says why there is none. */
export function bind(request: BindRequest, { call, element }: OutputChoice): Map<string, BoundParameter> | Refusal {
  const { node, siblings, outputs, random } = request;
  const follows = node.calls > 1 && followsRepeated(request);
  const bound = new Map<string, BoundParameter>();
  for (const use of node.uses) {
    const answers = outputs.get(use.node);
    if (!answers) return { refused: 'output-unknown', detail: `${node.id} uses ${use.node}` };
    const hidden = siblings.some((sibling) => sibling.id === use.node && sibling.hidden);
    const stream = random.fork(use.node);
    const liked = stream.pickWeighted([0, 1, 2], (index) => [7, 2, 1][index]!);
    const fromCall = hidden || follows ? Math.min(call, answers.length - 1) : stream.integer(0, answers.length - 1);
    for (const { output: pattern, input } of use.bindings) {
      const place = choosePlace(answers[fromCall]!, pattern, hidden ? 0 : (element ?? liked));
      if (!place) return { refused: 'output-empty', detail: `nothing at ${pattern} in the output of ${use.node}` };
      if (element !== null && !hidden && place.ordinal !== null && place.ordinal !== element) {
        return { refused: 'list-too-short', detail: `${pattern} in the output of ${use.node}` };
      }
      bound.set(input, { from: use.node, fromCall, pattern, ...place });
    }
  }
  return bound;
}

function choosePlace(
  output: Json,
  pattern: string,
  wish: number,
): { pointer: string; value: Json; ordinal: number | null } | undefined {
  const places = matchPointer(output, pattern);
  const stars = pattern.split('/*').length - 1;
  const ordinal = stars === 1 ? Math.min(wish, places.length - 1) : 0;
  const place = places[ordinal];
  return place && { ...place, ordinal: stars === 0 ? null : ordinal };
}
