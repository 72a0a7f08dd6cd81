import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ClosedQuestion, Transcript } from './questions.ts';

/** A conversation that a model played. */
export interface PlayedTranscript extends Transcript {
  record: 'transcript';
  seed: number;
  stage: string;
  test: string;
}

/** Figures of a stage of training. */
export interface TrainingFigures {
  record: 'figures' | 'test-loss' | 'pairs';
  seed: number;
  stage: string;
  [figure: string]: unknown;
}

/** What the run wrote: `seed-*.jsonl.gz`, a record a line. */
export function readRecords(folder: string): { transcripts: PlayedTranscript[]; figures: TrainingFigures[] } {
  const files = readdirSync(folder).filter((file) => /^seed-\d+\.jsonl\.gz$/.test(file));
  const records = files.flatMap((file) => readLines<PlayedTranscript | TrainingFigures>(join(folder, file)));
  return {
    transcripts: records.filter((record): record is PlayedTranscript => record.record === 'transcript'),
    figures: records.filter((record): record is TrainingFigures => record.record !== 'transcript'),
  };
}

/** How a run was set, once its speed was known; `plan.json`. */
export interface Plan {
  device: string;
  torch: string;
  minutes: number;
  seconds_an_update: number;
  updates: { base: number; sft: number; preference: number; tokens: number; pairs: number };
}

/** The plan of a run. */
export function readPlan(folder: string): Plan {
  return JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as Plan;
}

/** The questions of every test, by the name of the test. */
export function readQuestions(folder: string): Map<string, ClosedQuestion[]> {
  const ending = '.questions.jsonl.gz';
  const files = readdirSync(folder).filter((file) => file.endsWith(ending));
  return new Map(files.map((file) => [file.slice(0, -ending.length), readLines<ClosedQuestion>(join(folder, file))]));
}

function readLines<Line>(file: string): Line[] {
  const text = gunzipSync(readFileSync(file)).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}
