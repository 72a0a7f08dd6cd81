export {
  type HeldOutBenchmarkOptions,
  type HeldOutVerdict,
  heldOutBenchmark,
  type Unscored,
} from './benchmark.ts';
export type { HeldOutErrorType } from './check.ts';
export { type HeldOutReason, heldOutReasons, reasonsOf } from './reasons.ts';
export { type HeldOutOutcome, type HeldOutReport, reportMarkdown, reportOn, reportText } from './report.ts';
