import type { PythonDict, PythonValue } from '../../python/index.ts';
import { checkSingleTurn, type NameStyle, type SingleTurnErrorType } from './check/index.ts';
import type { BfclData, Category, Entry } from './data/index.ts';
import type { Mode } from './decode/index.ts';
import { checkMultiTurn, type MultiTurnCase, type MultiTurnErrorType } from './multi-turn/check.ts';

/** What became of a model's answer to one question. */
export interface EntryVerdict {
  id: string;
  category: Category;
  valid: boolean;
  errorType: SingleTurnErrorType | MultiTurnErrorType | null;
  /** What was found, where there is more to say than the type. */
  detail: string | null;
  /** The share of the turns with reference calls that passed, 0 to 1; null for questions of one turn. */
  turnsPassed: number | null;
}

/** How an answer was made. */
export interface AnswerForm {
  mode: Mode;
  /** Whether dots in the names of functions became underscores. */
  names: NameStyle;
}

/** Judges answers with the data of the benchmark. */
export class Judge {
  /** @param today the current date as `YYYY-MM-DD`. */
  constructor(
    readonly data: BfclData,
    readonly today: string,
  ) {}

  /** Judges the answer to a question. */
  verdict(entry: Entry, output: PythonValue, form: AnswerForm): EntryVerdict {
    return entry.kind === 'single-turn' ? this.#single(entry, output, form) : this.#multi(entry, output, form);
  }

  /** What a conversation is checked with. */
  conversation(entry: Entry & { kind: 'multi-turn' }): MultiTurnCase {
    return {
      entry,
      groundTruth: (this.data.answers(entry.category).get(entry.id) ?? []) as string[][],
      longContext: entry.category === 'multi_turn_long_context' ? this.data.longContext : undefined,
      today: this.today,
    };
  }

  #single(entry: Entry & { kind: 'single-turn' }, output: PythonValue, form: AnswerForm): EntryVerdict {
    const { id, category, functions } = entry;
    const answers = (this.data.answers(category).get(id) ?? []) as PythonDict[];
    const { valid, errorType, detail } = checkSingleTurn({ category, documents: functions, answers, output, ...form });
    return { id, category, valid, errorType, detail, turnsPassed: null };
  }

  #multi(entry: Entry & { kind: 'multi-turn' }, output: PythonValue, { mode }: AnswerForm): EntryVerdict {
    const given = this.conversation(entry);
    const { valid, errorType, turns } = checkMultiTurn(given, output, mode);
    const checked = given.groundTruth.filter((calls) => calls.length > 0).length;
    const passed = turns.filter((turn) => turn.checked && turn.errorType === null).length;
    const detail = turns.find((turn) => turn.errorType !== null)?.differences.join(', ') || null;
    const { id, category } = entry;
    return { id, category, valid, errorType, detail, turnsPassed: checked === 0 ? 1 : passed / checked };
  }
}
