export { type RehearsalOptions, rehearse } from './rehearse.ts';
