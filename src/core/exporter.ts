import type { Awaitable } from './executor.ts';
import type { ConversationRow, PairRow } from './row.ts';
import type { Refusal } from './teacher.ts';

export const pairForms = ['first-divergence', 'trajectory', 'turn'] as const;
/**
 * How much of a pair a row shows: one message a side, everything after the first user message, or the turn in which the
 * sides part.
 */
export type PairForm = (typeof pairForms)[number];

/** A file that is being written. It has a temporary name until its folder is committed. */
export interface OutputFile {
  /** Where the bytes lie now. */
  readonly path: string;
  /** Appends bytes. The chunk may be reused once the promise is fulfilled. Throws `broken-world`. */
  write(chunk: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** A folder whose files appear under their names together, when all of them are whole. */
export interface OutputFolder {
  /** Starts a file of this name, with a temporary name on disk. */
  create(name: string): Promise<OutputFile>;
  /** Gives every file its name and returns their paths. All must be closed. */
  commit(): Promise<string[]>;
  /** Removes what was not committed. */
  discard(): Promise<void>;
}

/** Takes the rows of one format, one after the other. */
export interface RowSink<Row> {
  /** Writes a row, or says why this format cannot hold it. Must be awaited before the next write. */
  write(row: Row): Awaitable<Refusal | null>;
  /** Finishes the files and commits the folder; returns the paths of the files. */
  close(): Promise<string[]>;
}

interface BaseExporter {
  /** The name of the format, and of its folder. */
  readonly name: string;
}

/** A format of training conversations. */
export interface ConversationExporter extends BaseExporter {
  readonly takes: 'conversations';
  open(folder: OutputFolder): Promise<RowSink<ConversationRow>>;
}

/** A format of preference pairs. */
export interface PairExporter extends BaseExporter {
  readonly takes: 'pairs';
  /** The forms that the format can hold. */
  readonly forms: readonly PairForm[];
  open(folder: OutputFolder): Promise<RowSink<PairRow>>;
}

/** One format of trainer files. */
export type Exporter = ConversationExporter | PairExporter;
