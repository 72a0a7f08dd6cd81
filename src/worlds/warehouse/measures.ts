import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { roundNumber, toCents } from '../values.ts';
import { choice, number, optional, packs, sku, text, units } from './parameters.ts';
import { findItem, nextId, type WarehouseState } from './state.ts';

const tool = toolsOf<WarehouseState>();
const centers = ['purchasing', 'freight', 'losses', 'maintenance', 'packaging'] as const;

const convertToPacks = tool({
  name: 'convert_to_packs',
  description: 'Convert units of an item into full packs, rounded up.',
  readOnly: true,
  parameters: { sku, units: { ...units, repeatable: true } },
  output: record({
    sku: 'Number of the item.',
    packs: ['integer', 'Packs, rounded up.'],
    spare_units: ['integer', 'Units more than asked for.'],
  }),
  run: (state, given) => {
    const item = findItem(state, given.sku);
    if (!item) return failure('not-found', `No item with number ${given.sku}.`);
    const full = Math.ceil(given.units / item.units_per_pack);
    return { sku: item.sku, packs: full, spare_units: full * item.units_per_pack - given.units };
  },
  phrases: {
    requests: [
      'work out how many boxes {units}[ of {sku}] would fill',
      'tell me how many boxes it takes to hold {units}[ of {sku}]',
      'express {units}[ of {sku}] in full boxes',
    ],
    goals: [
      'tell me how many boxes it takes to cover {units}[ of {sku}]',
      'work out the number of boxes that covers {units}[ of {sku}]',
      'figure out how many boxes are needed for {units}[ of {sku}]',
    ],
    ability: 'convert units into packs',
    reports: [
      'That makes {/packs} pack(s), with {/spare_units} unit(s) to spare.',
      '{/packs} pack(s) are needed; {/spare_units} unit(s) are left over.',
    ],
    outputs: {
      '/sku': { noun: 'converted item', verb: 'named' },
      '/packs': { noun: 'number of packs', verb: 'worked out', implied: 'as many packs as {units} of {sku} fill' },
    },
  },
});

const convertToUnits = tool({
  name: 'convert_to_units',
  description: 'Convert full packs of an item into single units.',
  readOnly: true,
  parameters: {
    sku: { ...sku, draw: ({ state, random }) => random.pick(state.items).sku },
    packs: { ...packs, repeatable: true },
  },
  output: record({
    sku: 'Number of the item.',
    units: ['integer', 'Single units.'],
    total_grams: ['integer', 'Weight of all units in grams.'],
  }),
  run: (state, given) => {
    const item = findItem(state, given.sku);
    if (!item) return failure('not-found', `No item with number ${given.sku}.`);
    const single = given.packs * item.units_per_pack;
    return { sku: item.sku, units: single, total_grams: single * item.unit_grams };
  },
  phrases: {
    requests: [
      'tell me how many single pieces {packs}[ of {sku}] would hold',
      'break {packs}[ of {sku}] down into single pieces',
      'work out the pieces in {packs}[ of {sku}]',
    ],
    ability: 'convert packs into units',
    reports: [
      'That is {/units} units with a weight of {/total_grams} grams.',
      'They hold {/units} units and weigh {/total_grams} grams.',
    ],
    outputs: {
      '/sku': { noun: 'converted item', verb: 'named' },
      '/units': { noun: 'number of units', verb: 'worked out', implied: 'as many units as {packs} of {sku} hold' },
      '/total_grams': { noun: 'weight', verb: 'worked out', implied: 'the weight of {packs} of {sku}' },
    },
  },
});

const estimateLoad = tool({
  name: 'estimate_load',
  description: 'Estimate what units of an item weigh, and how many pallets they take.',
  readOnly: true,
  parameters: { sku, units },
  output: record({
    total_grams: ['integer', 'Weight in grams.'],
    pallets: ['integer', 'Pallets needed.'],
  }),
  run: (state, given) => {
    const item = findItem(state, given.sku);
    if (!item) return failure('not-found', `No item with number ${given.sku}.`);
    const total_grams = given.units * item.unit_grams;
    return { total_grams, pallets: Math.max(1, Math.ceil(total_grams / 250_000)) };
  },
  phrases: {
    requests: [
      'find out what {units}[ of {sku}] would weigh',
      'work out the weight and pallets for {units}[ of {sku}]',
      'tell me how much space on the truck {units}[ of {sku}] would need',
    ],
    ability: 'estimate weights and pallets',
    reports: [
      'The load weighs {/total_grams} grams and takes {/pallets} pallet(s).',
      'Count on {/pallets} pallet(s) and {/total_grams} grams.',
    ],
    outputs: {
      '/total_grams': { noun: 'weight', verb: 'estimated', implied: 'the weight of {units} of {sku}' },
    },
  },
});

const quoteFreight = tool({
  name: 'quote_freight',
  description: 'Get the price for hauling a weight between two of the sites by truck.',
  readOnly: true,
  parameters: {
    total_grams: number({
      description: 'Weight in grams.',
      noun: 'weight in grams',
      supply: ['it weighs {value} grams', 'the weight is {value} grams'],
      minimum: 1,
      stated: '{value} grams',
      draw: ({ random }) => roundNumber(random, 5000, 90_000, 500),
    }),
    speed: choice(['economy', 'regular', 'rush'], {
      description: 'How fast it has to be.',
      noun: 'speed',
      supply: ['by {value}', '{value}, please'],
      draw: ({ random }) => random.pick(['economy', 'regular', 'rush'] as const),
    }),
  },
  output: record({
    freight_cost: ['number', 'Price in dollars.'],
    transit_days: ['integer', 'Days on the road.'],
  }),
  run: (_, given) => {
    const rate = { economy: 0.6, regular: 0.9, rush: 1.6 }[given.speed];
    const transit_days = { economy: 5, regular: 3, rush: 1 }[given.speed];
    return { freight_cost: toCents(18 + (given.total_grams / 1000) * rate), transit_days };
  },
  phrases: {
    requests: [
      'get a price for hauling {total_grams}[ at {speed} speed]',
      'ask what a truck takes for {total_grams}[ at {speed} speed]',
      'find out the haulage for {total_grams}[, {speed} service]',
    ],
    ability: 'quote prices for hauling goods',
    reports: [
      'Hauling costs {/freight_cost} dollars and takes {/transit_days} day(s).',
      'It takes {/transit_days} day(s) on the road and costs {/freight_cost} dollars.',
    ],
    outputs: { '/freight_cost': { noun: 'freight price', verb: 'quoted' } },
  },
});

const bookCost = tool({
  name: 'book_cost',
  description: 'Book an amount on a cost center.',
  readOnly: false,
  parameters: {
    amount: number({
      description: 'Amount in dollars.',
      noun: 'amount in dollars',
      supply: ['it is {value} dollars', 'the amount is {value} dollars'],
      minimum: 0,
      stated: '{value} dollars',
      draw: ({ random }) => roundNumber(random, 20, 900, 5),
    }),
    cost_center: choice(centers, {
      description: 'What the money was spent on.',
      noun: 'cost center',
      supply: ['on {value}', 'the cost center is {value}'],
      draw: ({ random }) => random.pick(centers),
    }),
    reference: optional(
      text({
        description: 'Reference for the books.',
        noun: 'reference',
        draw: ({ random }) => `${random.pick(['Q2', 'Q3', 'JUNE', 'JULY', 'AUDIT', 'OPS'])}-${random.integer(11, 99)}`,
      }),
    ),
  },
  output: record({
    entry_id: 'Id of the entry.',
    center_total: ['number', 'Dollars booked on the cost center so far.'],
  }),
  run: (state, given) => {
    const entry_id = nextId(state, 'CE');
    state.costs.push({ entry_id, cost_center: given.cost_center, amount: given.amount });
    const booked = state.costs.filter(({ cost_center }) => cost_center === given.cost_center);
    return { entry_id, center_total: toCents(booked.reduce((sum, { amount }) => sum + amount, 0)) };
  },
  phrases: {
    requests: [
      'put {amount} on the books[ under {cost_center}][ with the reference {reference}]',
      'enter {amount} as spent[ on {cost_center}][, reference {reference}]',
      'charge {amount}[ to {cost_center}][ and quote {reference}]',
    ],
    ability: 'book costs',
    reports: [
      'The entry {/entry_id} is booked; {cost_center} stands at {/center_total} dollars.',
      'Booked as {/entry_id}, which brings {cost_center} to {/center_total} dollars.',
    ],
    outputs: { '/entry_id': { noun: 'entry', verb: 'booked' } },
  },
});

export const measureTools = [convertToPacks, convertToUnits, estimateLoad, quoteFreight, bookCost];
