import type { Awaitable } from './executor.ts';
import type { DependencyGraph } from './graph.ts';
import type { SignaturePath } from './path.ts';
import type { Random } from './random.ts';
import type { JudgeNested } from './teacher.ts';

/** What an operation may look at. */
export interface OperationContext {
  readonly graph: DependencyGraph;
  readonly judgeNested: JudgeNested;
  readonly random: Random;
}

/** One way to change a signature path (METHOD §6, §7). The given path is never changed; ids that exist are kept. */
export interface NodeOperation {
  readonly name: string;
  /** The changed path, or the given one where the operation finds nothing to do. */
  apply(path: SignaturePath, context: OperationContext): Awaitable<SignaturePath>;
}
