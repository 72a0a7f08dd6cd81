import { failure, toolsOf } from '../define.ts';
import { listOf, record } from '../outputs.ts';
import { toCents } from '../values.ts';
import { siteId, sku, text } from './parameters.ts';
import { availableUnits, findItem, findSite, reorderLevel, stockOf, type WarehouseState } from './state.ts';

const tool = toolsOf<WarehouseState>();

const findSiteByCity = tool({
  name: 'find_site',
  description: 'Find the storage site in a city.',
  readOnly: true,
  parameters: {
    site_city: text({
      description: 'City of the site, such as Harborton.',
      noun: 'city of the site',
      supply: ['the one in {value}', 'the city is {value}'],
      draw: ({ state, random }) => random.pick(state.sites).city,
      repeatable: true,
    }),
  },
  output: record({
    site_id: 'Id of the site.',
    site_name: 'Name of the site.',
    free_pallets: ['integer', 'Pallet places that are free.'],
  }),
  run: (state, given) => {
    const site = state.sites.find(({ city }) => city.toLowerCase() === given.site_city.toLowerCase());
    if (!site) return failure('not-found', `No site in ${given.site_city}.`);
    return { site_id: site.site_id, site_name: site.name, free_pallets: site.free_pallets };
  },
  phrases: {
    requests: [
      'tell me which depot we have in {site_city}',
      'see how many pallet places are free in {site_city}',
      'look up our storage in {site_city}',
    ],
    ability: 'look up storage sites',
    reports: [
      'In {site_city} there is {/site_name} ({/site_id}) with {/free_pallets} free pallet places.',
      '{/site_name} is site {/site_id}; {/free_pallets} pallet places are free.',
    ],
    outputs: { '/site_id': { noun: 'site', verb: 'looked up', implied: 'our site in {site_city}' } },
  },
});

const findItemByName = tool({
  name: 'find_item',
  description: 'Find an item by name: its number, pack size and weight.',
  readOnly: true,
  parameters: {
    item_name: text({
      description: 'Name of the item, such as hex bolts.',
      noun: 'name of the item',
      supply: ['I mean the {value}', 'it is about {value}'],
      draw: ({ state, random }) => random.pick(state.items).name,
      repeatable: true,
    }),
  },
  output: record({
    sku: 'Stock-keeping number of the item.',
    units_per_pack: ['integer', 'Units in a full pack.'],
    pack_price: ['number', 'List price of a pack in dollars.'],
  }),
  run: (state, given) => {
    const item = state.items.find(({ name }) => name.toLowerCase() === given.item_name.toLowerCase());
    if (!item) return failure('not-found', `No item called ${given.item_name}.`);
    return { sku: item.sku, units_per_pack: item.units_per_pack, pack_price: item.pack_price };
  },
  phrases: {
    requests: [
      'get me the item number of {item_name}',
      'tell me how {item_name} are packed and priced',
      'look {item_name} up in the item list',
    ],
    ability: 'look up items',
    reports: [
      'The {item_name} are item {/sku}: {/units_per_pack} to a pack, {/pack_price} dollars a pack.',
      '{/sku} is the number; a pack holds {/units_per_pack} and costs {/pack_price} dollars.',
    ],
    outputs: {
      '/sku': { noun: 'item', verb: 'looked up', implied: 'the {item_name}' },
      '/pack_price': { noun: 'pack price', verb: 'found' },
    },
  },
});

const checkStock = tool({
  name: 'check_stock',
  description: 'Get how many units of an item a site has, and how many are not reserved.',
  readOnly: true,
  parameters: { site_id: siteId, sku: { ...sku, repeatable: true } },
  output: record({
    sku: 'Number of the item.',
    units: ['integer', 'Units on the shelves.'],
    available_units: ['integer', 'Units that are not reserved.'],
  }),
  run: (state, given) => {
    const entry = stockOf(state, given.site_id, given.sku);
    if (!entry) return failure('not-found', `There is no stock of ${given.sku} at ${given.site_id}.`);
    return { sku: entry.sku, units: entry.units, available_units: availableUnits(entry) };
  },
  phrases: {
    requests: [
      'tell me how many units of {sku} there are[ at {site_id}]',
      'see how much of {sku} is left[ at {site_id}]',
      'count up what we have of {sku}[ at {site_id}]',
    ],
    ability: 'look up how much of an item is there',
    reports: [
      'There are {/units} units, of which {/available_units} are not reserved.',
      '{/available_units} of {/units} units are available.',
    ],
    outputs: {
      '/sku': { noun: 'checked item', verb: 'named' },
      '/units': { noun: 'stock', verb: 'looked up', implied: 'the full stock of {sku} at {site_id}' },
      '/available_units': {
        noun: 'available stock',
        verb: 'looked up',
        implied: 'all that is unreserved of {sku} at {site_id}',
      },
    },
  },
});

const listLowStock = tool({
  name: 'list_low_stock',
  description: 'List the items of a site that have to be ordered again, the scarcest first.',
  readOnly: true,
  parameters: {
    site_id: {
      ...siteId,
      draw: ({ state, random }) => {
        const short = state.stock.filter((entry) => availableUnits(entry) < reorderLevel);
        return short.length === 0 ? undefined : random.pick(short).site_id;
      },
      repeatable: true,
    },
  },
  output: record({
    items: listOf({
      sku: 'Stock-keeping number of the item.',
      available_units: ['integer', 'Units left.'],
      missing_units: ['integer', 'Units that are missing.'],
    }),
  }),
  run: (state, given) => {
    if (!findSite(state, given.site_id)) return failure('not-found', `No site with id ${given.site_id}.`);
    const items = state.stock
      .filter((entry) => entry.site_id === given.site_id && availableUnits(entry) < reorderLevel)
      .map((entry) => ({ sku: entry.sku, available_units: availableUnits(entry) }))
      .sort((left, right) => left.available_units - right.available_units)
      .map((entry) => ({ ...entry, missing_units: reorderLevel - entry.available_units }));
    return { items };
  },
  phrases: {
    requests: [
      'see what is running out at {site_id}',
      'tell me which items {site_id} needs more of',
      'check what has to be ordered again for {site_id}',
    ],
    ability: 'list items that are running out',
    reports: [
      'The scarcest is {/items/0/sku} with {/items/0/available_units} units; {/items/0/missing_units} are missing.',
      '{/items/0/sku} needs {/items/0/missing_units} more units, as only {/items/0/available_units} are left.',
    ],
    outputs: {
      '/items/*/sku': { noun: 'scarce item', verb: 'listed', implied: 'the scarcest item at {site_id}' },
      '/items/*/missing_units': {
        noun: 'shortage',
        verb: 'listed',
        implied: 'the worst shortage at {site_id}',
      },
    },
  },
});

const listSuppliers = tool({
  name: 'list_suppliers',
  description: 'List who sells an item, cheapest first.',
  readOnly: true,
  parameters: { sku: { ...sku, draw: ({ state, random }) => random.pick(state.items).sku } },
  output: record({
    suppliers: listOf({
      supplier_id: 'Id of the supplier.',
      supplier_name: 'Name of the supplier.',
      pack_price: ['number', 'Dollars for a pack.'],
      lead_days: ['integer', 'Days until delivery.'],
    }),
  }),
  run: (state, given) => {
    const item = findItem(state, given.sku);
    if (!item) return failure('not-found', `No item with number ${given.sku}.`);
    const suppliers = state.suppliers
      .map(({ supplier_id, name, lead_days, factors }) => ({
        supplier_id,
        supplier_name: name,
        pack_price: toCents(item.pack_price * factors[item.sku]!),
        lead_days,
      }))
      .sort((left, right) => left.pack_price - right.pack_price);
    return { suppliers };
  },
  phrases: {
    requests: [
      'compare who sells {sku}',
      'find out where we can buy {sku} and for how much',
      'see which companies offer {sku}',
    ],
    ability: 'compare suppliers',
    reports: [
      '{/suppliers/0/supplier_name} ({/suppliers/0/supplier_id}) is the cheapest at {/suppliers/0/pack_price} dollars a pack, delivered in {/suppliers/0/lead_days} days.',
      'The best price is {/suppliers/0/pack_price} dollars a pack from {/suppliers/0/supplier_name} ({/suppliers/0/supplier_id}).',
    ],
    outputs: {
      '/suppliers/*/supplier_id': { noun: 'supplier', verb: 'found', implied: 'the cheapest supplier of {sku}' },
      '/suppliers/*/pack_price': { noun: 'price', verb: 'found', implied: 'the best price for {sku}' },
    },
  },
});

export const lookupTools = [findSiteByCity, findItemByName, checkStock, listLowStock, listSuppliers];
