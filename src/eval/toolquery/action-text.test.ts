import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dict, evaluateExpression, readJson, repr, writeJson } from '../../python/index.ts';
import { actionText, findAction, readAction, stripAction } from './action-text.ts';

describe('the text of an action', () => {
  test.each([
    ['finish with Action Input: {}', { name: 'finish', input: '{}' }],
    ['finish\nwith\nAction Input:\n{}', { name: 'finish', input: '{}' }],
    ['I think so.\nfinish with Action Input: {"answer": 1}', { name: 'finish', input: '{"answer": 1}' }],
    ['a with Action Input: b with Action Input: c', { name: 'a', input: 'b with Action Input: c' }],
    ['finish with Action Input:', { name: 'finish', input: '' }],
    ['finish with Action Input: {}\nDone.', undefined],
    ['finish with Action Input: {\n}', undefined],
    ['finish', undefined],
  ])('%j', (reply, action) => {
    expect(findAction(reply)).toEqual(action);
  });

  test('one leading Action: is taken off, no second one', () => {
    expect(stripAction('Action: Action: x')).toEqual({ text: 'Action: x', stripped: true });
    expect(stripAction('x Action: y')).toEqual({ text: 'x Action: y', stripped: false });
  });

  test('an action that is written can be read again, with any argument', () => {
    const name = fc.stringMatching(/^[a-z_]{1,12}$/).filter((text) => text !== 'with');
    fc.assert(
      fc.property(name, fc.string(), (tool, argument) => {
        const input = writeJson(dict({ argument }));
        const text = actionText({ name: tool, input });
        expect(readAction(text)).toEqual({ name: tool, input });
        expect(findAction(text.slice('Action: '.length))).toEqual({ name: tool, input });
        expect(repr(evaluateExpression(input))).toBe(repr(readJson(input)));
      }),
    );
  });
});
