import { expect, test } from 'vitest';
import type { ChatMessage } from '../core/chat-model.ts';
import { withOwnIds } from './call-ids.ts';

const call = (id: string) => ({ id, name: 'f', arguments: '{}' });
const messages: ChatMessage[] = [{ role: 'assistant', content: '', calls: [call('call_1'), call('call_2')] }];

test.each<[ids: string[], expected: string[]]>([
  [
    ['a', 'b'],
    ['a', 'b'],
  ],
  [
    ['', ''],
    ['call_3', 'call_4'],
  ],
  [
    ['call_1', 'call_2'],
    ['call_3', 'call_4'],
  ],
  [
    ['call_3', 'call_3'],
    ['call_3', 'call_4'],
  ],
  [
    ['call_4', ''],
    ['call_4', 'call_5'],
  ],
])('ids %j become %j', (ids, expected) => {
  expect(withOwnIds(ids.map(call), { messages }).map(({ id }) => id)).toEqual(expected);
});
