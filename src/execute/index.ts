export { withFaults } from './faults.ts';
export { type RecordedCall, replayExecutor } from './replay.ts';
export { routeExecutor } from './route.ts';
export { simulatedExecutor } from './simulated.ts';
export { simulatedBy } from './simulated-by.ts';
export { worldExecutor } from './world.ts';
