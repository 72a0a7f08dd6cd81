import { describe, expect, test } from 'vitest';
import { type Fixture, missingFixture, verdictAfter } from '../../test/support/verify-fixture.ts';
import { missingVerifier } from './missing.ts';

const say = (content: string) => (fixture: Fixture) => {
  fixture.trajectory.turns[0]!.steps[0]!.content = content;
};

const corruptions: [
  what: string,
  kind: 'parameter' | 'function',
  change: (fixture: Fixture) => void,
  reason: string,
  where: string,
][] = [
  [
    'a call on the turn that lacks something',
    'parameter',
    ({ trajectory }) => {
      trajectory.turns[0]!.steps.unshift(trajectory.turns[1]!.steps[0]!);
    },
    'call-on-missing-turn',
    'turn t1, step 0',
  ],
  ['an empty answer', 'parameter', say(' '), 'no-text-on-missing-turn', 'turn t1, step 0'],
  ['an answer that ignores the lack', 'parameter', say('Done! Anything else?'), 'lack-not-named', 'turn t1, step 0'],
  ['a claim of success without the tool', 'function', say('There are many.'), 'lack-not-named', 'turn t1, step 0'],
  [
    'a withheld tool that is offered from the start',
    'function',
    ({ trajectory }) => {
      trajectory.tools.push('trains/list_stations');
    },
    'withheld-tool-offered',
    'trains/list_stations',
  ],
  [
    'a tool that is added in another turn',
    'function',
    ({ trajectory }) => {
      trajectory.turns[0]!.addsTools = ['trains/list_stations'];
    },
    'other-tools-added',
    'turn t1',
  ],
  [
    'a tool of the reference that is not offered',
    'parameter',
    ({ trajectory }) => {
      trajectory.tools = [];
    },
    'reference-tool-not-offered',
    'trains/list_stations',
  ],
];

describe('missingVerifier', () => {
  test.each(corruptions)('finds %s', async (_, kind, change, reason, where) => {
    const verdict = await verdictAfter(missingVerifier, change, missingFixture(kind));
    expect(verdict).toEqual({ verifier: 'missing', pass: false, reason, where });
  });

  test.each<['parameter' | 'function', string]>([
    ['parameter', 'Which country do you mean?'],
    ['parameter', 'Please tell me the country first.'],
    ['parameter', 'The country is not clear to me.'],
    ['function', 'I have no means to look up stations, sorry: that is not possible here.'],
    ['function', 'I can’t do that with what I have.'],
    ['function', 'I am afraid none of the functions I have can do that.'],
    ['function', 'To do that I would need other means, and nothing I have been given does that.'],
  ])('a missing %s is named by %j', async (kind, content) => {
    expect(await verdictAfter(missingVerifier, say(content), missingFixture(kind))).toMatchObject({ pass: true });
  });
});
