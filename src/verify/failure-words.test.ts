import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../../test/support/shared-data.ts';
import { type Fixture, missingFixture, verdictAfter } from '../../test/support/verify-fixture.ts';
import type { Json } from '../core/json.ts';
import { classifyResponse, explainResponse } from './classify-response.ts';
import type { ResponseKind } from './failure-rules.ts';
import { failureWordsVerifier } from './failure-words.ts';

const answers: [answer: Json, kind: ResponseKind][] = [
  [{ on_tour: 'no' }, 'usable'],
  [{ title: 'The Unknown Soldier', year: 1955, plot: 'He was not found.' }, 'usable'],
  [{ followers: 500_000, title: 'Parameter studies', status: 'live' }, 'usable'],
  ['<b>party</b>, <i>ideas</i>', 'usable'],
  ['{"error": "Message error...", "response": "{\'result\': [{\'plot\': \'A story of terror\'}]}"}', 'usable'],
  ['', 'empty'],
  [null, 'empty'],
  [{ results: [], total: 0, next: null }, 'empty'],
  ["{'result': [], 'hasMore': False, 'nextCursor': ''}", 'empty'],
  [{ message: 'Not Found' }, 'not_found'],
  [{ status: 404, path: '/x' }, 'not_found'],
  [{ success: false, message: 'Tracking information not found' }, 'not_found'],
  [{ statusCode: 400, error: 'Bad Request', message: 'Invalid query' }, 'parameter_error'],
  [{ title: 'Bad Request', status: 400, traceId: 'b1' }, 'parameter_error'],
  ['genre must be an integer: Comedy', 'parameter_error'],
  ['unknown service x', 'parameter_error'],
  ["f() got an unexpected keyword argument 'query'", 'parameter_error'],
  [{ message: 'Forbidden' }, 'service_error'],
  [{ code: 503, message: 'Please wait' }, 'service_error'],
  [{ error: 'Kaputt' }, 'service_error'],
  [{ success: false }, 'service_error'],
  ['An API key is required to access this data', 'service_error'],
  ['{"error": "request invalid, data error. status_code=429", "response": ""}', 'service_error'],
  [{ error: 'No such function name: login', response: '' }, 'unknown_function'],
  [`The API would return an overview of the artist. ${'It has songs and dates. '.repeat(20)}`, 'prose'],
];

interface Observation {
  observation: string;
  hand_label: ResponseKind;
}

describe('classifyResponse', () => {
  test.each(answers)('%j is %s', (answer, kind) => {
    expect(classifyResponse(answer)).toBe(kind);
  });

  test('says which rule decided', () => {
    expect(explainResponse('Too many requests')).toEqual({ kind: 'service_error', rule: 'rate-limit' });
  });

  test.skipIf(sharedData.absent)('finds the unusable among the labelled observations (needs ../shared)', () => {
    const file = readFileSync(join(sharedData.folder, 'toolbench/observations.jsonl'), 'utf8');
    const rows = file
      .trim()
      .split('\n')
      .map((line): Observation => JSON.parse(line));
    const flagged = rows.filter((row) => classifyResponse(row.observation) !== 'usable');
    const unusable = rows.filter((row) => row.hand_label !== 'usable');
    const right = flagged.filter((row) => row.hand_label !== 'usable');
    expect(rows).toHaveLength(114);
    expect(right.length / flagged.length).toBeGreaterThanOrEqual(0.99);
    expect(right.length / unusable.length).toBeGreaterThanOrEqual(0.97);
  });
});

describe('failureWordsVerifier', () => {
  const verifier = failureWordsVerifier();
  const answer = (output: Json) => (fixture: Fixture) => {
    fixture.trajectory.turns[0]!.steps[0]!.results = [{ ok: true, output }];
  };
  const close = (content: string) => (fixture: Fixture) => {
    fixture.trajectory.turns[2]!.steps.at(-1)!.content = content;
  };

  test.each<[string, (fixture: Fixture) => void, string, string]>([
    ['a missing thing', answer({ message: 'Not Found' }), 'result-not-found', 'turn t1, step 0, call c1'],
    ['a refused argument', answer('unrecognized genre: 20'), 'result-parameter-error', 'turn t1, step 0, call c1'],
    ['a broken service', answer({ error: 'Bad gateway' }), 'result-service-error', 'turn t1, step 0, call c1'],
    ['an unknown function', answer('No such function name: x'), 'result-unknown-function', 'turn t1, step 0, call c1'],
    ['an end in failure', close('It says: bad request.'), 'ends-in-failure', 'turn t3, step 1'],
    ['an end in a mismatch', close('The id does not match.'), 'ends-in-failure', 'turn t3, step 1'],
  ])('finds %s', async (_, change, reason, where) => {
    expect(await verdictAfter(verifier, change)).toEqual({ verifier: 'failure-words', pass: false, reason, where });
  });

  test.each<[string, (fixture: Fixture) => void]>([
    ['an empty list', answer({ stations: [] })],
    ['an honest report', close('I looked, but no such place was found.')],
  ])('allows %s', async (_, change) => {
    expect(await verdictAfter(verifier, change)).toMatchObject({ pass: true });
  });

  test('a turn that lacks something may speak of it', async () => {
    const refuse = (fixture: Fixture) => {
      fixture.trajectory.turns[0]!.steps[0]!.content = 'What you want does not match any tool that I have.';
    };
    expect(await verdictAfter(verifier, refuse, missingFixture('function'))).toMatchObject({ pass: true });
  });

  test('keeps a log of rules', async () => {
    const log = new Map<string, number>();
    await verdictAfter(failureWordsVerifier(log));
    await verdictAfter(failureWordsVerifier(log), answer({ message: 'Forbidden' }));
    expect(Object.fromEntries(log)).toEqual({ none: 9, 'no-rights': 1 });
  });
});
