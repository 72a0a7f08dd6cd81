import type { ConversationRow, PairRow } from '../core/row.ts';

/** A conversation without its tools: what a format must keep beside them. */
export type KeptConversation = Omit<ConversationRow, 'tools'>;

/** A pair without its tools: what a format must keep beside them. */
export type KeptPair = Omit<PairRow, 'tools'>;

/** The conversation without its tools. */
export function keptConversation({ tools: _, ...kept }: ConversationRow): KeptConversation {
  return kept;
}

/** The pair without its tools. */
export function keptPair({ tools: _, ...kept }: PairRow): KeptPair {
  return kept;
}
