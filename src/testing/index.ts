// The promise of `magnet-fc/testing`: fakes, and suites to run on a seam of one's own. The suites need vitest.
export { type ExecutorCase, testExecutor } from './executor-suite.ts';
export { type FakeTool, fakeExecutor } from './fake-executor.ts';
export { type FakeTeacher, fakeTeacher } from './fake-teacher.ts';
export {
  allFaults,
  type FaultName,
  type FaultProbabilities,
  faultNames,
  type MockModel,
  type MockModelOptions,
  type MockTally,
  type ServerTraits,
  startMockModel,
} from './mock-model/index.ts';
export { testWorld } from './world-suite.ts';
