import { defineWorld } from '../../define.ts';
import { amountTools } from './amounts.ts';
import { conversionTools } from './conversions.ts';
import { figureTools } from './figures.ts';
import { mathFlows } from './flows.ts';
import { seriesTools } from './series.ts';
import { seedDesk } from './state.ts';

/** A calculator: amounts, series of readings, unit conversion, powers, roots, logarithms and rounding. */
export const math = defineWorld({
  name: 'math',
  category: 'Science',
  description: 'A calculator: amounts, series of readings, unit conversion, powers, roots, logarithms and rounding.',
  seedState: seedDesk,
  tools: [...amountTools, ...seriesTools, ...conversionTools, ...figureTools],
  dependencies: mathFlows,
});
