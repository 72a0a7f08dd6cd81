import type { ToolCall } from './call.ts';
import type { RowKind } from './path.ts';
import type { Tool } from './tool.ts';
import type { Mistake } from './trajectory.ts';

/** One message of a training row, in the one inner form that every format is rendered from. */
export type Message =
  | { role: 'system'; content: string }
  | { role: 'user'; content: string }
  | { role: 'assistant'; content: string | null; calls: readonly ToolCall[] }
  | { role: 'tool'; call: string; name: string; content: string };

/** A training conversation. */
export interface ConversationRow {
  id: string;
  kind: RowKind;
  tools: readonly Tool[];
  messages: readonly Message[];
}

/** Two conversations that agree in `prompt` and part after it. */
export interface PairRow {
  id: string;
  kind: RowKind;
  mistake: Mistake;
  tools: readonly Tool[];
  prompt: readonly Message[];
  chosen: readonly Message[];
  rejected: readonly Message[];
  /** Which messages of each side a trainer learns from, when a side holds more than what the model wrote. */
  masks?: { chosen: readonly boolean[]; rejected: readonly boolean[] };
}
