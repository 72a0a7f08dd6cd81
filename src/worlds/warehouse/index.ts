import { defineWorld } from '../define.ts';
import { warehouseFlows } from './flows.ts';
import { lookupTools } from './lookups.ts';
import { measureTools } from './measures.ts';
import { moveTools } from './moves.ts';
import { purchasingTools } from './purchasing.ts';
import { shelfTools } from './shelves.ts';
import { seedWarehouse } from './state.ts';

/** Storage sites of a company: stock in packs and units, transfers, counts, suppliers and purchase orders. */
export const warehouse = defineWorld({
  name: 'warehouse',
  category: 'Logistics',
  description:
    'Storage sites of a company: stock in packs and units, transfers, counts, suppliers and purchase orders.',
  seedState: seedWarehouse,
  tools: [...lookupTools, ...measureTools, ...moveTools, ...shelfTools, ...purchasingTools],
  dependencies: warehouseFlows,
});
