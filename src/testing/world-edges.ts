import type { DependencyEdge } from '../core/graph.ts';
import type { Random } from '../core/random.ts';
import { type JsonSchema, parametersOf } from '../core/tool.ts';
import type { World } from '../core/world.ts';
import { schemaAt } from './output-schemas.ts';
import { tooFew } from './world-behaviour.ts';
import { boundBy, type Played, playTool, toolOf } from './world-play.ts';

/** Faults in the declared dependencies as they are written, a sentence each. */
export function faultsInEdges(world: World): string[] {
  const names = world.dependencies.map(nameOf);
  return [
    ...names.filter((name, at) => names.indexOf(name) < at).map((name) => `${name} is declared twice`),
    ...world.dependencies.flatMap((edge) =>
      edge.bindings.flatMap((binding) =>
        faultsInBinding(world, edge, binding).map((fault) => `${nameOf(edge)}: ${fault}`),
      ),
    ),
  ];
}

/** Faults in calls whose arguments come along a dependency, a sentence each: at least 90 of 100 must succeed. */
export function faultsInFlows(world: World, seeds: readonly Random[]): string[] {
  return world.dependencies
    .filter((edge) => edge.bindings.length > 0)
    .flatMap((edge) => {
      const plays = seeds.map((random) => ({ played: playEdge(world, edge, random.fork(nameOf(edge))) }));
      return tooFew(nameOf(edge), plays, 0.9);
    });
}

/** Tools that have too few successors for varied walks, a sentence each. */
export function faultsInReach(world: World): string[] {
  const successors = (id: string) =>
    world.dependencies.filter((edge) => edge.from === id && edge.to !== id).map((edge) => edge.to);
  const rich = world.tools.filter((tool) => new Set(successors(tool.id)).size >= 2);
  const lonely = world.tools.filter(
    ({ id }) => successors(id).length === 0 && world.dependencies.every((edge) => edge.to !== id),
  );
  return [
    ...lonely.map((tool) => `${tool.name} has no dependency at all`),
    ...(rich.length * 2 >= world.tools.length ? [] : [`only ${rich.length} tools have two successors`]),
  ];
}

function faultsInBinding(world: World, edge: DependencyEdge, { output, input }: DependencyEdge['bindings'][number]) {
  const from = toolOf(world, edge.from);
  const given = schemaAt(from.outputSchema ?? {}, output);
  const wanted = parametersOf(toolOf(world, edge.to)).find(([name]) => name === input)?.[1];
  if (!given || !wanted) return [`${from.name} has no output ${output}`];
  return [
    ...(sameType(given, wanted) ? [] : [`${output} is ${given.type} and ${input} is ${wanted.type}`]),
    ...(world.phrases[from.name]?.outputs[output] ? [] : [`${output} has no words to refer to it`]),
  ];
}

function sameType(given: JsonSchema, wanted: JsonSchema): boolean {
  return given.type === wanted.type || (given.type === 'integer' && wanted.type === 'number');
}

function playEdge(world: World, edge: DependencyEdge, random: Random): Played | null {
  const state = world.seedState(random.fork('state'));
  const play = { world, state, random: random.fork('values') };
  const earlier = playTool({ ...play, tool: toolOf(world, edge.from), bound: {} });
  const bound = earlier?.result.ok ? boundBy(edge, earlier.result.output) : null;
  return bound && playTool({ ...play, tool: toolOf(world, edge.to), bound });
}

function nameOf(edge: DependencyEdge): string {
  return `${edge.from.split('/').at(-1)} -> ${edge.to.split('/').at(-1)}`;
}
