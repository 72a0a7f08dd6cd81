export { allFaults, type FaultName, type FaultProbabilities, faultNames, faults } from './faults.ts';
export { type MockModel, type MockModelOptions, startMockModel } from './start-mock-model.ts';
export type { MockTally } from './tally.ts';
export type { ServerTraits } from './traits.ts';
