import { PythonDict, type PythonValue } from '../../../python/index.ts';
import { Fields } from '../../fields.ts';
import type { Category } from './categories.ts';

/** A message of a question. */
export interface QuestionMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** What every question has. */
interface Question {
  /** Unique in the benchmark. */
  id: string;
  category: Category;
}

/** A question of a category with one turn. */
export interface SingleTurnEntry extends Question {
  kind: 'single-turn';
  messages: readonly QuestionMessage[];
  /** The documents of the functions that are offered. */
  functions: readonly PythonDict[];
}

/** A conversation of a multi-turn category. */
export interface MultiTurnEntry extends Question {
  kind: 'multi-turn';
  /** The messages that begin every turn; none where functions are added instead. */
  turns: readonly (readonly QuestionMessage[])[];
  /** By class, the scenario. */
  initialConfig: PythonDict;
  involvedClasses: readonly string[];
  /** By turn, counted from 0: the functions that are offered only from that turn on. */
  missedFunctions: ReadonlyMap<number, readonly string[]>;
  /** The functions that the conversation was written for, as `Class.method`. */
  path: readonly string[];
}

/** One question of BFCL. */
export type Entry = SingleTurnEntry | MultiTurnEntry;

/** Reads a question. Throws `bad-file` for one that lacks what it must have. */
export function readEntry(record: PythonDict, category: Category, where: string): Entry {
  const fields = new Fields(record, where);
  const id = fields.text('id');
  const turns = fields.list('question').map((turn) => readMessages(turn, where));
  if (!category.startsWith('multi_turn')) {
    const functions = fields.dicts('function');
    return { kind: 'single-turn', id, category, messages: turns[0] ?? [], functions };
  }
  return {
    kind: 'multi-turn',
    id,
    category,
    turns,
    initialConfig: fields.dict('initial_config'),
    involvedClasses: fields.list('involved_classes') as string[],
    missedFunctions: missedFunctionsOf(record.get('missed_function')),
    path: (record.get('path') ?? []) as string[],
  };
}

function readMessages(messages: PythonValue, where: string): QuestionMessage[] {
  const turn = new Fields(new PythonDict([['question', messages]]), where);
  return turn.dicts('question').map((message) => {
    const fields = new Fields(message, where);
    return { role: fields.choice('role', ['system', 'user', 'assistant']), content: fields.text('content') };
  });
}

function missedFunctionsOf(missed: PythonValue | undefined): Map<number, string[]> {
  if (!(missed instanceof PythonDict)) return new Map();
  return new Map(Array.from(missed.entries(), ([turn, names]) => [Number(turn), names as string[]]));
}
