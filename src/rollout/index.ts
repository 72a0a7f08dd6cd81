export { type NegativeOptions, type Negatives, rolloutNegatives } from './negative.ts';
export { createDistractors, type Distractors, defaultOffer, type OfferOptions, offerTools } from './offer-tools.ts';
export { type PositiveOptions, rolloutPositive } from './positive.ts';
