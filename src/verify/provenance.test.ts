import { describe, expect, test } from 'vitest';
import { type Fixture, verdictAfter } from '../../test/support/verify-fixture.ts';
import type { ArgumentSource, Task } from '../core/task.ts';
import { provenanceVerifier } from './provenance.ts';

type Place = [turn: number, step: number, parameter: string];

function setSource(place: Place, source: ArgumentSource): (fixture: Fixture) => void {
  return ({ task }) => {
    callAt(task, place).sources[place[2]] = source;
  };
}

function callAt(task: Task, [turn, step]: Place): Task['turns'][number]['steps'][number]['calls'][number] {
  return task.turns[turn]!.steps[step]!.calls[0]!;
}

const inReference: [what: string, change: (fixture: Fixture) => void, reason: string, where: string][] = [
  [
    'an argument without a source',
    ({ task }) => {
      delete callAt(task, [0, 0, 'from']).sources.from;
    },
    'source-missing',
    'turn t1, call c1, argument from',
  ],
  [
    'words that are not in the query',
    setSource([0, 0, 'from'], { by: 'query', turn: 't1', text: 'Roma' }),
    'words-not-in-query',
    'turn t1, call c1, argument from',
  ],
  [
    'words that say another value',
    setSource([0, 0, 'from'], { by: 'query', turn: 't1', text: 'Milan' }),
    'value-not-in-words',
    'turn t1, call c1, argument from',
  ],
  [
    'words of a turn that is still to come',
    setSource([0, 0, 'from'], { by: 'query', turn: 't2', text: 'Italy' }),
    'turn-not-yet-said',
    'turn t1, call c1, argument from',
  ],
  [
    'a pointer to another value',
    setSource([0, 1, 'price'], { by: 'output', node: 'n1', call: 'c1', pointer: '/currency' }),
    'value-not-in-output',
    'turn t1, call c2, argument price',
  ],
  [
    'the output of a call that is still to come',
    setSource([1, 0, 'booking_id'], { by: 'output', node: 'n5', call: 'c6', pointer: '/refund' }),
    'call-not-yet-made',
    'turn t2, call c3, argument booking_id',
  ],
  [
    'the output of a parallel call',
    setSource([1, 1, 'country'], { by: 'output', node: 'n4', call: 'c5', pointer: '/stations/0' }),
    'call-not-yet-made',
    'turn t2, call c4, argument country',
  ],
  [
    'a default that the schema does not have',
    setSource([0, 0, 'from'], { by: 'default' }),
    'not-the-default',
    'turn t1, call c1, argument from',
  ],
  [
    'a constant that the schema does not have',
    setSource([1, 0, 'window'], { by: 'constant' }),
    'not-the-constant',
    'turn t2, call c3, argument window',
  ],
];

describe('provenanceVerifier', () => {
  test.each(inReference)('finds in a reference %s', async (_, change, reason, where) => {
    expect(await verdictAfter(provenanceVerifier, change)).toEqual({
      verifier: 'provenance',
      pass: false,
      reason,
      where,
    });
  });

  test('finds in a trajectory a value that nobody gave', async () => {
    const invent = ({ trajectory }: Fixture) => {
      trajectory.turns[2]!.steps[0]!.calls[0]!.arguments.booking_id = 'BK-777';
    };
    expect(await verdictAfter(provenanceVerifier, invent)).toEqual({
      verifier: 'provenance',
      pass: false,
      reason: 'value-from-nowhere',
      where: 'turn t3, step 0, call c6, argument booking_id',
    });
  });

  test('finds a value that comes only later', async () => {
    const early = ({ trajectory }: Fixture) => {
      trajectory.turns[0]!.steps[0]!.calls[0]!.arguments.to = 'Norway';
    };
    expect(await verdictAfter(provenanceVerifier, early)).toMatchObject({ reason: 'value-from-nowhere' });
  });

  test.each<[string, (fixture: Fixture) => void]>([
    [
      'from an earlier output',
      ({ trajectory }) => {
        trajectory.turns[1]!.steps[1]!.calls[0]!.arguments.country = 'BK-102';
      },
    ],
    [
      'from an earlier turn of the user',
      ({ trajectory }) => {
        trajectory.turns[1]!.steps[1]!.calls[0]!.arguments.country = 'Rome';
      },
    ],
    [
      'that is the default',
      ({ trajectory }) => {
        trajectory.turns[0]!.steps[0]!.calls[0]!.arguments = { from: 'Milan', to: 'Rome', class: 'second' };
      },
    ],
  ])('allows in a trajectory a value %s', async (_, change) => {
    expect(await verdictAfter(provenanceVerifier, change)).toMatchObject({ pass: true });
  });
});
