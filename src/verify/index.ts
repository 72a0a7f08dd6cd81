export { classifyResponse, explainResponse } from './classify-response.ts';
export {
  type BenchmarkPath,
  type BenchmarkQuery,
  type BenchmarkReference,
  type BenchmarkTool,
  ContaminationTally,
  type FindOverlap,
  type MeasuredRow,
  measuredRow,
  type Overlap,
  overlapFinder,
} from './contamination/index.ts';
export { executionVerifier } from './execution.ts';
export { type Classified, type ResponseKind, responseKinds } from './failure-rules.ts';
export { failureWordsVerifier } from './failure-words.ts';
export { leakageVerifier } from './leakage.ts';
export { missingVerifier } from './missing.ts';
export { createNearDuplicateIndex, duplicateText, type NearDuplicateIndex } from './near-duplicates.ts';
export { firstDifference, type PairVerification, type VerifyPairInput, verifyPair } from './pair.ts';
export { provenanceVerifier } from './provenance.ts';
export { referenceVerifier } from './reference.ts';
export { schemaVerifier } from './schema.ts';
export { solvedEarlyVerifier } from './solved-early.ts';
export { stateVerifier } from './state.ts';
export { defaultVerifiers, verifyTrajectory } from './verify-trajectory.ts';
