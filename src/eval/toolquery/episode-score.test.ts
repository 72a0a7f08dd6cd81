import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dict } from '../../python/index.ts';
import { unmatched } from '../unmatched.ts';
import { plainComparison } from './environments/environment.ts';
import { reachesWeather } from './environments/weather-comparison.ts';
import { EpisodeScore } from './episode-score.ts';

test('progress never falls, stays within 0 and 1, and every rise is recorded', () => {
  const values = fc.array(fc.integer({ min: 0, max: 4 }).map(BigInt), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(values, values, (subgoals, results) => {
      const score = new EpisodeScore(subgoals, plainComparison);
      let last = 0;
      for (const [step, result] of results.entries()) {
        score.achieve(result);
        score.count(step);
        expect(score.progress).toBeGreaterThanOrEqual(last);
        if (score.progress > last) expect(score.rises.at(-1)).toEqual([step, score.progress]);
        last = score.progress;
      }
      const missed = unmatched(subgoals.map(String), results.map(String)).length;
      expect(last).toBe((subgoals.length - missed) / subgoals.length);
    }),
  );
});

test('a place may lie less than 50 km away, and all else must be equal', () => {
  const at = (latitude: number, more = {}) => dict({ latitude, longitude: 10n, ...more });
  expect(reachesWeather(at(50), at(50.44))).toBe(true);
  expect(reachesWeather(at(50), at(50.46))).toBe(false);
  expect(reachesWeather(at(50, { daily: 1n }), at(50, { daily: 2n }))).toBe(false);
  expect(reachesWeather(at(50), dict({ latitude: 50 }))).toBe(false);
});
