import { defineWorld } from '../../define.ts';
import { cashTools } from './cash.ts';
import { tradingFlows } from './flows.ts';
import { orderingTools } from './ordering.ts';
import { quoteTools } from './quotes.ts';
import { screeningTools } from './screening.ts';
import { seedDesk } from './state.ts';
import { watchingTools } from './watching.ts';

/** A trader's desk: quotes, followed stocks, orders, and the cash of the account. */
export const trading = defineWorld({
  name: 'trading',
  category: 'Finance',
  description: "A trader's desk: quotes, followed stocks, orders, and the cash of the account.",
  seedState: seedDesk,
  tools: [...quoteTools, ...screeningTools, ...watchingTools, ...orderingTools, ...cashTools],
  dependencies: tradingFlows,
});
