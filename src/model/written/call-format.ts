import type { ChatMessage, ChatTool } from '../../core/chat-model.ts';

/** A call as it stands in a text, which has no ids. `arguments` is JSON text. */
export interface WrittenCall {
  name: string;
  arguments: string;
}

/** A text taken apart: what it says, and the calls in it. */
export interface WrittenText {
  content: string;
  calls: readonly WrittenCall[];
}

/** The result of a call, and the call. */
export interface WrittenResult {
  call: WrittenCall;
  message: Extract<ChatMessage, { role: 'tool' }>;
}

/** How the models of a family read tools and write calls. */
export interface CallFormat {
  /** What the system message says: which tools there are, and how they are called. */
  instructions(tools: readonly ChatTool[]): string;
  /** The calls of one step as the model writes them. */
  write(calls: readonly WrittenCall[]): string;
  /** The messages that tell the model the results of one step. */
  tell(results: readonly WrittenResult[]): ChatMessage[];
  /**
   * Takes a model's text apart, with the faults that models make; never throws. A call need not be of an offered tool
   * where it is marked as one, or where there is nothing else. What cannot be read as a call stays in the text.
   */
  read(text: string, offered: ReadonlySet<string>): WrittenText;
}
