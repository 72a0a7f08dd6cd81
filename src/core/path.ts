import { z } from 'zod';
import { bindingSchema } from './graph.ts';

export const rowKinds = ['single', 'parallel', 'multiple', 'multi-turn', 'irrelevance'] as const;
/** The kinds of training row in the mixture (METHOD §11). */
export type RowKind = (typeof rowKinds)[number];

export const nodeOrigins = ['walk', 'merge', 'insert-short', 'insert-long'] as const;
/** What put a node on its path. */
export type NodeOrigin = (typeof nodeOrigins)[number];

export const nodeUseSchema = z.strictObject({
  /** Id of an earlier node on the path. */
  node: z.string(),
  /** Outputs of that node that become arguments of this one; empty for a precondition. */
  bindings: z.array(bindingSchema),
});
/** That a node takes outputs of an earlier node. */
export type NodeUse = z.infer<typeof nodeUseSchema>;

export const pathNodeSchema = z.strictObject({
  /** Stable within the path and its variants; never a position. */
  id: z.string(),
  /** Id of the tool. */
  tool: z.string(),
  origin: z.enum(nodeOrigins),
  uses: z.array(nodeUseSchema),
  /** True for a helper that the user's words must not name: its output only feeds a later node of the same turn. */
  hidden: z.boolean(),
  /** How many parallel calls of the tool this node stands for, 1 to 3 (METHOD §8). */
  calls: z.number().int().min(1).max(3),
});
/** One function signature on a path. */
export type PathNode = z.infer<typeof pathNodeSchema>;

export const callTurnSchema = z.strictObject({
  type: z.literal('calls'),
  id: z.string(),
  nodes: z.array(pathNodeSchema).min(1),
});
/** A turn that is answered by calls, in the order of its nodes. */
export type CallTurn = z.infer<typeof callTurnSchema>;

export const missingKinds = ['function', 'parameter'] as const;
/** What a missing turn lacks. */
export type MissingKind = (typeof missingKinds)[number];

export const missingTurnSchema = z.strictObject({
  type: z.literal('missing'),
  id: z.string(),
  missing: z.enum(missingKinds),
  /** Id of the turn that supplies what is missing, or null when nobody ever does. */
  about: z.string().nullable(),
  /** What the user wishes for, when no later turn (`about`) holds it; otherwise empty. */
  nodes: z.array(pathNodeSchema),
});
/** The null turn of Split (METHOD §7.3): the agent can only say what is missing. */
export type MissingTurn = z.infer<typeof missingTurnSchema>;

export const pathTurnSchema = z.discriminatedUnion('type', [callTurnSchema, missingTurnSchema]);
export type PathTurn = z.infer<typeof pathTurnSchema>;

export const operations = ['merge', 'insert-short', 'insert-long', 'split-function', 'split-parameter'] as const;
/** A node operation as it shows in reports. */
export type OperationName = (typeof operations)[number];

export const signaturePathSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(rowKinds),
  /** `phi` is the path after Merge and Insert, `phi-hat` the same after Split; both are kept (METHOD §7). */
  variant: z.enum(['phi', 'phi-hat']),
  turns: z.array(pathTurnSchema).min(1),
});
/** A function signature path (METHOD §3). */
export type SignaturePath = z.infer<typeof signaturePathSchema>;

/** The nodes of a path in call order, those of unanswered wishes left out. */
export function callNodes(path: Pick<SignaturePath, 'turns'>): PathNode[] {
  return path.turns.flatMap((turn) => (turn.type === 'calls' ? turn.nodes : []));
}

/** The operations that shaped one turn. */
export function operationsOf(turn: PathTurn): OperationName[] {
  if (turn.type === 'missing') return [turn.missing === 'function' ? 'split-function' : 'split-parameter'];
  const names = turn.nodes.map((node) => node.origin).filter((origin) => origin !== 'walk');
  return [...new Set(names)];
}
