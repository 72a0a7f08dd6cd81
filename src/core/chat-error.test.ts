import { expect, test } from 'vitest';
import { ChatError, type ChatErrorReason, chatErrorReasons, stopsRun } from './chat-error.ts';

test.each<[reason: ChatErrorReason, retryable: boolean, stops: boolean]>([
  ['refused-key', false, true],
  ['unknown-model', false, true],
  ['wrong-address', false, true],
  ['no-tools', false, true],
  ['context-too-small', false, false],
  ['too-many-requests', true, false],
  ['quota-exhausted', false, true],
  ['refused-content', false, false],
  ['refused-request', false, false],
  ['server-error', true, false],
  ['unreachable', true, true],
  ['interrupted', true, false],
  ['unreadable', true, false],
])('%s: retryable %j, stops the run %j', (reason, retryable, stops) => {
  expect(new ChatError('no', { reason }).retryable).toBe(retryable);
  expect(stopsRun(reason)).toBe(stops);
});

test('every reason stands in that table', () => {
  expect(chatErrorReasons).toHaveLength(13);
});
