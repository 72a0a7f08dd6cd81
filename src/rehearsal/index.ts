export { askedRole } from './asked-role.ts';
export { type Estimate, type EstimateOptions, estimate } from './estimate.ts';
export type { Disturb } from './mouth.ts';
export { type RehearsalOptions, rehearse } from './rehearse.ts';
export { requestIdentity, withoutFormat } from './request-identity.ts';
