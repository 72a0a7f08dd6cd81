import type { DependencyGraph, EdgeKind } from '../core/graph.ts';

const styles: Readonly<Record<EdgeKind, string>> = {
  'whole-input': 'bold',
  'partial-input': 'solid',
  precondition: 'dashed',
};

/** The graph in the DOT language of Graphviz, piece by piece. */
export function* graphToDot(graph: DependencyGraph): Generator<string> {
  yield 'digraph dependencies {\n  rankdir=LR;\n  node [shape=box];\n';
  // Different ids may look the same once what cannot be shown is replaced, so nodes have names of their own.
  const nodes = new Map(graph.tools.map(({ id }, index) => [id, `n${index}`]));
  for (const { id } of graph.tools) yield `  ${nodes.get(id)} [label=${quote(id)}];\n`;
  for (const { from, to, kind, bindings } of graph.edges) {
    const label = bindings.map(({ output, input }) => `${output} -> ${input}`).join('\n');
    yield `  ${nodes.get(from)} -> ${nodes.get(to)} [style=${styles[kind]}, label=${quote(label)}];\n`;
  }
  yield '}\n';
}

// In a quoted DOT string a backslash also begins an escape of labels, so it is doubled.
function quote(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replace(/\r\n?|\n/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
    .replace(/[\u0000-\u001f\u007f]|\p{Surrogate}/gu, '\u{FFFD}');
  return `"${escaped}"`;
}
