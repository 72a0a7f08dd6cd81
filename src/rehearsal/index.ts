export { type Estimate, type EstimateOptions, estimate } from './estimate.ts';
export { type RehearsalOptions, rehearse } from './rehearse.ts';
