import { failure, toolsOf } from '../define.ts';
import { city, miles, number, text } from './parameters.ts';
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

export const fuelTools = [findFuelStations, reportFuelPrice, estimateFuel, fuelCost];
