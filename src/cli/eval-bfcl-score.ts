import {
  type AnswerForm,
  type BfclData,
  type EntryVerdict,
  guessForm,
  Judge,
  openResponses,
  reportOn,
  reportText,
  type ScoredRun,
  VerdictCounts,
} from '../eval/bfcl/index.ts';
import { nodeFileSystem } from '../store/file-system.ts';
import { replaceFile } from '../store/whole-file.ts';
import { openBfclData, today } from './bfcl-data.ts';
import type { Context } from './context.ts';

/** The flags of `magnet eval bfcl score`. */
interface ScoreFlags extends Partial<AnswerForm> {
  responses: string[];
  data?: string;
  verdicts?: string;
  json?: true;
}

/** Scores answers that are there, one run or several, and prints the scores. */
export async function scoreBfcl(flags: ScoreFlags, context: Context): Promise<void> {
  const data = openBfclData(flags.data, context);
  const judge = new Judge(data, today());
  const runs = flags.responses.map((path) => judgeRun(context.path(path), flags, judge, data));
  if (flags.verdicts !== undefined) {
    const lines = runs.flatMap(({ name, verdicts }) =>
      verdicts.map((verdict) => `${JSON.stringify({ run: name, ...verdict })}\n`),
    );
    replaceFile(nodeFileSystem, context.path(flags.verdicts), lines);
  }
  const report = reportOn(runs, data.identity);
  context.print(flags.json ? JSON.stringify(report, null, 2) : reportText(report));
}

function judgeRun(path: string, flags: ScoreFlags, judge: Judge, data: BfclData) {
  const { name, form: known, responses } = openResponses(path);
  const form = guessForm(responses(), { ...known, ...chosen(flags) });
  // An answer that comes twice was asked again: the last one counts.
  const verdicts = new Map<string, EntryVerdict>();
  for (const { id, category, result } of responses()) {
    verdicts.set(id, judge.verdict(data.entry(category, id), result, form));
  }
  const counts = new VerdictCounts();
  for (const verdict of verdicts.values()) counts.add(verdict);
  return { name, counts, verdicts: [...verdicts.values()] } satisfies ScoredRun & { verdicts: EntryVerdict[] };
}

function chosen({ mode, names }: ScoreFlags): Partial<AnswerForm> {
  return { ...(mode ? { mode } : {}), ...(names ? { names } : {}) };
}
