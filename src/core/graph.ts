import { z } from 'zod';
import type { Tool } from './tool.ts';

export const edgeKinds = ['whole-input', 'partial-input', 'precondition'] as const;
/**
 * How the later tool depends on the earlier one (METHOD §5): its whole input is the earlier output, one of several
 * inputs is, or the earlier outcome decides whether it may run.
 */
export type EdgeKind = (typeof edgeKinds)[number];

export const bindingSchema = z.strictObject({
  /** Pointer pattern into the output of the earlier tool; `*` stands for any element of an array. */
  output: z.string(),
  /** Name of the parameter of the later tool. */
  input: z.string(),
});
/** One flow of data along an edge. */
export type Binding = z.infer<typeof bindingSchema>;

export const evidenceSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('declared'), where: z.string() }),
  z.strictObject({ by: z.literal('schema-match'), score: z.number(), reason: z.string() }),
  z.strictObject({ by: z.literal('teacher'), reason: z.string() }),
  z.strictObject({ by: z.literal('user'), where: z.string() }),
  /** Running both tools showed it: how many of the tries succeeded. */
  z.strictObject({ by: z.literal('execution'), succeeded: z.number().int(), tried: z.number().int() }),
]);
/** Why an edge is there. */
export type Evidence = z.infer<typeof evidenceSchema>;

export const edgeSchema = z.strictObject({
  /** Id of the earlier tool. */
  from: z.string(),
  /** Id of the later tool. */
  to: z.string(),
  kind: z.enum(edgeKinds),
  /** Empty for a precondition. */
  bindings: z.array(bindingSchema),
  evidence: z.array(evidenceSchema),
});
/** A directed dependency: the output of `from` relates to the input of `to`. */
export type DependencyEdge = z.infer<typeof edgeSchema>;

/** The local dependency graph of a pool (METHOD §5). */
export interface DependencyGraph {
  readonly tools: readonly Tool[];
  readonly edges: readonly DependencyEdge[];
  /** The tool with this id. Throws misuse when the pool has none. */
  tool(id: string): Tool;
  /** Edges that leave a tool. */
  outgoing(id: string): readonly DependencyEdge[];
  /** Edges that enter a tool. */
  incoming(id: string): readonly DependencyEdge[];
  /** Ids of the tools that were considered as successors of a tool, at most 30 by default. */
  candidates(id: string): readonly string[];
}
