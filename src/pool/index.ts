export { labelTool } from './labels.ts';
export { type LoadedPool, type LoadPoolOptions, loadPool } from './load-pool.ts';
export type { DropReason } from './raw-tool.ts';
export { formatPoolReport, type OutputCounts, type PoolReport, type SourceReport } from './report.ts';
export { type FileKind, fileKinds, type PoolSource, parseSource } from './source.ts';
export { createToolPool, type ToolPool } from './tool-pool.ts';
