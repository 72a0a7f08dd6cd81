import { readFileSync } from 'node:fs';
import { MagnetError } from '../../../core/errors.ts';
import { dict, PythonDict, PythonError, type PythonValue, readJson } from '../../../python/index.ts';
import { Fields } from '../../fields.ts';
import type { GraphName, GraphSource } from './graph.ts';

interface GraphNode {
  attributes: PythonDict;
  neighbours: readonly string[];
}

/**
 * Reads the graphs from a JSON file: `papers` with `title`, `attributes`, `cites`; `authors` with `name`, `attributes`,
 * `collaborators`; `author_edges` and, where they have attributes, `paper_edges` with `a`, `b`, `attributes`.
 * `training/convert_academia.py` makes one of the original files. Throws `bad-file`.
 */
export function readGraph(path: string): GraphSource {
  return graphSource(readText(path), path);
}

/** The graphs of a JSON text in the form of the file; `where` is what messages call it. Throws `bad-file`. */
export function graphSource(text: string, where: string): GraphSource {
  return new FileGraphs(new Fields(readObject(text, where), where));
}

class FileGraphs implements GraphSource {
  readonly #nodes: Readonly<Record<GraphName, ReadonlyMap<PythonValue, GraphNode>>>;
  readonly #edges: Readonly<Record<GraphName, ReadonlyMap<string, PythonDict>>>;

  constructor(file: Fields) {
    this.#nodes = {
      PaperNet: nodesOf(file.parts('papers'), { name: 'title', neighbours: 'cites' }),
      AuthorNet: nodesOf(file.parts('authors'), { name: 'name', neighbours: 'collaborators' }),
    };
    const paperEdges = file.record.has('paper_edges') ? file.parts('paper_edges') : [];
    this.#edges = { PaperNet: edgesOf(paperEdges), AuthorNet: edgesOf(file.parts('author_edges')) };
  }

  neighbours(graph: GraphName, node: PythonValue): readonly string[] | undefined {
    return this.#nodes[graph].get(node)?.neighbours;
  }

  node(graph: GraphName, node: PythonValue): PythonDict | undefined {
    return this.#nodes[graph].get(node)?.attributes;
  }

  edge(graph: GraphName, from: PythonValue, to: PythonValue): PythonDict | undefined {
    if (typeof from !== 'string' || typeof to !== 'string') return undefined;
    const edges = this.#edges[graph];
    const listed = edges.get(pair(from, to)) ?? (graph === 'AuthorNet' ? edges.get(pair(to, from)) : undefined);
    if (listed) return listed;
    return this.neighbours(graph, from)?.includes(to) ? dict() : undefined;
  }
}

function nodesOf(parts: readonly Fields[], names: { name: string; neighbours: string }): Map<PythonValue, GraphNode> {
  return new Map(
    parts.map((part) => [
      part.text(names.name),
      { attributes: part.dict('attributes'), neighbours: part.texts(names.neighbours) },
    ]),
  );
}

function edgesOf(parts: readonly Fields[]): Map<string, PythonDict> {
  return new Map(parts.map((part) => [pair(part.text('a'), part.text('b')), part.dict('attributes')]));
}

function pair(one: string, other: string): string {
  return `${one}\n${other}`;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const what = `the file cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new MagnetError({ code: 'bad-file', what, where: path, cause });
  }
}

function readObject(text: string, where: string): PythonDict {
  try {
    const value = readJson(text);
    if (value instanceof PythonDict) return value;
  } catch (cause) {
    if (!(cause instanceof PythonError)) throw cause;
    throw new MagnetError({ code: 'bad-file', what: `this is not JSON: ${cause.message}`, where, cause });
  }
  throw new MagnetError({ code: 'bad-file', what: 'this is no JSON object', where });
}
