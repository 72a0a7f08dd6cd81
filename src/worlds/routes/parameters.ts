import { type DrawContext, parametersOf } from '../parameters.ts';
import type { RoutesState } from './state.ts';

export const { text, integer, number, choice, optional } = parametersOf<RoutesState>();

type Context = DrawContext<RoutesState>;

const anyCity = ({ state, random }: Context) => random.pick(state.cities).name;

export const origin = text({
  description: 'City where the drive starts.',
  noun: 'starting city',
  draw: ({ state, given, random }) => random.pick(state.cities.filter((city) => city.name !== given.destination)).name,
});

export const destination = text({
  description: 'City where the drive ends.',
  noun: 'destination',
  supply: ['the destination is {value}', 'I want to end up in {value}', 'to {value}, please'],
  draw: ({ state, given, random }) => random.pick(state.cities.filter((city) => city.name !== given.origin)).name,
});

export const city = text({
  description: 'Name of the city.',
  noun: 'city',
  supply: ['the city is {value}', 'in {value}, please'],
  draw: anyCity,
  repeatable: true,
});

export const miles = number({
  description: 'Distance in miles.',
  noun: 'distance in miles',
  minimum: 0,
  stated: '{value} miles',
  draw: ({ random }) => random.integer(20, 900),
});

export const routeId = text({
  description: 'Id of a planned route, such as RT-1042.',
  noun: 'route id',
  stated: 'route {value}',
  draw: ({ state, random }) => (state.routes.length ? random.pick(state.routes).route_id : undefined),
});

export const hours = integer({
  description: 'Length of the stay in hours.',
  noun: 'length of the stay in hours',
  supply: ['I will stay {value} hours', 'make it {value} hours'],
  minimum: 1,
  maximum: 72,
  stated: '{value} hours',
  draw: ({ random }) => random.integer(2, 12),
});
