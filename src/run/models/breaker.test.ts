import { describe, expect, test } from 'vitest';
import { scriptedModel } from '../../../test/support/scripted-model.ts';
import { Breaker, blamesModel } from './breaker.ts';

const useless = { refused: 'unusable-answer', detail: 'act: the answer is empty' };
const request = { messages: [] };

function strain(breaker: Breaker, role: string, times: number): void {
  for (let time = 0; time < times; time += 1) breaker.hear(role, useless);
}

describe('the breaker', () => {
  test('breaks at the fortieth useless answer of a role in a row, and says why', () => {
    const breaker = new Breaker();
    strain(breaker, 'act', 39);
    const broken = () => breaker.hear('act', useless);
    expect(broken).toThrow(
      'act: 40 answers in a row were of no use; of the last one: unusable-answer, act: the answer is empty.',
    );
    expect(broken).toThrow(expect.objectContaining({ code: 'nothing-kept' }));
  });

  test('counts anew after an answer of use, and each role for itself', () => {
    const breaker = new Breaker();
    strain(breaker, 'act', 39);
    strain(breaker, 'fill-call', 39);
    breaker.hear('act', null);
    strain(breaker, 'act', 39);
    expect(() => breaker.hear('fill-call', useless)).toThrow('fill-call: 40 answers');
  });

  test('breaks at forty lost rows in a row, however good single answers look', () => {
    const breaker = new Breaker();
    for (let row = 0; row < 39; row += 1) {
      breaker.hear('act', null);
      breaker.lose(useless);
    }
    breaker.keep();
    for (let row = 0; row < 39; row += 1) breaker.lose(useless);
    expect(() => breaker.lose(useless)).toThrow('rows: 40 answers');
  });

  test('stops a run that kept rows so that it can go on', () => {
    const breaker = new Breaker();
    breaker.keep();
    strain(breaker, 'act', 39);
    const broken = () => breaker.hear('act', useless);
    expect(broken).toThrow(expect.objectContaining({ code: 'broken-world' }));
    expect(broken).toThrow('the same command goes on');
  });

  test('lets nothing be asked any more', async () => {
    const breaker = new Breaker();
    const model = scriptedModel(['Hello!', 'Again!']);
    const guarded = breaker.around(model);
    expect(await guarded.generate(request)).toMatchObject({ content: 'Hello!' });
    expect(() => strain(breaker, 'act', 40)).toThrow();
    await expect(guarded.generate(request)).rejects.toThrow('40 answers in a row were of no use');
    expect(model.requests).toHaveLength(1);
  });
});

test.each([
  ['unusable-answer', true],
  ['turn-not-right', true],
  ['model-context-too-small', true],
  ['changes-nothing', false],
  ['argument-without-source', false],
])('the reason %s blames the model: %s', (reason, blames) => {
  expect(blamesModel(reason)).toBe(blames);
});
