import type { DependencyEdge, DependencyGraph } from '../core/graph.ts';

const keys = [
  ['name', 'node'],
  ['toolset', 'node'],
  ['category', 'node'],
  ['kind', 'edge'],
  ['bindings', 'edge'],
  ['evidence', 'edge'],
] as const;

/** The graph as GraphML (http://graphml.graphdrawing.org/specification.html), piece by piece. */
export function* graphToGraphml(graph: DependencyGraph): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  for (const [name, end] of keys) yield `<key id="${name}" for="${end}" attr.name="${name}" attr.type="string"/>\n`;
  yield '<graph id="dependencies" edgedefault="directed">\n';
  // Ids of nodes must be XML name tokens, which ids of tools are not.
  const nodes = new Map(graph.tools.map(({ id }, index) => [id, `n${index}`]));
  for (const { id, toolset, category } of graph.tools) {
    yield `<node id="${nodes.get(id)}">${data('name', id)}${data('toolset', toolset)}${data('category', category)}</node>\n`;
  }
  for (const edge of graph.edges) {
    yield `<edge source="${nodes.get(edge.from)}" target="${nodes.get(edge.to)}">${edgeData(edge)}</edge>\n`;
  }
  yield '</graph>\n</graphml>\n';
}

function edgeData({ kind, bindings, evidence }: DependencyEdge): string {
  const flows = bindings.map(({ output, input }) => `${output} -> ${input}`).join(', ');
  return data('kind', kind) + data('bindings', flows) + data('evidence', evidence.map(({ by }) => by).join(', '));
}

function data(key: (typeof keys)[number][0], text: string): string {
  return `<data key="${key}">${escapeXml(text)}</data>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

// XML 1.0 has no way at all to write most control characters and lone surrogates.
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replace(/[&<>"']/g, (sign) => entities[sign]!);
}
