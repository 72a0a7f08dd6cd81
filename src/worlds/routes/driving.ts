import { failure, toolsOf } from '../define.ts';
import { destination, origin, routeId, text } from './parameters.ts';
import { findCity, newRoute, nextId, type RoutesState, roadMiles } from './state.ts';

const tool = toolsOf<RoutesState>();

const planRoute = tool({
  name: 'plan_route',
  description: 'Plan a driving route between two cities and save it.',
  readOnly: false,
  parameters: { origin, destination },
  output: {
    type: 'object',
    properties: {
      route_id: { type: 'string', description: 'Id of the new route.' },
      distance_miles: { type: 'number', description: 'Length of the route in miles.' },
    },
    required: ['route_id', 'distance_miles'],
  },
  run: (state, given) => {
    const from = findCity(state, given.origin);
    const to = findCity(state, given.destination);
    if (!from || !to) return failure('not-found', `No city called ${from ? given.destination : given.origin}.`);
    if (from === to) return failure('refused', 'Origin and destination are the same city.');
    const route = newRoute(state, from, to);
    state.routes.push(route);
    return { route_id: route.route_id, distance_miles: route.distance };
  },
  phrases: {
    requests: [
      'plan a drive from {origin}[ to {destination}]',
      'set up a route starting in {origin}[ and ending in {destination}]',
      'map out a trip by car from {origin}[ to {destination}]',
    ],
    ability: 'plan driving routes',
    reports: [
      'Your route from {origin} to {destination} is saved as {/route_id} and covers {/distance_miles} miles.',
      'Route {/route_id} is planned: {/distance_miles} miles from {origin} to {destination}.',
    ],
    outputs: {
      '/route_id': { noun: 'route', verb: 'planned', implied: 'a new route from {origin} to {destination}' },
      '/distance_miles': {
        noun: 'length of the route',
        verb: 'planned',
        implied: 'the length of a planned route from {origin} to {destination}',
      },
    },
  },
});

const addStop = tool({
  name: 'add_stop',
  description: 'Add a stop in a city to a planned route.',
  readOnly: false,
  parameters: {
    route_id: routeId,
    city: text({
      description: 'City to stop in.',
      noun: 'city to stop in',
      supply: ['let us stop in {value}', 'the stop is {value}'],
      draw: ({ state, given, random }) => {
        const route = state.routes.find(({ route_id }) => route_id === given.route_id);
        const taken = route ? [route.origin, route.destination, ...route.stops] : [];
        return random.pick(state.cities.filter(({ name }) => !taken.includes(name))).name;
      },
    }),
  },
  output: {
    type: 'object',
    properties: {
      distance_miles: { type: 'number', description: 'Length of the changed route in miles.' },
      stop_count: { type: 'integer', description: 'Stops on the route.' },
    },
    required: ['distance_miles', 'stop_count'],
  },
  run: (state, given) => {
    const route = state.routes.find(({ route_id }) => route_id === given.route_id);
    const stop = findCity(state, given.city);
    if (!route) return failure('not-found', `No route with id ${given.route_id}.`);
    if (!stop) return failure('not-found', `No city called ${given.city}.`);
    if (route.stops.includes(stop.name))
      return failure('wrong-state', `${stop.name} is already a stop on ${route.route_id}.`);
    route.stops.push(stop.name);
    const legs = [route.origin, ...route.stops, route.destination].map((name) => findCity(state, name)!);
    route.distance = Math.round(legs.slice(1).reduce((sum, leg, at) => sum + roadMiles(legs[at]!, leg), 0) * 10) / 10;
    return { distance_miles: route.distance, stop_count: route.stops.length };
  },
  phrases: {
    requests: [
      'add a stop[ in {city}] to {route_id}',
      'put a break[ in {city}] on {route_id}',
      'make {route_id} pass[ through {city}]',
    ],
    ability: 'add stops to a route',
    reports: [
      'I added {city}; the route is now {/distance_miles} miles with {/stop_count} stop(s).',
      '{city} is on the way now, which makes {/distance_miles} miles.',
    ],
    outputs: { '/distance_miles': { noun: 'new length', verb: 'worked out' } },
  },
});

const startNavigation = tool({
  name: 'start_navigation',
  description: 'Start turn-by-turn navigation on a planned route.',
  readOnly: false,
  parameters: { route_id: routeId },
  output: {
    type: 'object',
    properties: {
      navigation_id: { type: 'string', description: 'Id of the running navigation.' },
      first_leg: { type: 'string', description: 'Where to head first.' },
    },
    required: ['navigation_id', 'first_leg'],
  },
  run: (state, given) => {
    const route = state.routes.find(({ route_id }) => route_id === given.route_id);
    if (!route) return failure('not-found', `No route with id ${given.route_id}.`);
    if (state.navigations.some(({ status }) => status === 'running'))
      return failure('wrong-state', 'Another navigation is running; stop it first.');
    const navigation_id = nextId(state, 'NAV');
    state.navigations.push({ navigation_id, route_id: route.route_id, status: 'running' });
    return { navigation_id, first_leg: route.stops[0] ?? route.destination };
  },
  phrases: {
    requests: [
      'start guiding me along {route_id}',
      'begin turn-by-turn directions for {route_id}',
      'get the navigation going for {route_id}',
    ],
    ability: 'start navigation',
    reports: [
      'Navigation {/navigation_id} is running; head for {/first_leg} first.',
      'You are being guided now ({/navigation_id}), first towards {/first_leg}.',
    ],
    outputs: {
      '/navigation_id': { noun: 'navigation', verb: 'started' },
      '/first_leg': { noun: 'first destination', verb: 'announced' },
    },
  },
});

const stopNavigation = tool({
  name: 'stop_navigation',
  description: 'Stop a running navigation.',
  readOnly: false,
  parameters: { navigation_id: text({ description: 'Id of the running navigation.', noun: 'navigation id' }) },
  output: {
    type: 'object',
    properties: {
      navigation_status: { type: 'string', description: 'Status after the call.' },
      arrival_city: { type: 'string', description: 'City where the drive ended.' },
    },
    required: ['navigation_status', 'arrival_city'],
  },
  run: (state, given) => {
    const navigation = state.navigations.find(({ navigation_id }) => navigation_id === given.navigation_id);
    if (!navigation) return failure('not-found', `No navigation with id ${given.navigation_id}.`);
    if (navigation.status === 'stopped')
      return failure('wrong-state', `${navigation.navigation_id} is already stopped.`);
    navigation.status = 'stopped';
    const route = state.routes.find(({ route_id }) => route_id === navigation.route_id)!;
    return { navigation_status: 'stopped', arrival_city: route.destination };
  },
  phrases: {
    requests: ['end {navigation_id}', 'switch off {navigation_id}', 'quit {navigation_id}, since I have arrived'],
    ability: 'stop a navigation',
    reports: [
      'The navigation is {/navigation_status}; you are in {/arrival_city}.',
      'Guidance has {/navigation_status} in {/arrival_city}.',
    ],
    outputs: { '/arrival_city': { noun: 'city', verb: 'reached' } },
  },
});

export const drivingTools = [planRoute, addStop, startNavigation, stopNavigation];
