export { type CanonicalName, type MeasuredRow, measuredRow } from './measured-row.ts';
export { type FindOverlap, type Overlap, overlapFinder } from './overlap.ts';
export type { BenchmarkPath, BenchmarkQuery, BenchmarkReference, BenchmarkTool } from './reference.ts';
export { ContaminationTally } from './tally.ts';
