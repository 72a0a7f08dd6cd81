import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../core/json.ts';
import { fromJson, type PythonDict, toJson, writeJson } from '../../../python/index.ts';
import { messageApi } from './native.ts';

type Workspace = ReturnType<typeof messageApi.load>;

function open(config: JsonObject): Workspace {
  const scenario = { user_map: { Ada: 'USR001', Ben: 'USR002' }, user_count: 2, current_user: 'USR001', ...config };
  return messageApi.load(fromJson(scenario) as PythonDict, { today: '2026-01-01' });
}

function call(state: Workspace, method: string, ...given: string[]) {
  return toJson(messageApi.methods.get(method)!.run(state, ...given));
}

describe('taking back a message', () => {
  test('takes the latest to the receiver, and of equal ones the first', () => {
    const state = open({ inbox: [{ USR002: 'one' }, { USR002: 'two' }, { USR001: 'x' }, { USR002: 'one' }] });
    call(state, 'delete_message', 'USR002');
    expect(call(state, 'view_messages_sent')).toEqual({ messages: { USR002: ['two', 'one'], USR001: ['x'] } });
  });

  test('looks at the first receiver of an entry only', () => {
    const state = open({ inbox: [{ USR001: 'a', USR002: 'b' }] });
    expect(call(state, 'delete_message', 'USR002')).toEqual({ error: 'Receiver ID USR002 not found.' });
  });
});

test('a number that was given to a message is not given again, even after saving', () => {
  const state = open({ inbox: [] });
  call(state, 'send_message', 'USR002', 'hello');
  const later = messageApi.restore(JSON.parse(JSON.stringify(messageApi.save(state))) as JsonObject);
  expect(call(later, 'send_message', 'USR002', 'again')).toMatchObject({ message_id: { new_id: 41772 } });
  expect(writeJson(messageApi.snapshot(later).item('generated_ids'))).toBe('{"$set": [41772, 67410]}');
});

test('a contact whose number is taken raises the count all the same', () => {
  const state = open({ user_count: 1 });
  expect(call(state, 'add_contact', 'Cleo')).toEqual({ error: "User ID 'USR002' already exists." });
  expect(call(state, 'add_contact', 'Cleo')).toMatchObject({ user_id: 'USR003' });
});
