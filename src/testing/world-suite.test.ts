import { expect, test } from 'vitest';
import { defineWorld, failure, toolsOf, type WorldDefinition } from '../worlds/define.ts';
import { parametersOf } from '../worlds/parameters.ts';
import { faultsInCalls, faultsInFailures, faultsInSeeds, seedsOf } from './world-behaviour.ts';
import { faultsInEdges, faultsInFlows, faultsInReach } from './world-edges.ts';
import { faultsInReports, faultsInRequests, faultsInTools } from './world-words.ts';

type Shelf = { jars: number };

const { integer, text } = parametersOf<Shelf>();
const tool = toolsOf<Shelf>();

const takeJars = tool({
  name: 'take_jars',
  description: 'Take jars off the shelf.',
  readOnly: true,
  parameters: {
    jars: integer({ description: 'How many.', noun: 'the jars', draw: () => 3 }),
    day: text({ description: 'Which day.', noun: 'day', draw: () => '2031-02-03' }),
  },
  output: { type: 'object', properties: { left: { type: 'integer' } }, required: ['left'] },
  run: (state, given) => {
    state.jars -= given.jars;
    if (state.jars < 0) return failure('refused', 'too few');
    return { left: state.jars, extra: true };
  },
  phrases: {
    requests: ['take jars from it, {jars} of them', 'Please fetch {jars}[ on {day}].', 'grab {jars}[ on {day}]'],
    ability: 'take jars',
    reports: ['{/gone} are gone.', 'done {/left}'],
    outputs: { '/lost': { noun: 'jar', verb: 'lost' } },
  },
});

const definition: WorldDefinition<Shelf> = {
  name: 'shelf',
  category: 'Food',
  description: 'A shelf with jars.',
  seedState: () => ({ jars: 5 }),
  tools: [takeJars],
  dependencies: [{ from: 'take_jars', to: 'take_jars', bindings: { '/left': 'day' } }],
};
const shelf = defineWorld(definition);
const seeds = seedsOf(shelf, 3);

test('names what is wrong with the words of a world', () => {
  expect(faultsInTools(shelf)).toEqual(['take_jars: output /left has no description']);
  expect(faultsInRequests(shelf)).toEqual([
    'take_jars: "take jars from it, {jars} of them" says the tool\'s name',
    'take_jars: "take jars from it, {jars} of them" has 0 slots for day',
    'take_jars: "take jars from it, {jars} of them" has no clause with one required parameter alone',
    'take_jars: "Please fetch {jars}[ on {day}]." does not start in lower case',
    'take_jars: "Please fetch {jars}[ on {day}]." ends in a mark',
    'take_jars: the noun of jars has an article',
  ]);
  expect(faultsInReports(shelf)).toEqual([
    'take_jars: "{/gone} are gone." has the unknown slot {/gone}',
    'take_jars: "done {/left}" is no whole sentence',
    'take_jars: the output /lost is not in the schema',
  ]);
});

test('names what is wrong with the behaviour of a world', () => {
  expect(faultsInSeeds(shelf, seeds)).toEqual(['two seeds give the same state']);
  expect(new Set(faultsInCalls(shelf, seeds))).toEqual(
    new Set([
      'take_jars: the output does not fit its schema: Unknown parameter "extra".',
      'take_jars: changed the state',
      'take_jars: day 2031-02-03 is no day of 2026',
    ]),
  );
  expect(faultsInFailures(shelf, seeds)).toEqual([
    'take_jars fails without a sentence: too few',
    'take_jars failed and changed the state: too few',
  ]);
});

test('names what is wrong with the dependencies of a world', () => {
  expect(faultsInEdges(shelf)).toEqual([
    'take_jars -> take_jars: /left is integer and day is string',
    'take_jars -> take_jars: /left has no words to refer to it',
  ]);
  expect(faultsInFlows(shelf, seeds)).toEqual([
    'take_jars -> take_jars failed 3 of 3 times: Parameter "day" must be string.',
  ]);
  expect(faultsInReach(shelf)).toEqual(['only 0 tools have two successors']);
});
