import { describe, expect, test } from 'vitest';
import type { World } from '../core/world.ts';
import { faultsInCalls, faultsInFailures, faultsInSeeds, seedsOf } from './world-behaviour.ts';
import { faultsInEdges, faultsInFlows } from './world-edges.ts';
import { faultsInReports, faultsInRequests, faultsInTools } from './world-words.ts';

/** The behavioural tests that every world passes, over many seeds. Call it at the top of a vitest file. */
export function testWorld(world: World): void {
  const seeds = seedsOf(world, 60);
  describe(`world ${world.name}`, () => {
    test('describes its tools', () => expect(faultsInTools(world)).toEqual([]));
    test('has requests for every tool', () => expect(faultsInRequests(world)).toEqual([]));
    test('has reports for every tool', () => expect(faultsInReports(world)).toEqual([]));
    test('binds outputs to inputs of the same type', () => expect(faultsInEdges(world)).toEqual([]));
    test('seeds small states that differ', () => expect(faultsInSeeds(world, seeds)).toEqual([]));
    test('answers calls with drawn arguments', () => expect(faultsInCalls(world, seeds)).toEqual([]));
    test('answers calls with outputs of earlier calls', () => expect(faultsInFlows(world, seeds)).toEqual([]));
    test('fails in words and leaves the state alone', () =>
      expect(faultsInFailures(world, seeds.slice(0, 20))).toEqual([]));
  });
}
