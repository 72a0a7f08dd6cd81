import type { PythonDict, PythonValue } from '../../../python/index.ts';
import { str } from '../../../python/index.ts';
import type { GraphName, GraphSource } from '../source/graph.ts';
import { type Environment, failed, finish, plainComparison, succeeded, type ToolMethod } from './environment.ts';

/** The environment of papers and authors. Its graphs are not loaded at the start. */
export function academia(source: GraphSource): Environment {
  const tools = new AcademiaTools(source);
  const neighbours = tools.neighbours();
  return {
    ...plainComparison,
    tools: {
      loadPaperNet: tools.load('PaperNet'),
      loadAuthorNet: tools.load('AuthorNet'),
      neighbourCheck: neighbours,
      neighborCheck: neighbours,
      paperNodeCheck: tools.node('PaperNet'),
      authorNodeCheck: tools.node('AuthorNet'),
      authorEdgeCheck: tools.edge('AuthorNet'),
      paperEdgeCheck: tools.edge('PaperNet'),
      finish,
    },
  };
}

class AcademiaTools {
  readonly #source: GraphSource;
  readonly #loaded = new Set<GraphName>();

  constructor(source: GraphSource) {
    this.#source = source;
  }

  load(graph: GraphName): ToolMethod {
    return {
      parameters: [],
      run: () => {
        this.#loaded.add(graph);
        return succeeded(`${graph} is loaded.`);
      },
    };
  }

  neighbours(): ToolMethod {
    return {
      parameters: ['graph', 'node'],
      run: (graph, node) => {
        // The original reports this error of its own as a failure.
        if (!isGraphName(graph!)) return failed("AttributeError('str' object has no attribute 'neighbors')");
        return this.#refusal(graph, [node!]) ?? succeeded([...this.#source.neighbours(graph, node!)!]);
      },
    };
  }

  node(graph: GraphName): ToolMethod {
    return {
      parameters: ['node'],
      run: (node) => this.#refusal(graph, [node!]) ?? succeeded(this.#source.node(graph, node!) as PythonDict),
    };
  }

  edge(graph: GraphName): ToolMethod {
    return {
      parameters: ['node1', 'node2'],
      run: (one, other) => {
        const refusal = this.#refusal(graph, [one!, other!]);
        if (refusal) return refusal;
        const edge = this.#source.edge(graph, one!, other!);
        return edge ? succeeded(edge) : failed(`There is no edge between ${str(one!)} and ${str(other!)}.`);
      },
    };
  }

  /** The failure of a call on a graph that is not loaded or that lacks a node. */
  #refusal(graph: GraphName, nodes: readonly PythonValue[]) {
    if (!this.#loaded.has(graph)) return failed(`Please load the ${graph} first.`);
    const absent = nodes.find((node) => this.#source.node(graph, node) === undefined);
    return absent === undefined ? undefined : failed(`There is no node named ${str(absent)} in the ${graph}.`);
  }
}

function isGraphName(value: PythonValue): value is GraphName {
  return value === 'PaperNet' || value === 'AuthorNet';
}
