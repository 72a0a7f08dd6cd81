import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChatAnswer } from '../core/chat-model.ts';
import { packRecord, storedAtOf, unpackRecord } from './cache-record.ts';

const answer: ChatAnswer = {
  content: 'Hello!',
  calls: [{ id: 'a', name: 'f', arguments: '{"b":1}' }],
  usage: { inputTokens: 9, outputTokens: 3 },
  finishReason: 'tool-calls',
};
const storedAt = 1_764_150_000_000;

test('a record of the first version is read as ever', () => {
  const kept = Buffer.from(
    'Qnmr+IuYAAB4AU2NsQ7CMAwFv4U3hwEx4S9gRmyUIbRuiXBsVCdiiPLvqGJhPenuGrJNLCB4jiIIiOofXkENo2lhLSCcWcR2CBijiINuDWkCISJAY2YQ5k1dl5pZi4PQBjwG0KGj3wOqx4W3ZtJ3LVd7sTroFGC1/IFjD5iTJn9eOLopCMVM9r9t7182ZDmh',
    'base64',
  );
  expect(unpackRecord(kept)).toEqual({ model: 'small', answer });
  expect(storedAtOf(kept)).toBe(storedAt);
});

describe.each([
  ['short', 10, false],
  ['long', 10_000, true],
])('a %s record', (_, length, isPacked) => {
  const record = { model: 'small', answer: { ...answer, reasoning: 'ø'.repeat(length), logProbabilities: [] } };
  const bytes = packRecord(record, storedAt);

  test('comes back whole, with what later versions add', () => {
    expect(unpackRecord(bytes)).toEqual(record);
    expect(storedAtOf(bytes)).toBe(storedAt);
    expect(bytes.length < JSON.stringify(record).length).toBe(isPacked);
  });

  test('is not read when anything in it is damaged or cut off', () => {
    const place = fc.integer({ min: 8, max: bytes.length - 1 });
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(bytes);
        damaged[at]! ^= change;
        expect(unpackRecord(damaged) ?? record).toEqual(record);
        expect(unpackRecord(bytes.subarray(0, at))).toBeUndefined();
      }),
    );
  });
});

test.each([
  [{}],
  [{ model: 'small' }],
  [{ model: 'small', answer: { ...answer, content: null } }],
  [{ model: 'small', answer: { ...answer, calls: [{ id: 'a' }] } }],
  [{ model: 'small', answer: { ...answer, usage: {} } }],
])('what is no record is none: %j', (value) => {
  expect(unpackRecord(packRecord(value as never, storedAt))).toBeUndefined();
});
