import { type DrawContext, parametersOf } from '../parameters.ts';
import { anyOf } from '../values.ts';
import { availableUnits, type Stock, stockOf, type WarehouseState } from './state.ts';

export const { text, integer, number, choice, optional } = parametersOf<WarehouseState>();

type Context = DrawContext<WarehouseState>;

/** A stock entry that agrees with what is known of a call that takes units away. */
function sufficientStock({ state, given, random }: Context): Stock | undefined {
  const site = given.site_id ?? given.from_site_id;
  const least = typeof given.units === 'number' ? given.units : 12;
  const fitting = state.stock.filter(
    (entry) =>
      (site === undefined || entry.site_id === site) &&
      (given.sku === undefined || entry.sku === given.sku) &&
      entry.site_id !== given.to_site_id &&
      availableUnits(entry) >= least,
  );
  return anyOf(random, fitting);
}

export const siteId = text({
  description: 'Id of the site, such as WH-35.',
  noun: 'site id',
  supply: ['the site is {value}', 'at site {value}, please'],
  stated: 'site {value}',
  draw: (context) => sufficientStock(context)?.site_id,
});

export const fromSiteId = text({
  description: 'Id of the site that gives, such as WH-35.',
  noun: 'id of the sending site',
  supply: ['it comes from site {value}', 'take it from site {value}'],
  stated: 'site {value}',
  draw: (context) => sufficientStock(context)?.site_id,
});

export const toSiteId = text({
  description: 'Id of the site that receives, such as WH-39.',
  noun: 'id of the receiving site',
  supply: ['it goes to site {value}', 'the destination is site {value}'],
  stated: 'site {value}',
  draw: ({ state, given, random }) =>
    anyOf(
      random,
      state.sites.filter(({ site_id }) => site_id !== given.from_site_id),
    )?.site_id,
});

export const sku = text({
  description: 'Stock-keeping number of the item, such as SK-215.',
  noun: 'item number',
  supply: ['I mean item {value}', 'the item is {value}'],
  stated: 'item {value}',
  draw: (context) => sufficientStock(context)?.sku,
});

/** Units that the site has to spare. */
export const units = integer({
  description: 'Number of single units.',
  noun: 'number of units',
  supply: ['{value} units, please', 'make it {value} units'],
  minimum: 1,
  stated: '{value} units',
  draw: ({ state, given, random }) => {
    const site = given.site_id ?? given.from_site_id;
    const entry = stockOf(state, String(site), String(given.sku));
    const most = entry ? availableUnits(entry) : 120;
    return most < 1 ? undefined : random.integer(Math.min(2, most), Math.min(most, 120));
  },
});

export const packs = integer({
  description: 'Number of full packs.',
  noun: 'number of packs',
  supply: ['{value} packs, please', 'make it {value} packs'],
  minimum: 1,
  stated: '{value} packs',
  draw: ({ random }) => random.integer(2, 12),
});

export const shipmentId = text({
  description: 'Id of a shipment between sites, such as SH-2001.',
  noun: 'shipment id',
  stated: 'shipment {value}',
  draw: ({ state, random }) =>
    anyOf(
      random,
      state.transfers.filter(({ status }) => status === 'moving'),
    )?.shipment_id,
});

export const purchaseOrderId = text({
  description: 'Id of a purchase order that is not delivered yet, such as PO-2002.',
  noun: 'purchase order id',
  supply: ['it is purchase order {value}', 'I mean {value}'],
  stated: 'purchase order {value}',
  draw: ({ state, random }) =>
    anyOf(
      random,
      state.orders.filter(({ status }) => status === 'ordered'),
    )?.purchase_order_id,
});
