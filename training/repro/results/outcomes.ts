import type { Category } from '../data/operations.ts';
import { type ClosedQuestion, judgeOf } from './questions.ts';
import type { PlayedTranscript } from './records.ts';

/** Which tasks of a test one model of one seed solved, in the order of the questions. */
export interface Outcome {
  seed: number;
  stage: string;
  test: string;
  solved: boolean[];
}

/** Scores every transcript with the TypeScript evaluator. A model that left a question out is an error. */
export async function scoreAll(
  transcripts: readonly PlayedTranscript[],
  tests: ReadonlyMap<string, readonly ClosedQuestion[]>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [test, questions] of tests) {
    const judge = await judgeOf(questions);
    for (const played of groupByModel(transcripts.filter((transcript) => transcript.test === test))) {
      const byId = new Map(played.map((transcript) => [transcript.id, transcript]));
      const solved: boolean[] = [];
      for (const { question } of questions) {
        const transcript = byId.get(question.id);
        if (!transcript) throw new Error(`${played[0]!.stage}, seed ${played[0]!.seed}: ${question.id} was not played`);
        solved.push(await judge(transcript));
      }
      outcomes.push({ seed: played[0]!.seed, stage: played[0]!.stage, test, solved });
    }
  }
  return outcomes;
}

/** The category of each question of a test, in order. */
export function categoriesOf(questions: readonly ClosedQuestion[]): Category[] {
  return questions.map(({ category }) => category as Category);
}

function groupByModel(transcripts: readonly PlayedTranscript[]): PlayedTranscript[][] {
  const groups = new Map<string, PlayedTranscript[]>();
  for (const transcript of transcripts) {
    const key = `${transcript.seed}/${transcript.stage}`;
    groups.set(key, [...(groups.get(key) ?? []), transcript]);
  }
  return [...groups.values()];
}
