import { expect } from 'vitest';
import type { DependencyGraph } from '../../src/core/graph.ts';
import { callNodes, type SignaturePath, signaturePathSchema } from '../../src/core/path.ts';
import { illegalNodes } from '../../src/paths/legality.ts';

/** Expects of a path what every path keeps to, whatever was done to it. */
export function expectLawfulPath(graph: DependencyGraph, path: SignaturePath): void {
  expect(signaturePathSchema.safeParse(path).error).toBeUndefined();
  expect(illegalNodes(graph, path)).toEqual([]);
  expectUniqueIds(path);
  expectTrueUses(graph, path);
  expectHelpersAreUsed(path);
  expectRepeatsAgree(path);
}

function expectUniqueIds(path: SignaturePath): void {
  const nodes = path.turns.flatMap((turn) => turn.nodes);
  expect(new Set(nodes.map((node) => node.id)).size).toBe(nodes.length);
  expect(new Set(path.turns.map((turn) => turn.id)).size).toBe(path.turns.length);
  expect(new Set(nodes.map((node) => node.tool)).size).toBe(nodes.length);
}

// Each use points back along an edge that has these bindings; a parameter has one source.
function expectTrueUses(graph: DependencyGraph, path: SignaturePath): void {
  const nodes = path.turns.flatMap((turn) => turn.nodes);
  nodes.forEach((node, at) => {
    const inputs = node.uses.flatMap((use) => use.bindings.map((binding) => binding.input));
    expect(new Set(inputs).size).toBe(inputs.length);
    for (const use of node.uses) {
      const source = nodes.slice(0, at).find((earlier) => earlier.id === use.node);
      expect(source).toBeDefined();
      const edge = graph.outgoing(source!.tool).find((each) => each.to === node.tool);
      expect(edge?.bindings).toEqual(expect.arrayContaining(use.bindings));
    }
  });
}

function expectHelpersAreUsed(path: SignaturePath): void {
  for (const turn of path.turns) {
    if (turn.type === 'missing') continue;
    expect(turn.nodes.at(-1)?.hidden).toBe(false);
    turn.nodes.forEach((node, at) => {
      const later = turn.nodes.slice(at + 1).flatMap((other) => other.uses);
      const used = later.some((use) => use.node === node.id && use.bindings.length > 0);
      if (node.hidden) expect({ node, used }).toEqual({ node, used: true });
    });
  }
}

// What is repeated for the results of a repeated node is called as often as one of those; a repeated helper feeds such a node.
function expectRepeatsAgree(path: SignaturePath): void {
  const nodes = new Map(callNodes(path).map((node) => [node.id, node]));
  for (const node of nodes.values()) {
    const sources = node.uses.filter((use) => use.bindings.length > 0).flatMap((use) => nodes.get(use.node) ?? []);
    const repeated = sources.filter((source) => source.calls > 1);
    if (node.calls > 1 && repeated.length > 0) expect(repeated.map((source) => source.calls)).toContain(node.calls);
    for (const helper of repeated.filter((source) => source.hidden)) expect(node.calls).toBe(helper.calls);
  }
}
