import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { categories } from '../core/categories.ts';
import type { DependencyEdge } from '../core/graph.ts';
import { createRandom } from '../core/random.ts';
import { defaultAnnotations, parametersOf, type Tool } from '../core/tool.ts';
import { buildGraph } from './build-graph.ts';
import { describesPointer } from './output-fields.ts';
import { createRuleJudge } from './rule-judge.ts';

const nouns = ['booking', 'order', 'customer', 'flight'];

/** A tool of a random small pool whose ids and outputs often fit each other. */
const toolArbitrary = fc
  .record({
    verb: fc.constantFrom('create', 'get', 'cancel', 'check'),
    noun: fc.constantFrom(...nouns),
    toolset: fc.constantFrom('alpha', 'beta', 'a"<&>'),
    category: fc.constantFrom(categories[0], categories[1], 'misc' as const),
    inputs: fc.subarray(nouns),
    outputs: fc.subarray(nouns),
  })
  .map(({ verb, noun, toolset, category, inputs, outputs }): Tool => {
    const name = `${verb}_${noun}`;
    return {
      id: `${toolset}/${name}`,
      name,
      description: `To ${verb} a ${noun}.`,
      category,
      toolset,
      inputSchema: {
        type: 'object',
        properties: Object.fromEntries(inputs.map((input) => [`${input}_id`, { type: 'string' }])),
        required: inputs.slice(0, 1).map((input) => `${input}_id`),
      },
      outputSchema: {
        type: 'object',
        properties: {
          found: {
            type: 'array',
            items: {
              type: 'object',
              properties: Object.fromEntries(outputs.map((output) => [`${output}_id`, { type: 'string' }])),
            },
          },
        },
      },
      annotations: defaultAnnotations,
      source: { kind: 'functions', name },
    };
  });

const poolArbitrary = fc.uniqueArray(toolArbitrary, { selector: (tool) => tool.id, minLength: 2, maxLength: 24 });

function build(tools: readonly Tool[], seed: string, limit: number, declared: readonly DependencyEdge[] = []) {
  return buildGraph(tools, { judge: createRuleJudge(), random: createRandom(seed), candidates: limit, declared });
}

describe('laws', () => {
  test('edges join different tools of the pool and go to candidates, of which there are not too many', async () => {
    await fc.assert(
      fc.asyncProperty(poolArbitrary, fc.string(), fc.integer({ min: 1, max: 12 }), async (tools, seed, limit) => {
        const graph = await build(tools, seed, limit);
        for (const { from, to } of graph.edges) {
          expect(from).not.toBe(to);
          expect(graph.candidates(from)).toContain(to);
          expect(tools).toContain(graph.tool(to));
        }
        for (const { id } of tools) {
          expect(graph.candidates(id)).toHaveLength(Math.min(limit, tools.length - 1));
          expect(graph.candidates(id)).not.toContain(id);
        }
      }),
    );
  });

  test('bindings name outputs and parameters that exist', async () => {
    await fc.assert(
      fc.asyncProperty(poolArbitrary, fc.string(), async (tools, seed) => {
        const graph = await build(tools, seed, 30);
        for (const { from, to, bindings } of graph.edges) {
          for (const { output, input } of bindings) {
            expect(describesPointer(graph.tool(from).outputSchema!, output)).toBe(true);
            expect(parametersOf(graph.tool(to)).map(([name]) => name)).toContain(input);
          }
        }
      }),
    );
  });

  test('the order of the tools does not matter', async () => {
    await fc.assert(
      fc.asyncProperty(poolArbitrary, fc.string(), fc.integer({ min: 1, max: 12 }), async (tools, seed, limit) => {
        const graph = await build(tools, seed, limit);
        const shuffled = await build(createRandom(seed).fork('order').shuffle(tools), seed, limit);
        expect(shuffled.edges).toEqual(graph.edges);
        expect(tools.map(({ id }) => shuffled.candidates(id))).toEqual(tools.map(({ id }) => graph.candidates(id)));
      }),
    );
  });
});
