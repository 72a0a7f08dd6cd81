import { failure, toolsOf } from '../define.ts';
import { choice, city, hours, integer, miles, number, text } from './parameters.ts';
import { findCity, nextId, type RoutesState } from './state.ts';

const tool = toolsOf<RoutesState>();

const findFuelStations = tool({
  name: 'find_fuel_stations',
  description: 'List the fuel stations of a city, cheapest first.',
  readOnly: true,
  parameters: { city },
  output: {
    type: 'object',
    properties: {
      stations: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            station_id: { type: 'string', description: 'Id of the station.' },
            station_name: { type: 'string', description: 'Name of the station.' },
            price_per_gallon: { type: 'number', description: 'Price in dollars per gallon.' },
          },
        },
      },
    },
    required: ['stations'],
  },
  run: (state, given) => {
    if (!findCity(state, given.city)) return failure('not-found', `No city called ${given.city}.`);
    const stations = state.stations
      .filter((station) => station.city.toLowerCase() === given.city.toLowerCase())
      .sort((left, right) => left.price_per_gallon - right.price_per_gallon)
      .map(({ station_id, name, price_per_gallon }) => ({ station_id, station_name: name, price_per_gallon }));
    return { stations };
  },
  phrases: {
    requests: [
      'list the fuel stations in {city}',
      'show me where I can fill up in {city}',
      'see which gas stations there are in {city}',
    ],
    ability: 'find fuel stations',
    reports: [
      'In {city} the cheapest is {/stations/0/station_name} at {/stations/0/price_per_gallon} dollars a gallon.',
      '{/stations/0/station_name} in {city} asks {/stations/0/price_per_gallon} dollars a gallon.',
    ],
    outputs: {
      '/stations/*/price_per_gallon': { noun: 'price', verb: 'found', implied: 'the cheapest fuel price in {city}' },
      '/stations/*/station_id': { noun: 'station', verb: 'found', implied: 'the cheapest station in {city}' },
    },
  },
});

const reportFuelPrice = tool({
  name: 'report_fuel_price',
  description: 'Report the price that a fuel station charges now.',
  readOnly: false,
  parameters: {
    station_id: text({
      description: 'Id of the station, such as ST-120.',
      noun: 'station id',
      stated: 'station {value}',
      draw: ({ state, random }) => random.pick(state.stations).station_id,
    }),
    price_per_gallon: number({
      description: 'Price in dollars per gallon.',
      noun: 'price per gallon',
      minimum: 0.5,
      maximum: 20,
      stated: '{value} dollars',
      draw: ({ random }) => random.integer(289, 479) / 100,
    }),
  },
  output: {
    type: 'object',
    properties: { report_id: { type: 'string', description: 'Id of the report.' } },
    required: ['report_id'],
  },
  run: (state, given) => {
    const station = state.stations.find(({ station_id }) => station_id === given.station_id);
    if (!station) return failure('not-found', `No station with id ${given.station_id}.`);
    station.price_per_gallon = given.price_per_gallon;
    return { report_id: nextId(state, 'RP') };
  },
  phrases: {
    requests: [
      'report that {station_id} charges[ {price_per_gallon} a gallon] now',
      'update {station_id} with the current price[ of {price_per_gallon} a gallon]',
      'let other drivers know what {station_id} takes[: {price_per_gallon} a gallon]',
    ],
    ability: 'report a fuel price',
    reports: ['Thanks, the price is reported under {/report_id}.', 'Your report {/report_id} is in.'],
  },
});

const estimateFuel = tool({
  name: 'estimate_fuel',
  description: 'Estimate the gallons of fuel that the car needs for a distance.',
  readOnly: true,
  parameters: { distance_miles: miles },
  output: {
    type: 'object',
    properties: { gallons: { type: 'number', description: 'Gallons of fuel needed.' } },
    required: ['gallons'],
  },
  run: (state, given) => ({ gallons: Math.round((given.distance_miles / state.miles_per_gallon) * 100) / 100 }),
  phrases: {
    requests: [
      'estimate how much fuel the car burns over {distance_miles}',
      'work out the gallons needed for {distance_miles}',
      'tell me what the tank loses on {distance_miles}',
    ],
    ability: 'estimate fuel use',
    reports: ['The car needs about {/gallons} gallons.', 'Count on {/gallons} gallons of fuel.'],
    outputs: {
      '/gallons': { noun: 'amount of fuel', verb: 'estimated', implied: 'the fuel needed for {distance_miles}' },
    },
  },
});

const fuelCost = tool({
  name: 'fuel_cost',
  description: 'Compute what an amount of fuel costs at a price.',
  readOnly: true,
  parameters: {
    gallons: number({
      description: 'Gallons of fuel.',
      noun: 'amount of fuel in gallons',
      minimum: 0,
      stated: '{value} gallons',
      draw: ({ random }) => random.integer(4, 30),
    }),
    price_per_gallon: number({
      description: 'Price in dollars per gallon.',
      noun: 'price per gallon',
      supply: ['a gallon is {value} dollars', 'the price is {value} dollars a gallon'],
      minimum: 0.5,
      maximum: 20,
      stated: '{value} dollars a gallon',
      draw: ({ random }) => random.integer(289, 479) / 100,
    }),
  },
  output: {
    type: 'object',
    properties: { total_cost: { type: 'number', description: 'Cost in dollars.' } },
    required: ['total_cost'],
  },
  run: (_, given) => ({ total_cost: Math.round(given.gallons * given.price_per_gallon * 100) / 100 }),
  phrases: {
    requests: [
      'work out what {gallons} would cost[ at {price_per_gallon}]',
      'compute the bill for {gallons}[ at {price_per_gallon}]',
      'say how much money {gallons} comes to[ at {price_per_gallon}]',
    ],
    ability: 'compute fuel costs',
    reports: ['The fuel comes to {/total_cost} dollars.', 'You would pay {/total_cost} dollars for the fuel.'],
    outputs: { '/total_cost': { noun: 'fuel cost', verb: 'computed' } },
  },
});

const findParking = tool({
  name: 'find_parking',
  description: 'List car parks with free spaces in a city, cheapest first.',
  readOnly: true,
  parameters: { city },
  output: {
    type: 'object',
    properties: {
      lots: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            lot_id: { type: 'string', description: 'Id of the car park.' },
            lot_name: { type: 'string', description: 'Name of the car park.' },
            hourly_rate: { type: 'number', description: 'Dollars an hour.' },
          },
        },
      },
    },
    required: ['lots'],
  },
  run: (state, given) => {
    if (!findCity(state, given.city)) return failure('not-found', `No city called ${given.city}.`);
    const lots = state.lots
      .filter((lot) => lot.city.toLowerCase() === given.city.toLowerCase() && lot.free_spaces > 0)
      .sort((left, right) => left.hourly_rate - right.hourly_rate)
      .map(({ lot_id, name, hourly_rate }) => ({ lot_id, lot_name: name, hourly_rate }));
    return { lots };
  },
  phrases: {
    requests: [
      'look for parking in {city}',
      'see where I can leave the car in {city}',
      'check which car parks in {city} have room',
    ],
    ability: 'find car parks',
    reports: [
      '{/lots/0/lot_name} in {city} has room for {/lots/0/hourly_rate} dollars an hour.',
      'The best offer in {city} is {/lots/0/lot_name} at {/lots/0/hourly_rate} dollars an hour.',
    ],
    outputs: { '/lots/*/lot_id': { noun: 'car park', verb: 'found', implied: 'the cheapest car park in {city}' } },
  },
});

const bookParking = tool({
  name: 'book_parking',
  description: 'Book a space in a car park.',
  readOnly: false,
  parameters: {
    lot_id: text({
      description: 'Id of the car park, such as LOT-21.',
      noun: 'car park id',
      stated: 'car park {value}',
      draw: ({ state, random }) => random.pick(state.lots.filter((lot) => lot.free_spaces > 0)).lot_id,
    }),
    hours,
  },
  output: {
    type: 'object',
    properties: {
      parking_id: { type: 'string', description: 'Id of the booking.' },
      cost: { type: 'number', description: 'Cost in dollars.' },
    },
    required: ['parking_id', 'cost'],
  },
  run: (state, given) => {
    const lot = state.lots.find(({ lot_id }) => lot_id === given.lot_id);
    if (!lot) return failure('not-found', `No car park with id ${given.lot_id}.`);
    if (lot.free_spaces === 0) return failure('unavailable', `${lot.name} is full.`);
    lot.free_spaces -= 1;
    const cost = lot.hourly_rate * given.hours;
    const parking_id = nextId(state, 'PK');
    state.parkings.push({ parking_id, lot_id: lot.lot_id, hours: given.hours, cost, status: 'booked' });
    return { parking_id, cost };
  },
  phrases: {
    requests: [
      'book a space at {lot_id}[ for {hours}]',
      'reserve a spot in {lot_id}[ for {hours}]',
      'get me a place to park at {lot_id}[ for {hours}]',
    ],
    ability: 'book a parking space',
    reports: [
      'The space is booked under {/parking_id} for {/cost} dollars.',
      'Your parking booking {/parking_id} costs {/cost} dollars.',
    ],
    outputs: {
      '/parking_id': { noun: 'parking booking', verb: 'made' },
      '/cost': { noun: 'parking cost', verb: 'got' },
    },
  },
});

const cancelParking = tool({
  name: 'cancel_parking',
  description: 'Cancel a parking booking.',
  readOnly: false,
  destructive: true,
  parameters: {
    parking_id: text({
      description: 'Id of the booking, such as PK-3301.',
      noun: 'parking booking id',
      stated: 'booking {value}',
      draw: ({ state, random }) => {
        const booked = state.parkings.filter(({ status }) => status === 'booked');
        return booked.length ? random.pick(booked).parking_id : undefined;
      },
    }),
  },
  output: {
    type: 'object',
    properties: { refund: { type: 'number', description: 'Dollars given back.' } },
    required: ['refund'],
  },
  run: (state, given) => {
    const parking = state.parkings.find(({ parking_id }) => parking_id === given.parking_id);
    if (!parking) return failure('not-found', `No parking booking with id ${given.parking_id}.`);
    if (parking.status === 'cancelled') return failure('wrong-state', `${parking.parking_id} is already cancelled.`);
    parking.status = 'cancelled';
    const lot = state.lots.find(({ lot_id }) => lot_id === parking.lot_id);
    if (lot) lot.free_spaces += 1;
    return { refund: parking.cost };
  },
  phrases: {
    requests: ['cancel {parking_id}', 'call off {parking_id}', 'undo {parking_id}, which I no longer need'],
    ability: 'cancel a parking booking',
    reports: [
      'The booking is cancelled and {/refund} dollars come back to you.',
      'Cancelled; the refund is {/refund} dollars.',
    ],
    outputs: { '/refund': { noun: 'refund', verb: 'got' } },
  },
});

const amount = number({
  description: 'Amount in dollars.',
  noun: 'amount in dollars',
  minimum: 0,
  stated: '{value} dollars',
  draw: ({ random }) => random.integer(8, 180),
});

const logExpense = tool({
  name: 'log_expense',
  description: 'Write an expense into the trip log.',
  readOnly: false,
  parameters: {
    amount,
    purpose: choice(['fuel', 'parking', 'toll', 'food'], {
      description: 'What the money was for.',
      noun: 'purpose of the expense',
      supply: ['it was for {value}', 'file it under {value}'],
      draw: ({ random }) => random.pick(['fuel', 'parking', 'toll', 'food'] as const),
    }),
  },
  output: {
    type: 'object',
    properties: {
      expense_id: { type: 'string', description: 'Id of the entry.' },
      trip_total: { type: 'number', description: 'Dollars spent on the trip so far.' },
    },
    required: ['expense_id', 'trip_total'],
  },
  run: (state, given) => {
    const expense_id = nextId(state, 'EX');
    state.expenses.push({ expense_id, amount: given.amount, purpose: given.purpose });
    const cents = state.expenses.reduce((sum, expense) => sum + Math.round(expense.amount * 100), 0);
    return { expense_id, trip_total: cents / 100 };
  },
  phrases: {
    requests: [
      'put {amount} into the trip log[ as {purpose}]',
      'note down {amount} spent[ on {purpose}]',
      'add {amount} to my travel expenses[ under {purpose}]',
    ],
    ability: 'log travel expenses',
    reports: [
      'Logged as {/expense_id}; the trip has cost {/trip_total} dollars so far.',
      'Entry {/expense_id} is in, and the total stands at {/trip_total} dollars.',
    ],
    outputs: {
      '/trip_total': { noun: 'trip total', verb: 'got' },
      '/expense_id': { noun: 'expense entry', verb: 'logged' },
    },
  },
});

const splitCost = tool({
  name: 'split_cost',
  description: 'Split an amount evenly between travellers.',
  readOnly: true,
  parameters: {
    amount,
    people: integer({
      description: 'How many people share the amount.',
      noun: 'number of people',
      supply: ['there are {value} of us', 'we are {value} people'],
      minimum: 2,
      maximum: 12,
      stated: '{value} people',
      draw: ({ random }) => random.integer(2, 6),
    }),
  },
  output: {
    type: 'object',
    properties: { share: { type: 'number', description: 'Dollars for each person.' } },
    required: ['share'],
  },
  run: (_, given) => ({ share: Math.round((given.amount / given.people) * 100) / 100 }),
  phrases: {
    requests: [
      'split {amount}[ between {people}]',
      'divide {amount} evenly[ among {people}]',
      'figure out what everyone owes of {amount}[ when shared by {people}]',
    ],
    ability: 'split costs',
    reports: ['Everyone pays {/share} dollars.', 'That makes {/share} dollars each.'],
    outputs: { '/share': { noun: 'share', verb: 'worked out' } },
  },
});

export const costTools = [
  findFuelStations,
  reportFuelPrice,
  estimateFuel,
  fuelCost,
  findParking,
  bookParking,
  cancelParking,
  logExpense,
  splitCost,
];
