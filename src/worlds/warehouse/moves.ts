import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { dayOf2026 } from '../values.ts';
import { fromSiteId, shipmentId, sku, toSiteId, units } from './parameters.ts';
import { availableUnits, findSite, nextId, stockOf, type Transfer, type WarehouseState } from './state.ts';

const tool = toolsOf<WarehouseState>();

const transferStock = tool({
  name: 'transfer_stock',
  description: 'Send units of an item from one site to another.',
  readOnly: false,
  parameters: { sku, from_site_id: fromSiteId, to_site_id: toSiteId, units },
  output: record({
    shipment_id: 'Id of the shipment.',
    remaining_units: ['integer', 'Units left at the sending site.'],
    arrival_date: 'Day on which it should arrive.',
  }),
  run: (state, given) => {
    const entry = stockOf(state, given.from_site_id, given.sku);
    if (!entry) return failure('not-found', `There is no stock of ${given.sku} at ${given.from_site_id}.`);
    if (!findSite(state, given.to_site_id)) return failure('not-found', `No site with id ${given.to_site_id}.`);
    if (given.from_site_id === given.to_site_id) return failure('refused', 'The two sites are the same.');
    if (availableUnits(entry) < given.units)
      return failure('refused', `Only ${availableUnits(entry)} units of ${given.sku} are available there.`);
    entry.units -= given.units;
    const shipment_id = nextId(state, 'SH');
    state.transfers.push({ shipment_id, ...given, status: 'moving' });
    return { shipment_id, remaining_units: entry.units, arrival_date: dayOf2026(165 + (state.next % 20)) };
  },
  phrases: {
    requests: [
      'send {units}[ of {sku}] from {from_site_id}[ to {to_site_id}]',
      'move {units}[ of {sku}][ from {from_site_id}] over to {to_site_id}',
      'supply {to_site_id} with {units}[ of {sku}][ from {from_site_id}]',
    ],
    ability: 'send goods from site to site',
    reports: [
      'The shipment {/shipment_id} arrives on {/arrival_date}; {/remaining_units} units stay behind.',
      'On its way as {/shipment_id}, due on {/arrival_date}. The sending site keeps {/remaining_units} units.',
    ],
    outputs: {
      '/shipment_id': { noun: 'shipment', verb: 'sent' },
      '/arrival_date': { noun: 'arrival date', verb: 'reported' },
    },
  },
});

const receiveTransfer = tool({
  name: 'receive_transfer',
  description: 'Note that a shipment between sites has arrived.',
  readOnly: false,
  parameters: { shipment_id: shipmentId },
  output: record({
    site_id: 'Id of the site that received it.',
    sku: 'Number of the item that arrived.',
    new_stock: ['integer', 'Units at the site now.'],
  }),
  run: (state, given) => {
    const transfer = movingTransfer(state, given.shipment_id);
    if (!('sku' in transfer)) return transfer;
    const entry = stockOf(state, transfer.to_site_id, transfer.sku)!;
    transfer.status = 'received';
    entry.units += transfer.units;
    return { site_id: entry.site_id, sku: entry.sku, new_stock: entry.units };
  },
  phrases: {
    requests: [
      'note that {shipment_id} has arrived',
      'book {shipment_id} in',
      'put {shipment_id} on the shelves, as it is here now',
    ],
    ability: 'take in shipments between sites',
    reports: [
      'Site {/site_id} now has {/new_stock} units of item {/sku}.',
      'Received: item {/sku} at site {/site_id}, {/new_stock} units in all.',
    ],
    outputs: {
      '/site_id': { noun: 'receiving site', verb: 'named' },
      '/sku': { noun: 'item', verb: 'received' },
    },
  },
});

const cancelTransfer = tool({
  name: 'cancel_transfer',
  description: 'Call back a shipment between sites that has not arrived.',
  readOnly: false,
  destructive: true,
  parameters: { shipment_id: shipmentId },
  output: record({
    returned_units: ['integer', 'Units that go back.'],
    sku: 'Number of the item.',
    site_id: 'Id of the site that they go back to.',
  }),
  run: (state, given) => {
    const transfer = movingTransfer(state, given.shipment_id);
    if (!('sku' in transfer)) return transfer;
    transfer.status = 'cancelled';
    stockOf(state, transfer.from_site_id, transfer.sku)!.units += transfer.units;
    return { returned_units: transfer.units, sku: transfer.sku, site_id: transfer.from_site_id };
  },
  phrases: {
    requests: [
      'call {shipment_id} back',
      'have {shipment_id} turn around and go home',
      'stop {shipment_id} on the way',
    ],
    ability: 'call back shipments between sites',
    reports: [
      '{/returned_units} units go back to site {/site_id}.',
      'It is cancelled, and site {/site_id} gets {/returned_units} units back.',
    ],
    outputs: {
      '/sku': { noun: 'item', verb: 'called back' },
      '/returned_units': { noun: 'returned quantity', verb: 'reported' },
      '/site_id': { noun: 'site', verb: 'named' },
    },
  },
});

function movingTransfer(state: WarehouseState, id: string): Transfer | ReturnType<typeof failure> {
  const transfer = state.transfers.find(({ shipment_id }) => shipment_id === id);
  if (!transfer) return failure('not-found', `No shipment with id ${id}.`);
  if (transfer.status !== 'moving') return failure('wrong-state', `Shipment ${id} is ${transfer.status}.`);
  return transfer;
}

export const moveTools = [transferStock, receiveTransfer, cancelTransfer];
