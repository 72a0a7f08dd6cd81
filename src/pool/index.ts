export { formatPoolReport } from './format-report.ts';
export { labelTool } from './labels.ts';
export { type LoadedPool, type LoadPoolOptions, loadPool } from './load-pool.ts';
export type { DropReason } from './raw-tool.ts';
export type { OutputCounts, PoolReport, SourceReport } from './report.ts';
export { type FileKind, fileKinds, type PoolSource, parseSource } from './source.ts';
export { createToolPool, type ToolPool } from './tool-pool.ts';
