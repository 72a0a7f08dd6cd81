import type { HeldOutQuestion } from '../../core/held-out.ts';

/** Why a task was kept out of training. */
export const heldOutReasons = ['tool', 'toolset', 'path'] as const;
export type HeldOutReason = (typeof heldOutReasons)[number];

/** The reasons that kept a question out, each once. */
export function reasonsOf({ heldOut }: Pick<HeldOutQuestion, 'heldOut'>): HeldOutReason[] {
  return heldOutReasons.filter((reason) => heldOut.some((what) => what.startsWith(prefixes[reason])));
}

const prefixes: Readonly<Record<HeldOutReason, string>> = { tool: 'tool:', toolset: 'toolset:', path: 'paths:' };
