import { expect, test } from 'vitest';
import { FakeClock } from '../../../test/support/fake-clock.ts';
import { retryAfterOf } from './retry-after.ts';

test.each<[headers: Record<string, string>, body: string, expected: number | undefined]>([
  [{}, '', undefined],
  [{ 'retry-after': '7' }, '', 7000],
  [{ 'retry-after': '0.5' }, '', 500],
  [{ 'retry-after': '7', 'retry-after-ms': '6900' }, '', 6900],
  [{ 'retry-after': 'Thu, 01 Jan 1970 00:01:40 GMT' }, '', 90_000],
  [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:05 GMT' }, '', 0],
  [{ 'retry-after': 'soon' }, '', undefined],
  [{}, '{"details":[{"retryDelay": "26.5s"}]}', 26_500],
])('%j and the body %j ask to wait for %j ms', async (headers, body, expected) => {
  const clock = new FakeClock();
  await clock.advance(10_000);
  expect(retryAfterOf({ headers, body }, clock)).toBe(expected);
});
