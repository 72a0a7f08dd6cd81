import { defineWorld } from '../../define.ts';
import { changingTools } from './changing.ts';
import { dependencies } from './flows.ts';
import { handlingTools } from './handling.ts';
import { readingTools } from './reading.ts';
import { seedDesk } from './state.ts';

/** A help desk: tickets of the people in a company, from the report to the solution. */
export const tickets = defineWorld({
  name: 'tickets',
  category: 'Business_Software',
  description: 'A help desk: tickets of the people in a company, from the report to the solution.',
  seedState: seedDesk,
  tools: [...readingTools, ...handlingTools, ...changingTools],
  dependencies,
});
