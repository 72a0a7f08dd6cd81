import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { dayOf2026, daysAfter, toCents } from '../values.ts';
import { integer, packs, purchaseOrderId, sku, text, toSiteId } from './parameters.ts';
import { findItem, findSite, nextId, type PurchaseOrder, stockOf, type WarehouseState } from './state.ts';

const tool = toolsOf<WarehouseState>();

const createPurchaseOrder = tool({
  name: 'create_purchase_order',
  description: 'Order packs of an item from a supplier for a site.',
  readOnly: false,
  parameters: {
    sku: { ...sku, draw: ({ state, random }) => random.pick(state.items).sku },
    packs,
    supplier_id: text({
      description: 'Id of the supplier, such as SU-66.',
      noun: 'supplier id',
      supply: ['order it from supplier {value}', 'the supplier is {value}'],
      stated: 'supplier {value}',
      draw: ({ state, random }) => random.pick(state.suppliers).supplier_id,
    }),
    site_id: {
      ...toSiteId,
      draw: ({ state, random }) => random.pick(state.sites).site_id,
    },
  },
  output: record({
    purchase_order_id: 'Id of the purchase order.',
    total_cost: ['number', 'Cost in dollars.'],
    delivery_date: 'Day on which it should be delivered.',
  }),
  run: (state, given) => {
    const item = findItem(state, given.sku);
    const supplier = state.suppliers.find(({ supplier_id }) => supplier_id === given.supplier_id);
    if (!item) return failure('not-found', `No item with number ${given.sku}.`);
    if (!supplier) return failure('not-found', `No supplier with id ${given.supplier_id}.`);
    if (!findSite(state, given.site_id)) return failure('not-found', `No site with id ${given.site_id}.`);
    const purchase_order_id = nextId(state, 'PO');
    const date = dayOf2026(162 + supplier.lead_days);
    state.orders.push({ purchase_order_id, ...given, date, status: 'ordered' });
    const total_cost = toCents(toCents(item.pack_price * supplier.factors[item.sku]!) * given.packs);
    return { purchase_order_id, total_cost, delivery_date: date };
  },
  phrases: {
    requests: [
      'order {packs}[ of {sku}][ from {supplier_id}][ for {site_id}]',
      'buy {packs}[ of {sku}][ from {supplier_id}][, to be delivered to {site_id}]',
      'have {supplier_id} deliver {packs}[ of {sku}][ to {site_id}]',
    ],
    ability: 'order goods from suppliers',
    reports: [
      'The purchase order {/purchase_order_id} costs {/total_cost} dollars and comes on {/delivery_date}.',
      'Ordered as {/purchase_order_id} for {/total_cost} dollars, due on {/delivery_date}.',
    ],
    outputs: {
      '/purchase_order_id': { noun: 'purchase order', verb: 'placed' },
      '/total_cost': { noun: 'order cost', verb: 'reported' },
    },
  },
});

const receivePurchaseOrder = tool({
  name: 'receive_purchase_order',
  description: 'Note that a purchase order was delivered.',
  readOnly: false,
  parameters: { purchase_order_id: purchaseOrderId },
  output: record({
    site_id: 'Id of the site that received it.',
    sku: 'Number of the delivered item.',
    received_units: ['integer', 'Units delivered.'],
  }),
  run: (state, given) => {
    const order = openOrder(state, given.purchase_order_id);
    if (!('packs' in order)) return order;
    order.status = 'received';
    const received_units = order.packs * findItem(state, order.sku)!.units_per_pack;
    stockOf(state, order.site_id, order.sku)!.units += received_units;
    return { site_id: order.site_id, sku: order.sku, received_units };
  },
  phrases: {
    requests: [
      'note that the goods of {purchase_order_id} are here',
      'book the delivery of {purchase_order_id} in',
      'mark {purchase_order_id} as delivered',
    ],
    ability: 'take in deliveries of suppliers',
    reports: [
      'Site {/site_id} took in {/received_units} units of item {/sku}.',
      '{/received_units} units of item {/sku} are on the shelves of site {/site_id}.',
    ],
    outputs: {
      '/site_id': { noun: 'receiving site', verb: 'named' },
      '/sku': { noun: 'delivered item', verb: 'named' },
      '/received_units': { noun: 'delivered quantity', verb: 'reported' },
    },
  },
});

const postponePurchaseOrder = tool({
  name: 'postpone_purchase_order',
  description: 'Ask for a purchase order to be delivered some days later; the supplier takes a storage fee.',
  readOnly: false,
  parameters: {
    purchase_order_id: purchaseOrderId,
    days: integer({
      description: 'How many days later.',
      noun: 'number of days',
      supply: ['{value} days later', 'by {value} days'],
      minimum: 1,
      maximum: 60,
      stated: '{value} days',
      draw: ({ random }) => random.integer(3, 28),
    }),
  },
  output: record({ delivery_date: 'New day of delivery.', storage_fee: ['number', 'Fee in dollars.'] }),
  run: (state, given) => {
    const order = openOrder(state, given.purchase_order_id);
    if (!('packs' in order)) return order;
    order.date = daysAfter(order.date, given.days);
    return { delivery_date: order.date, storage_fee: toCents(given.days * order.packs * 0.15) };
  },
  phrases: {
    requests: [
      'push {purchase_order_id} back[ by {days}]',
      'have {purchase_order_id} come later[, by {days}]',
      'ask the supplier to wait with {purchase_order_id}[ for another {days}]',
    ],
    ability: 'put off deliveries of suppliers',
    reports: [
      'It now comes on {/delivery_date}; the storage fee is {/storage_fee} dollars.',
      'The new date is {/delivery_date}, for a fee of {/storage_fee} dollars.',
    ],
    outputs: { '/storage_fee': { noun: 'storage fee', verb: 'reported' } },
  },
});

const cancelPurchaseOrder = tool({
  name: 'cancel_purchase_order',
  description: 'Cancel a purchase order that was not delivered; the supplier takes a fee.',
  readOnly: false,
  destructive: true,
  parameters: { purchase_order_id: purchaseOrderId },
  output: record({
    cancelled_packs: ['integer', 'Packs that will not come.'],
    sku: 'Number of the item that will not come.',
    cancellation_fee: ['number', 'Fee in dollars.'],
  }),
  run: (state, given) => {
    const order = openOrder(state, given.purchase_order_id);
    if (!('packs' in order)) return order;
    order.status = 'cancelled';
    return { cancelled_packs: order.packs, sku: order.sku, cancellation_fee: 15 };
  },
  phrases: {
    requests: [
      'call off {purchase_order_id}',
      'tell the supplier that we no longer want {purchase_order_id}',
      'withdraw {purchase_order_id} before it is delivered',
    ],
    ability: 'cancel purchase orders',
    reports: [
      'It is cancelled: {/cancelled_packs} pack(s) of item {/sku} will not come, and the fee is {/cancellation_fee} dollars.',
      'The supplier takes {/cancellation_fee} dollars, and {/cancelled_packs} pack(s) of item {/sku} are off.',
    ],
    outputs: {
      '/cancelled_packs': { noun: 'cancelled quantity', verb: 'reported' },
      '/sku': { noun: 'cancelled item', verb: 'named' },
      '/cancellation_fee': { noun: 'cancellation fee', verb: 'reported' },
    },
  },
});

function openOrder(state: WarehouseState, id: string): PurchaseOrder | ReturnType<typeof failure> {
  const order = state.orders.find(({ purchase_order_id }) => purchase_order_id === id);
  if (!order) return failure('not-found', `No purchase order with id ${id}.`);
  if (order.status !== 'ordered') return failure('wrong-state', `Purchase order ${id} is ${order.status}.`);
  return order;
}

export const purchasingTools = [createPurchaseOrder, receivePurchaseOrder, postponePurchaseOrder, cancelPurchaseOrder];
