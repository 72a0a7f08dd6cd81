export { type BuildGraphOptions, buildGraph } from './build-graph.ts';
export { graphToDot } from './dot.ts';
export { type GraphFile, graphFileSchema, graphToJson, readGraph } from './graph-json.ts';
export { graphToGraphml } from './graphml.ts';
export { type EdgeQuality, measureEdges } from './measure-edges.ts';
export { measureRelevance, type RelevanceQuality, type ToolQuery } from './measure-relevance.ts';
export { type EdgeOverrides, edgeOverridesSchema, parseEdgeOverrides } from './overrides.ts';
export { createRuleJudge } from './rule-judge.ts';
export { type DegreeSummary, type GraphStatistics, graphStatistics } from './statistics.ts';
