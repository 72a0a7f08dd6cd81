import type { ToolResult } from '../core/call.ts';
import { canonicalJson, cloneJson, type Json, type JsonObject, jsonEqual, readPointer } from '../core/json.ts';
import { createRandom, type Random } from '../core/random.ts';
import { compileSchema } from '../core/schema.ts';
import { parametersOf, type Tool } from '../core/tool.ts';
import type { World } from '../core/world.ts';
import { closedSchema } from './output-schemas.ts';
import { coreOf, slotsOf } from './templates.ts';
import { callOf, type Played, playTool } from './world-play.ts';

const largestState = 8192;

/** The streams that the checks of a world draw from. */
export function seedsOf(world: World, count: number): Random[] {
  return Array.from({ length: count }, (_, at) => createRandom(`check ${world.name}`).fork(at));
}

/** Faults in the initial states, a sentence each. */
export function faultsInSeeds(world: World, seeds: readonly Random[]): string[] {
  const texts = seeds.map((random) => canonicalJson(world.seedState(random.fork('state'))));
  return [
    ...(new Set(texts).size === seeds.length ? [] : ['two seeds give the same state']),
    ...texts.flatMap((text, at) => {
      const again = canonicalJson(world.seedState(seeds[at]!.fork('state')));
      return [
        ...(again === text ? [] : [`seed ${at} gives two different states`]),
        ...(text.length <= largestState ? [] : [`seed ${at} gives a state of ${text.length} characters`]),
      ];
    }),
  ];
}

/** Faults in calls with drawn arguments, a sentence each: at least 95 of 100 must succeed. */
export function faultsInCalls(world: World, seeds: readonly Random[]): string[] {
  return world.tools.flatMap((tool) => {
    const check = compileSchema(closedSchema(tool.outputSchema ?? {}));
    const plays = seeds.map((random) => playFresh(world, tool, random));
    return [
      ...tooFew(tool.name, plays, 0.95),
      ...plays.flatMap(({ played, before, after }) => {
        if (!played) return [];
        const { result, call } = played;
        return [
          ...(result.ok ? faultsInOutput(world, tool, played, check(result.output)) : faultsInFailure(result)),
          ...((tool.annotations.readOnly || !result.ok) && !jsonEqual(before, after) ? ['changed the state'] : []),
          ...parametersOf(tool).flatMap(([name]) => faultsInValue(name, call.arguments[name])),
        ];
      }),
    ].map((fault) => `${tool.name}: ${fault}`);
  });
}

/** Faults in calls that do not suit the state, a sentence each: they must fail in words and change nothing. */
export function faultsInFailures(world: World, seeds: readonly Random[]): string[] {
  const faults = seeds.flatMap((random) =>
    world.tools.flatMap((tool) => {
      const state = world.seedState(random.fork('state'));
      const call = callOf({ world, state, tool, random: random.fork(tool.name), bound: {} });
      if (!call) return [];
      const strange = Object.keys(call.arguments).map((name) => ({ ...call.arguments, ...strangeValue(call, name) }));
      const later = wornState(world, state, random.fork('worn'));
      return [...strange, call.arguments].flatMap((given) =>
        faultsOfUnsuited(world, tool.name, cloneJson(later), given),
      );
    }),
  );
  return [...new Set(faults)];
}

function playFresh(world: World, tool: Tool, random: Random): { played: Played | null; before: Json; after: Json } {
  const state = world.seedState(random.fork('state'));
  const call = callOf({ world, state, tool, random: random.fork(tool.name), bound: {} });
  const before = cloneJson(state);
  const result = call && world.run(state, call);
  return { played: call && { call, result: result! }, before, after: state };
}

/** Says that too few plays succeeded, and why one did not. */
export function tooFew(what: string, plays: readonly { played: Played | null }[], share: number): string[] {
  const failures = plays.filter(({ played }) => !played?.result.ok);
  if (failures.length <= plays.length * (1 - share)) return [];
  const result = failures[0]?.played?.result;
  const why = result && !result.ok ? result.error.message : 'There was no value to be had.';
  return [`${what} failed ${failures.length} of ${plays.length} times: ${why}`];
}

function faultsInOutput(world: World, tool: Tool, played: Played, problem: string | null): string[] {
  const { output } = played.result as Extract<ToolResult, { ok: true }>;
  const { reports } = world.phrases[tool.name]!;
  const sayable = (report: string) =>
    slotsOf(coreOf(report)).every((slot) => !slot.startsWith('/') || readPointer(output, slot) !== undefined);
  return [
    ...(problem === null ? [] : [`the output does not fit its schema: ${problem}`]),
    ...(jsonEqual(output, JSON.parse(JSON.stringify(output))) ? [] : ['the output is not JSON']),
    ...(reports.some(sayable) ? [] : [`no report can be said of ${JSON.stringify(output)}`]),
  ];
}

function faultsInFailure(result: ToolResult): string[] {
  if (result.ok || !['crash', 'invalid-arguments', 'unknown-tool'].includes(result.error.kind)) return [];
  return [`failed as ${result.error.kind}: ${result.error.message}`];
}

function faultsInValue(name: string, value: Json | undefined): string[] {
  if (typeof value === 'number' && Math.round(value * 100) / 100 !== value) return [`${name} ${value} is hard to say`];
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return [];
  return value.startsWith('2026-') && !Number.isNaN(Date.parse(value)) ? [] : [`${name} ${value} is no day of 2026`];
}

function strangeValue({ arguments: given }: { arguments: JsonObject }, name: string): JsonObject {
  const value = given[name];
  if (typeof value === 'string') return { [name]: 'ZZ-000000' };
  if (typeof value === 'number') return { [name]: 987_654_321 };
  return {};
}

function wornState(world: World, state: JsonObject, random: Random): JsonObject {
  const worn = cloneJson(state);
  for (const tool of random.sample(world.tools, 8)) {
    playTool({ world, state: worn, tool, random: random.fork(tool.name), bound: {} });
  }
  return worn;
}

function faultsOfUnsuited(world: World, name: string, state: JsonObject, given: JsonObject): string[] {
  const before = cloneJson(state);
  const result = world.run(state, { id: 'call-1', name, arguments: given });
  if (result.ok) return [];
  return [
    ...(result.error.kind === 'crash' ? [`${name} crashed: ${result.error.message}`] : []),
    ...(/^[A-Z].*[.]$/.test(result.error.message) ? [] : [`${name} fails without a sentence: ${result.error.message}`]),
    ...(jsonEqual(before, state) ? [] : [`${name} failed and changed the state: ${result.error.message}`]),
  ];
}
