import type { PythonDict, PythonValue } from '../../../python/index.ts';
import type { HttpSource } from './http.ts';

/** The graphs of the academia tools. */
export type GraphName = 'PaperNet' | 'AuthorNet';

/** Where the academia tools get their data: papers by title, authors by name. */
export interface GraphSource {
  /** The papers that a paper cites, or an author's collaborators, in the graph's order; undefined without such a node. */
  neighbours(graph: GraphName, node: PythonValue): readonly string[] | undefined;
  /** The attributes of a node, or undefined when there is none of this name. */
  node(graph: GraphName, node: PythonValue): PythonDict | undefined;
  /** The attributes of an edge, or undefined. Edges between papers lead from the citing one to the cited one. */
  edge(graph: GraphName, from: PythonValue, to: PythonValue): PythonDict | undefined;
}

/** Where an episode gets its data; a kind that no task needs may be left out. */
export interface DataSources {
  graph?: GraphSource | undefined;
  http?: HttpSource | undefined;
}
