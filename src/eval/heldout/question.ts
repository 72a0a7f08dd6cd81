import type { Task } from '../../core/task.ts';
import type { Tool } from '../../core/tool.ts';

/** Why a task was kept out of training. */
export const heldOutReasons = ['tool', 'toolset', 'path'] as const;
export type HeldOutReason = (typeof heldOutReasons)[number];

/** A task that was kept out of training, with all that asking a model takes. */
export interface HeldOutQuestion {
  id: string;
  task: Task;
  /** What kept it out, each `tool:NAME`, `toolset:NAME` or `paths:FRACTION`. */
  heldOut: readonly string[];
  /** The tools that are offered from the start, in the order that the model sees. */
  tools: readonly Tool[];
  /** The system message. */
  system: string;
  /** By turn, the message of the user and the tools that it adds. */
  turns: readonly { user: string; addsTools: readonly Tool[] }[];
}

/** The reasons that kept a question out, each once. */
export function reasonsOf({ heldOut }: Pick<HeldOutQuestion, 'heldOut'>): HeldOutReason[] {
  return heldOutReasons.filter((reason) => heldOut.some((what) => what.startsWith(prefixes[reason])));
}

const prefixes: Readonly<Record<HeldOutReason, string>> = { tool: 'tool:', toolset: 'toolset:', path: 'paths:' };
