import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toolNamePattern } from '../core/tool.ts';
import { assignIds, assignNames, type NameRequest, standardize } from './names.ts';

const request = fc.record({
  name: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 90 }),
    fc.constantFrom(
      'get',
      'get_for_a',
      'Get Latest',
      'get latest',
      '__proto__',
      'constructor',
      '天气',
      '/a/:b',
      'x'.repeat(90),
    ),
  ),
  toolset: fc.constantFrom('a', 'b', 'A Server', 'long_'.repeat(20)),
  nameNeedsToolset: fc.boolean(),
});
const requests = fc
  .array(request, { maxLength: 40 })
  .map((list): NameRequest[] => list.map((item, at) => ({ ...item, fingerprint: String(at) })));

describe('the laws of names', () => {
  test('every name fits, none is used twice or was taken', () => {
    fc.assert(
      fc.property(requests, (list) => {
        const taken = new Set(['get', 'get_for_a']);
        const names = assignNames(list, taken);
        expect(new Set(names).size).toBe(list.length);
        for (const name of names) {
          expect(name).toMatch(toolNamePattern);
          expect(taken.has(name)).toBe(false);
          expect(name in {}).toBe(false);
        }
      }),
    );
  });

  test('a name depends on the set of tools, not on their order', () => {
    fc.assert(
      fc.property(requests, (list) => {
        const names = assignNames(list);
        const ids = assignIds(list);
        expect(assignNames(list.toReversed())).toEqual(names.toReversed());
        expect(assignIds(list.toReversed())).toEqual(ids.toReversed());
      }),
    );
  });

  test('ids are unique', () => {
    fc.assert(
      fc.property(requests, (list) => {
        expect(new Set(assignIds(list)).size).toBe(list.length);
      }),
    );
  });
});

function named(name: string, toolset = 'shop', nameNeedsToolset = false): NameRequest {
  return { name, toolset, nameNeedsToolset, fingerprint: `${toolset} ${name}` };
}

describe('assignNames', () => {
  test.each([
    ['a name that fits stays', named('getStock-Price_2'), 'getStock-Price_2'],
    ['other characters become one underscore', named('get user (by id)'), 'get_user_by_id'],
    ['accents go', named('Météo à Paris'), 'Meteo_a_Paris'],
    ['a name that means little gets its toolset', named('Latest', 'suivi-colis', true), 'latest_for_suivi_colis'],
    ['a name of the prototype gets a word', named('constructor'), 'tool_constructor'],
    ['a name without letters gets a word', named('天气'), 'tool_4d9473'],
    [
      'a long name keeps its first words',
      named('/quotes/city/correo_argentino/:weight/:stateIsoCodeSrc/:normalizeCityNameSrc', 'transportistas', true),
      'quotes_city_correo_argentino_weight_stateisocodesrc_90dd47',
    ],
  ])('%s', (_, single, name) => {
    expect(assignNames([single])).toEqual([name]);
  });

  test('a shared name gets the toolset, and a hash when that is shared too', () => {
    const tools = [named('search', 'a'), named('search', 'b'), named('Get', 'c'), named('Get', 'c')];
    tools[3]!.fingerprint = 'another';
    const names = assignNames(tools);
    expect(names.slice(0, 2)).toEqual(['search_for_a', 'search_for_b']);
    expect(names[2]).toMatch(/^get_for_c_[0-9a-f]{6}$/);
    expect(names[3]).toMatch(/^get_for_c_[0-9a-f]{6}$/);
  });

  test('two tools that cannot be told apart are misuse', () => {
    expect(() => assignNames([named('a'), named('a')])).toThrow('the same name, toolset and fingerprint');
  });
});

test.each([
  ['Kick.com API | Kick API', 'kick_com_api_kick_api'],
  ['/cities/states/:stateIsoCode', 'cities_states_stateisocode'],
  ['2048 game', 'get_2048_game'],
  ['?!', ''],
])('standardize gives %j the name of ToolBench', (text, name) => {
  expect(standardize(text)).toBe(name);
});
