import fc from 'fast-check';
import type { DependencyEdge, DependencyGraph } from '../../src/core/graph.ts';
import { quickHash } from '../../src/core/hash.ts';
import type { JudgeNested } from '../../src/core/teacher.ts';
import { fakeEdge, fakeGraph, fakeTool } from './fake-graph.ts';

const parameters = ['a', 'b', 'c'] as const;

const toolTraits = fc.record({
  parameters: fc.subarray([...parameters], { minLength: 1 }),
  outputOnly: fc.boolean(),
  repeatable: fc.boolean(),
});

const link = fc.record({
  from: fc.nat(),
  to: fc.nat(),
  precondition: fc.integer({ min: 0, max: 6 }).map((number) => number === 0),
  inputs: fc.subarray([...parameters], { minLength: 1 }),
});

/**
 * Graphs of up to 14 tools: some with values that only outputs supply, some that can be called in parallel; edges with
 * bindings, and declared preconditions.
 */
export const arbitraryGraph: fc.Arbitrary<DependencyGraph> = fc
  .tuple(
    fc.array(toolTraits, { minLength: 1, maxLength: 14, size: 'max' }),
    fc.array(link, { maxLength: 60, size: 'max' }),
  )
  .map(([traits, links]) => {
    const tools = traits.map((trait, at) =>
      fakeTool(`tool${at}`, trait.parameters, {
        ...(trait.outputOnly && at % 4 === 3 ? { outputOnly: trait.parameters.slice(0, 1) } : {}),
        ...(trait.repeatable ? { repeatBy: trait.parameters.at(-1)! } : {}),
      }),
    );
    const edges = new Map<string, DependencyEdge>();
    for (const { from, to, inputs, precondition } of links) {
      const first = tools[from % tools.length]!;
      const later = tools[to % tools.length]!;
      const known = inputs.filter((input) => traits[to % tools.length]!.parameters.includes(input));
      if (first === later || (known.length === 0 && !precondition)) continue;
      const flows = Object.fromEntries(precondition ? [] : known.map((input) => [`out_${input}`, input]));
      edges.set(`${first.id} ${later.id}`, fakeEdge(first.name, later.name, flows));
    }
    return fakeGraph(tools, [...edges.values()]);
  });

/** A judge that says nested of about three edges in four, always the same. */
export const judgeMost: JudgeNested = ({ edge }) => ({
  nested: quickHash(`${edge.from} ${edge.to}`) % 4 > 0,
  reason: 'by hash',
});
