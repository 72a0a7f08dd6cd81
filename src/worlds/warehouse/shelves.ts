import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { anyOf, toCents } from '../values.ts';
import { choice, integer, siteId, sku, text, units } from './parameters.ts';
import { availableUnits, findItem, nextId, stockOf, type WarehouseState } from './state.ts';

const tool = toolsOf<WarehouseState>();
const purposes = ['customer_order', 'maintenance', 'trade_fair', 'quality_check', 'repair_job'] as const;
const causes = ['water', 'forklift_accident', 'crushed_pallet', 'rust', 'wrong_storage', 'broken_seal'] as const;

const reserveStock = tool({
  name: 'reserve_stock',
  description: 'Keep units of an item at a site for a purpose.',
  readOnly: false,
  parameters: {
    site_id: siteId,
    sku,
    units,
    purpose: choice(purposes, {
      description: 'What the units are kept for.',
      noun: 'purpose',
      supply: ['it is for a {value}', 'the purpose is {value}'],
      draw: ({ random }) => random.pick(purposes),
    }),
  },
  output: record({
    reservation_id: 'Id of the reservation.',
    available_units: ['integer', 'Units that are still free at the site.'],
  }),
  run: (state, given) => {
    const entry = stockOf(state, given.site_id, given.sku);
    if (!entry) return failure('not-found', `There is no stock of ${given.sku} at ${given.site_id}.`);
    if (availableUnits(entry) < given.units)
      return failure('refused', `Only ${availableUnits(entry)} units of ${given.sku} are available there.`);
    entry.reserved += given.units;
    const reservation_id = nextId(state, 'RV');
    state.reservations.push({ reservation_id, ...given });
    return { reservation_id, available_units: availableUnits(entry) };
  },
  phrases: {
    requests: [
      'set {units}[ of {sku}] aside at {site_id}[ for {purpose}]',
      'keep {units}[ of {sku}] back[ at {site_id}][ with the purpose {purpose}]',
      'hold {units}[ of {sku}] at {site_id}[, purpose: {purpose}]',
    ],
    ability: 'keep goods for a purpose',
    reports: [
      'The reservation is {/reservation_id}; {/available_units} units are still free.',
      'They are kept under {/reservation_id}, and {/available_units} units remain free.',
    ],
    outputs: {
      '/reservation_id': { noun: 'reservation', verb: 'made' },
      '/available_units': { noun: 'free quantity', verb: 'reported' },
    },
  },
});

const releaseReservation = tool({
  name: 'release_reservation',
  description: 'Make reserved units free again.',
  readOnly: false,
  parameters: {
    reservation_id: text({
      description: 'Id of the reservation, such as RV-2004.',
      noun: 'reservation id',
      stated: 'reservation {value}',
      draw: ({ state, random }) => anyOf(random, state.reservations)?.reservation_id,
    }),
  },
  output: record({
    released_units: ['integer', 'Units that are free again.'],
    site_id: 'Id of the site where they are.',
    sku: 'Number of the item.',
  }),
  run: (state, given) => {
    const reservation = state.reservations.find(({ reservation_id }) => reservation_id === given.reservation_id);
    if (!reservation) return failure('not-found', `No reservation with id ${given.reservation_id}.`);
    const { site_id, sku: number, units: released_units } = reservation;
    stockOf(state, site_id, number)!.reserved -= released_units;
    state.reservations = state.reservations.filter((other) => other !== reservation);
    return { released_units, site_id, sku: number };
  },
  phrases: {
    requests: [
      'let go of {reservation_id}',
      'drop {reservation_id}, as nobody needs it any more',
      'free what is kept under {reservation_id}',
    ],
    ability: 'free reserved goods',
    reports: [
      '{/released_units} units of item {/sku} are free again at site {/site_id}.',
      'Site {/site_id} can use {/released_units} units of item {/sku} again.',
    ],
    outputs: {
      '/released_units': { noun: 'released quantity', verb: 'reported' },
      '/site_id': { noun: 'site', verb: 'named' },
      '/sku': { noun: 'item', verb: 'released' },
    },
  },
});

const recordCount = tool({
  name: 'record_count',
  description: 'Note how many units of an item were counted at a site; the stock changes when the count is approved.',
  readOnly: false,
  parameters: {
    site_id: siteId,
    sku,
    counted_units: integer({
      description: 'Units that were counted.',
      noun: 'number of counted units',
      supply: ['we counted {value}', 'there were {value} units'],
      minimum: 0,
      stated: '{value} units',
      draw: ({ state, given, random }) => {
        const entry = stockOf(state, String(given.site_id), String(given.sku));
        return Math.max(entry?.reserved ?? 0, (entry?.units ?? 200) + random.integer(-15, 12));
      },
    }),
  },
  output: record({
    count_id: 'Id of the count.',
    difference: ['integer', 'Counted units less booked units.'],
  }),
  run: (state, given) => {
    const entry = stockOf(state, given.site_id, given.sku);
    if (!entry) return failure('not-found', `There is no stock of ${given.sku} at ${given.site_id}.`);
    const { site_id, sku: number, counted_units } = given;
    const count_id = nextId(state, 'CN');
    state.counts.push({ count_id, site_id, sku: number, counted: counted_units, approved: false });
    return { count_id, difference: counted_units - entry.units };
  },
  phrases: {
    requests: [
      'write down that we found[ {counted_units} of] {sku}[ on the shelves of {site_id}]',
      'note the stocktaking of {sku}[ at {site_id}][, which gave {counted_units}]',
      'enter the result for {sku}[ at {site_id}][: {counted_units} on the shelf]',
    ],
    ability: 'note the result of a stocktaking',
    reports: [
      'The count {/count_id} differs from the books by {/difference} unit(s).',
      'Noted as {/count_id}; the difference to the books is {/difference} unit(s).',
    ],
    outputs: { '/count_id': { noun: 'count', verb: 'noted' } },
  },
});

const approveCount = tool({
  name: 'approve_count',
  description: 'Approve a count, so that the stock is set to what was counted.',
  readOnly: false,
  parameters: {
    count_id: text({
      description: 'Id of the count, such as CN-2003.',
      noun: 'count id',
      stated: 'count {value}',
      draw: ({ state, random }) =>
        anyOf(
          random,
          state.counts.filter(({ approved }) => !approved),
        )?.count_id,
    }),
  },
  output: record({
    site_id: 'Id of the counted site.',
    sku: 'Number of the counted item.',
    new_stock: ['integer', 'Units in the books now.'],
  }),
  run: (state, given) => {
    const count = state.counts.find(({ count_id }) => count_id === given.count_id);
    if (!count) return failure('not-found', `No count with id ${given.count_id}.`);
    if (count.approved) return failure('wrong-state', `${count.count_id} is approved already.`);
    const entry = stockOf(state, count.site_id, count.sku)!;
    if (count.counted < entry.reserved)
      return failure('refused', `There are ${entry.reserved} units reserved, more than were counted.`);
    count.approved = true;
    entry.units = count.counted;
    return { site_id: count.site_id, sku: count.sku, new_stock: entry.units };
  },
  phrases: {
    requests: ['sign off {count_id}', 'accept {count_id} and correct the books', 'confirm {count_id} as right'],
    ability: 'approve counts',
    reports: [
      'Item {/sku} at site {/site_id} now stands at {/new_stock} units.',
      'The books now say {/new_stock} units of item {/sku} at site {/site_id}.',
    ],
    outputs: {
      '/site_id': { noun: 'counted site', verb: 'named' },
      '/sku': { noun: 'counted item', verb: 'named' },
    },
  },
});

const reportDamage = tool({
  name: 'report_damage',
  description: 'Write off damaged units of an item at a site.',
  readOnly: false,
  destructive: true,
  parameters: {
    site_id: siteId,
    sku,
    units,
    cause: choice(causes, {
      description: 'What damaged them.',
      noun: 'cause of the damage',
      supply: ['the cause is {value}', 'it was due to {value}'],
      draw: ({ random }) => random.pick(causes),
    }),
  },
  output: record({
    damage_id: 'Id of the report.',
    loss_value: ['number', 'Value of the lost units in dollars.'],
    remaining_units: ['integer', 'Units left at the site.'],
  }),
  run: (state, given) => {
    const entry = stockOf(state, given.site_id, given.sku);
    if (!entry) return failure('not-found', `There is no stock of ${given.sku} at ${given.site_id}.`);
    if (availableUnits(entry) < given.units)
      return failure('refused', `Only ${availableUnits(entry)} units of ${given.sku} are available there.`);
    entry.units -= given.units;
    const item = findItem(state, given.sku)!;
    const damage_id = nextId(state, 'DM');
    state.damages.push({ damage_id, sku: given.sku, units: given.units, cause: given.cause });
    const loss_value = toCents((item.pack_price / item.units_per_pack) * given.units);
    return { damage_id, loss_value, remaining_units: entry.units };
  },
  phrases: {
    requests: [
      'write off {units} of {sku}[ at {site_id}][ because of {cause}]',
      'take {units} of {sku} out of the books[ at {site_id}][ due to {cause}]',
      'note that {units} of {sku}[ at {site_id}] are ruined[ by {cause}]',
    ],
    ability: 'write off damaged goods',
    reports: [
      'The report {/damage_id} is in: {/loss_value} dollars lost, {/remaining_units} units left.',
      'Written off under {/damage_id}; that is a loss of {/loss_value} dollars and leaves {/remaining_units} units.',
    ],
    outputs: { '/loss_value': { noun: 'loss', verb: 'reported' } },
  },
});

export const shelfTools = [reserveStock, releaseReservation, recordCount, approveCount, reportDamage];
