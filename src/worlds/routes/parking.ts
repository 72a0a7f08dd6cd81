import { failure, toolsOf } from '../define.ts';
import { city, hours, text } from './parameters.ts';
import { findCity, nextId, type RoutesState } from './state.ts';

const tool = toolsOf<RoutesState>();

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

export const parkingTools = [findParking, bookParking, cancelParking];
