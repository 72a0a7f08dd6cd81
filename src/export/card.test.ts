import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Contamination } from '../core/contamination.ts';
import { type RunSummary, runSummarySchema } from '../core/summary.ts';
import { cardText } from './card.ts';
import type { ExportedFormat } from './export-run.ts';

const summary: RunSummary = runSummarySchema.parse({
  version: 1,
  magnet: '0.1.0',
  seed: 7,
  config: { limit: 50, note: '```' },
  command: 'magnet run --seed 7 --limit 50',
  tools: 104,
  sft: {
    kinds: { single: 40, parallel: 10, multiple: 10, 'multi-turn': 25, irrelevance: 15 },
    averages: { singleTurnCalls: 1.75, multiTurnTurns: 4.6, multiTurnCalls: 14.9 },
  },
  pairs: {
    kinds: { single: 0, parallel: 0, multiple: 0, 'multi-turn': 0, irrelevance: 0 },
    averages: { singleTurnCalls: null, multiTurnTurns: null, multiTurnCalls: null },
  },
  funnel: [{ stage: 'verify', entered: 120, kept: 100, dropped: { leakage: 5, 'value-not-seen': 15 } }],
  operations: { merge: 3, 'insert-short': 1, 'insert-long': 0, 'split-function': 0, 'split-parameter': 0 },
  mistakes: { nested: 0, 'short-dependency': 0, 'long-dependency': 0, summary: 0, missed: 0 },
  generators: { scripted: 100 },
});

const formats: ExportedFormat[] = [
  { format: 'openai', takes: 'conversations', files: [], rows: 1200, dropped: {} },
  { format: 'parquet-pairs', takes: 'pairs', files: [], rows: 0, dropped: { 'pair-prompts-differ': 2 } },
];

const card = cardText({ title: 'Booking | calls', license: 'cc-by-4.0', summary }, formats, 'turn');

test('the front matter is what the Hub reads', () => {
  expect(parse(card.split('---\n')[1]!)).toEqual({
    license: 'cc-by-4.0',
    language: ['en'],
    pretty_name: 'Booking | calls',
    task_categories: ['text-generation'],
    tags: ['function-calling', 'tool-use', 'multi-turn', 'synthetic', 'preference', 'dpo'],
    size_categories: ['1K<n<10K'],
    configs: [
      { config_name: 'openai', default: true, data_files: [{ split: 'train', path: 'openai/train.jsonl' }] },
      { config_name: 'parquet-pairs', data_files: [{ split: 'train', path: 'parquet-pairs/train.parquet' }] },
    ],
  });
});

test('the mixture stands beside the paper', () => {
  expect(card).toContain('| single-turn rows | 60 (60.0 %) | 20000 (58.8 %) | 0 (–) | 1556 (34.2 %) |');
  expect(card).toContain('| calls of a multi-turn row | 14.90 | 15.13 | – | 14.98 |');
});

test('the funnel tells every reason, the export included', () => {
  expect(card).toContain('| verify | 120 | 100 | value-not-seen 15, leakage 5 |');
  expect(card).toContain('| export parquet-pairs | 2 | 0 | pair-prompts-differ 2 |');
});

describe('the overlap with benchmarks', () => {
  const contamination: Contamination = {
    benchmark: { name: 'BFCL v3', commit: 'c0ffee', fingerprint: 'f00d' },
    rows: 100,
    overlapping: { 'benchmark-path': 1, 'benchmark-query': 0, 'benchmark-tool': 0 },
    paths: [{ group: 'multi_turn_base', paths: 200, repeated: 1, turnPairs: 400, repeatedTurnPairs: 6 }],
    queries: [{ words: 13, queries: 4571, repeated: 2, rows: 3 }],
    tools: { tools: 104, sameName: 4, sameDescription: 0, sameParameters: 1 },
  };

  test('stands beside the figures of the paper, with the state of the data', () => {
    const text = cardText({ title: 't', license: 'mit', summary: { ...summary, contamination } }, formats, 'turn');
    expect(text).toContain('Measured on BFCL v3, data of commit c0ffee (fingerprint f00d).');
    expect(text).toContain('| paths of multi_turn_base in a row | 1 of 200 | 0.5 % | 0.3 % |');
    expect(text).toContain('| pairs of turns in a row | 6 of 400 | 1.5 % | 5.3 % |');
    expect(text).toContain('| rows that share 13 words with a query | 3 of 100 | 3.0 % |  |');
  });

  test('is said not to be measured when it was not', () => {
    expect(card).toContain('## Overlap with benchmarks\n\nNot measured: the data of BFCL was not given');
  });
});

test('the command and the configuration can be copied as they are', () => {
  expect(card).toContain('```sh\nmagnet run --seed 7 --limit 50\n```');
  expect(card).toContain('````json\n{\n  "limit": 50,\n  "note": "```"\n}\n````');
});
