import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { whereAbsent } from '../../../../test/support/bfcl-recordings.ts';
import { sharedData } from '../../../../test/support/shared-data.ts';
import { type Category, categories } from '../data/index.ts';
import { type ScoresV3, scoreV3, scoreV4, type Tallies } from './index.ts';

interface Sample {
  correct: Record<Category, number>;
  total: Record<Category, number>;
  v3: Record<string, number>;
  v4_with_agentic_0: Record<string, number>;
}

const recordedNames: Readonly<Record<string, keyof ScoresV3>> = {
  non_live_simple_ast: 'nonLiveSimpleAst',
  non_live_ast_summary: 'nonLiveAst',
  live_ast_summary: 'liveAst',
  non_live_overall: 'nonLive',
  live_overall: 'live',
  multi_turn_overall: 'multiTurn',
  overall: 'overall',
  relevance: 'relevance',
  irrelevance: 'irrelevance',
};

describe.skipIf(sharedData.absent)(`scores as the benchmark was recorded to compute them${whereAbsent}`, () => {
  test('every sample', () => {
    const file = join(sharedData.folder, 'bfcl/checker/scoring_samples.json');
    for (const sample of JSON.parse(readFileSync(file, 'utf8')) as Sample[]) {
      const tallies = talliesOf(sample);
      const scores = scoreV3(tallies);
      for (const [name, value] of Object.entries(sample.v3))
        expect(scores[recordedNames[name]!]).toBeCloseTo(value, 12);
      const { nonLive, live, overall } = scoreV4(tallies, 0);
      const expected = sample.v4_with_agentic_0;
      expect(nonLive).toBeCloseTo(expected.non_live_overall!, 12);
      expect(live).toBeCloseTo(expected.live_overall!, 12);
      expect(overall).toBeCloseTo(expected.overall!, 12);
    }
  });
});

function talliesOf({ correct, total }: Sample): Tallies {
  const entries = categories.map((category) => [category, { correct: correct[category], total: total[category] }]);
  return Object.fromEntries(entries) as Tallies;
}
