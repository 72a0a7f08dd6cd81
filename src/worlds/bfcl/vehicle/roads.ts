import { failure, toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { anyOf, toCents } from '../../values.ts';
import { answered } from '../face.ts';
import { knownCities, zipcodesReached } from './native-roads.ts';
import { number, text } from './parameters.ts';
import { type CarState, car, somePlace } from './state.ts';

const tool = toolsOf<CarState>();
const unknownPostcode = '00000';

const findPostcode = tool({
  name: 'find_postcode',
  description: 'Find the postcode of a city.',
  readOnly: true,
  parameters: {
    city: text({
      description: 'Name of the city.',
      noun: 'city',
      supply: ['the city is {value}', 'I mean {value}'],
      draw: ({ random }) => random.pick(knownCities),
      repeatable: true,
    }),
  },
  output: record({ postcode: 'Postcode of five digits.' }),
  run: (state, { city }) => {
    const answer = car.look(state, 'get_zipcode_based_on_city', { city });
    return 'zipcode' in answer && answer.zipcode === unknownPostcode
      ? failure('not-found', `No postcode is on record for ${city}.`)
      : answered(answer, ({ zipcode }) => ({ postcode: String(zipcode) }));
  },
  phrases: {
    requests: [
      'look up the postcode of {city}',
      'tell me which postcode {city} has',
      'check what the zip code for {city} is',
    ],
    ability: 'look up postcodes',
    reports: ['The postcode of {city} is {/postcode}.', '{city} has the postcode {/postcode}.'],
    outputs: { '/postcode': { noun: 'postcode', verb: 'looked up', implied: 'the postcode of {city}' } },
  },
});

const getRoadMiles = tool({
  name: 'get_road_miles',
  description: 'Get the length of the road between two places, given by their postcodes.',
  readOnly: true,
  parameters: {
    from_postcode: text({
      description: 'Postcode of the one place.',
      noun: 'first postcode',
      stated: 'postcode {value}',
      draw: ({ given, random }) => {
        const to = typeof given.to_postcode === 'string' ? given.to_postcode : undefined;
        return anyOf(random, zipcodesReached(to));
      },
    }),
    to_postcode: text({
      description: 'Postcode of the other place.',
      noun: 'second postcode',
      supply: ['the other one is postcode {value}', 'to postcode {value}'],
      stated: 'postcode {value}',
      draw: ({ given, random }) => {
        const from = typeof given.from_postcode === 'string' ? given.from_postcode : undefined;
        return anyOf(random, zipcodesReached(from));
      },
    }),
  },
  output: record({ miles: ['number', 'Length of the road in miles.'] }),
  run: (state, { from_postcode, to_postcode }) =>
    answered(car.look(state, 'estimate_distance', { cityA: from_postcode, cityB: to_postcode }), ({ distance }) => ({
      miles: Number(distance),
    })),
  phrases: {
    requests: [
      'tell me how many miles there are between {from_postcode}[ and {to_postcode}]',
      'find out how far {from_postcode} is[ from {to_postcode}]',
      'measure the drive from {from_postcode}[ to {to_postcode}]',
    ],
    ability: 'measure the road between two places',
    reports: ['The road is {/miles} miles long.', 'It is a drive of {/miles} miles.'],
    outputs: {
      '/miles': { noun: 'distance', verb: 'measured', implied: 'the distance from {from_postcode} to {to_postcode}' },
    },
  },
});

const checkRange = tool({
  name: 'check_range',
  description: 'Check whether the fuel in the tank lasts for a distance.',
  readOnly: true,
  parameters: {
    miles: number({
      description: 'Distance to drive in miles.',
      noun: 'distance in miles',
      supply: ['it is {value} miles', 'the drive is {value} miles long'],
      minimum: 0,
      stated: '{value} miles',
      draw: ({ random }) => random.integer(4, 160) * 5,
      repeatable: true,
    }),
  },
  output: record({
    verdict: 'within reach or out of reach.',
    tank_gallons: ['number', 'What is in the tank, in gallons.'],
  }),
  run: (state, { miles }) =>
    answered(car.look(state, 'estimate_drive_feasibility_by_mileage', { distance: miles }), ({ canDrive }) => ({
      verdict: canDrive === true ? 'within reach' : 'out of reach',
      tank_gallons: toCents(state.fuelLevel),
    })),
  phrases: {
    requests: [
      'check whether the car makes it without a fuel stop[ over {miles}]',
      'see if the tank lasts for {miles}',
      'find out whether I have enough fuel to cover {miles}',
    ],
    ability: 'check how far the fuel lasts',
    reports: [
      'That is {/verdict} with the {/tank_gallons} gallons in the tank.',
      'With {/tank_gallons} gallons of fuel, the distance is {/verdict}.',
    ],
    outputs: { '/tank_gallons': { noun: 'fuel level', verb: 'reported' } },
  },
});

const setDestination = tool({
  name: 'set_destination',
  description: 'Let the navigation system of the car guide the driver to a place.',
  readOnly: false,
  parameters: {
    destination: text({
      description: 'Where to go: a postcode, or a place with its city.',
      noun: 'destination',
      supply: ['I want to go to {value}', 'the destination is {value}'],
      draw: ({ random }) => somePlace(random),
    }),
  },
  output: record({ previous_destination: 'Where the navigation system led until now.' }),
  run: (state, { destination }) => {
    const previous_destination = state.destination;
    return answered(car.act(state, 'set_navigation', { destination }), () => ({ previous_destination }));
  },
  phrases: {
    requests: [
      'have the car guide me to {destination}',
      'program the navigation for {destination}',
      'give me directions to {destination} on the navigation system',
      'get the navigation going[ towards {destination}]',
    ],
    ability: 'guide you to a place',
    reports: [
      'The car guides you there now and no longer to {/previous_destination}.',
      'The navigation is on its new course; before, it led to {/previous_destination}.',
    ],
  },
});

export const roadTools = [findPostcode, getRoadMiles, checkRange, setDestination];
