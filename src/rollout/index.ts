export {
  type NegativeChoice,
  type NegativeOptions,
  type Negatives,
  negativeChoices,
  rolloutNegatives,
} from './negative.ts';
export { createDistractors, type Distractors, defaultOffer, type OfferOptions, offerTools } from './offer-tools.ts';
export { type Critic, type PositiveOptions, rolloutPositive } from './positive.ts';
