import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DependencyEdge, DependencyGraph } from '../core/graph.ts';
import { defaultAnnotations, type Tool } from '../core/tool.ts';
import { graphToDot } from './dot.ts';
import { graphToJson, readGraph } from './graph-json.ts';
import { graphToGraphml } from './graphml.ts';
import { IndexedGraph } from './indexed-graph.ts';

function tool(id: string): Tool {
  return {
    id,
    name: 'tool',
    description: '',
    category: 'Travel',
    toolset: id,
    inputSchema: { type: 'object' },
    annotations: defaultAnnotations,
    source: { kind: 'functions', name: id },
  };
}

function chain(ids: readonly string[]): DependencyGraph {
  const ordered = [...ids].sort();
  const edges = ordered.slice(1).map(
    (to, index): DependencyEdge => ({
      from: ordered[index]!,
      to,
      kind: 'partial-input',
      bindings: [{ output: `/${to}`, input: to }],
      evidence: [{ by: 'user', where: to }],
    }),
  );
  const candidates = ordered.map((_, index) => (index + 1 < ordered.length ? [index + 1] : []));
  return new IndexedGraph({ tools: ordered.map(tool), candidates, edges });
}

const hostile = [
  'a"b',
  'c\\',
  '<x a="1">&amp;',
  ']]>',
  '\u0000\u001f',
  '\ud800',
  'line\nbreak',
  '__proto__',
  "o'clock",
];
const idsArbitrary = fc.uniqueArray(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostile)), {
  minLength: 2,
  maxLength: 8,
});
const join = (pieces: Iterable<string>) => [...pieces].join('');

describe('JSON', () => {
  test('is read back as the same graph', () => {
    fc.assert(
      fc.property(idsArbitrary, (ids) => {
        const graph = chain(ids);
        const read = readGraph(join(graphToJson(graph)), { file: 'graph.json', tools: graph.tools });
        expect(read.tools).toEqual(graph.tools);
        expect(read.edges).toEqual(graph.edges);
        for (const id of ids) expect(read.candidates(id)).toEqual(graph.candidates(id));
      }),
    );
  });

  test('has one edge a line', () => {
    expect(join(graphToJson(chain(['a', 'b'])))).toBe(
      '{"version":1,\n"tools":[\n"a",\n"b"],\n"candidates":[\n[1],\n[]],\n"edges":[\n' +
        '{"from":"a","to":"b","kind":"partial-input","bindings":[{"output":"/b","input":"b"}],' +
        '"evidence":[{"by":"user","where":"b"}]}]}\n',
    );
  });

  test.each<[why: string, text: string, message: string]>([
    ['cut off', '{"version":1,', 'graph.json: this is no JSON'],
    ['another version', '{"version":2,"tools":[],"candidates":[],"edges":[]}', 'graph.json: version'],
    ['an unknown tool', '{"version":1,"tools":["z"],"candidates":[[]],"edges":[]}', 'graph.json: tools[0]'],
    ['a candidate too many', '{"version":1,"tools":["a"],"candidates":[[1]],"edges":[]}', 'graph.json: candidates[0]'],
    ['a list too few', '{"version":1,"tools":["a"],"candidates":[],"edges":[]}', 'graph.json: candidates'],
    [
      'an edge to nowhere',
      '{"version":1,"tools":["a"],"candidates":[[]],"edges":[{"from":"a","to":"b","kind":"precondition","bindings":[],"evidence":[]}]}',
      'graph.json: edges[0]',
    ],
  ])('%s is refused', (_, text, message) => {
    expect(() => readGraph(text, { file: 'graph.json', tools: [tool('a')] })).toThrow(message);
  });
});

describe('GraphML', () => {
  const piece = /^(?:<\?xml [^<>]*\?>|<\/?[a-z]+(?: [a-z.]+="[^"<&]*")*\/?>|[^<>&]|&(?:amp|lt|gt|quot|apos);)/u;

  test('is well-formed whatever the names are', () => {
    fc.assert(
      fc.property(idsArbitrary, (ids) => {
        const text = join(graphToGraphml(chain(ids)));
        expect(text).not.toMatch(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u);
        expect(unread(text, piece)).toBe('');
        const opened = text.match(/<[a-z][^<>]*[^/]>/g)!.length;
        expect(text.match(/<\/[a-z]+>/g)).toHaveLength(opened);
        expect(text.match(/<node /g)).toHaveLength(ids.length);
        expect(text.match(/<edge /g)).toHaveLength(ids.length - 1);
      }),
    );
  });
});

describe('DOT', () => {
  const piece = /^(?:->|"(?:[^"\\\n]|\\["\\n])*"|[a-z0-9A-Z={};,\s[\]])/;

  test('is well-formed whatever the names are', () => {
    fc.assert(
      fc.property(idsArbitrary, (ids) => {
        const text = join(graphToDot(chain(ids)));
        expect(unread(text, piece)).toBe('');
        expect(text.trimEnd().split('\n')).toHaveLength(3 + ids.length + ids.length - 1 + 1);
      }),
    );
  });
});

/** What is left of a text when pieces are taken off its start as long as they fit. */
function unread(text: string, piece: RegExp): string {
  let rest = text;
  for (let match = piece.exec(rest); match; match = piece.exec(rest)) rest = rest.slice(match[0].length);
  return rest;
}
