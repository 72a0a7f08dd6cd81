import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { city, itineraryId, text } from './parameters.ts';
import { findCity, nextId, type TripsState } from './state.ts';

const tool = toolsOf<TripsState>();

const tripNames = [
  'Spring Getaway',
  'Family Reunion',
  'Anniversary Trip',
  'Work Offsite',
  'Food Tour',
  'Beach Week',
  'Museum Weekend',
  'Birthday Escape',
  'Hiking Holiday',
  'Autumn Break',
  'Client Visit',
  'Jazz Festival',
  'School Holidays',
  'Winter Sun',
  'Old Friends Tour',
] as const;
const notes = [
  'pack the rain jackets',
  'dinner with the cousins on the first night',
  'ask for a late check-out',
  'buy museum tickets in advance',
  'bring the camera charger',
  'try the market by the harbour',
  'leave one afternoon free',
  'call the dog sitter every evening',
  'pick up the rental bikes at nine',
  'print the insurance papers',
  'reserve the boat tour',
  'take the scenic tram to the old town',
  'visit the lighthouse before sunset',
  'meet Rosa at the station',
] as const;
const mailNames = ['rosa', 'henrik', 'maya', 'travel', 'jasper', 'tessa', 'office', 'luca', 'imani', 'gwen'] as const;
const mailHosts = ['brightpost.example', 'lanternmail.example', 'tidewater.example', 'northdesk.example'] as const;

const createItinerary = tool({
  name: 'create_itinerary',
  description: 'Start an itinerary for a trip to a city.',
  readOnly: false,
  parameters: {
    trip_name: text({
      description: 'Name of the trip.',
      noun: 'name of the trip',
      supply: ['call it {value}', 'the name is {value}'],
      draw: ({ state, random }) =>
        random.pick(tripNames.filter((name) => !state.itineraries.some((itinerary) => itinerary.name === name))),
    }),
    city: { ...city, repeatable: false },
  },
  output: record({ itinerary_id: 'Id of the itinerary.', planning_page: 'Address of its page.' }),
  run: (state, given) => {
    const place = findCity(state, given.city);
    if (!place) return failure('not-found', `No city called ${given.city}.`);
    if (state.itineraries.some(({ name }) => name === given.trip_name))
      return failure('refused', `There is already an itinerary called ${given.trip_name}.`);
    const itinerary_id = nextId(state, 'IT');
    state.itineraries.push({ itinerary_id, name: given.trip_name, city: place.name, notes: [] });
    return { itinerary_id, planning_page: `https://trips.example/plan/${state.next}` };
  },
  phrases: {
    requests: [
      'start a plan for a trip to {city}[ called {trip_name}]',
      'set up a travel plan[ named {trip_name}] for {city}',
      'open a new trip folder for {city}[ under the name {trip_name}]',
    ],
    ability: 'set up itineraries',
    reports: [
      'The itinerary {/itinerary_id} is ready at {/planning_page}.',
      'I set up {/itinerary_id}; you find it at {/planning_page}.',
    ],
    outputs: {
      '/itinerary_id': { noun: 'itinerary', verb: 'created' },
    },
  },
});

const addItineraryNote = tool({
  name: 'add_itinerary_note',
  description: 'Write a note into an itinerary.',
  readOnly: false,
  parameters: {
    itinerary_id: itineraryId,
    note: text({
      description: 'Text of the note.',
      noun: 'text of the note',
      supply: ['it should say "{value}"', 'write "{value}"'],
      stated: '"{value}"',
      draw: ({ random }) => random.pick(notes),
    }),
  },
  output: record({ note_id: 'Id of the note.', note_count: ['integer', 'Notes in the itinerary.'] }),
  run: (state, given) => {
    const itinerary = state.itineraries.find(({ itinerary_id }) => itinerary_id === given.itinerary_id);
    if (!itinerary) return failure('not-found', `No itinerary with id ${given.itinerary_id}.`);
    itinerary.notes.push(given.note);
    return { note_id: nextId(state, 'NT'), note_count: itinerary.notes.length };
  },
  phrases: {
    requests: [
      'jot something down in {itinerary_id}[: {note}]',
      'leave a reminder in {itinerary_id}[ that says {note}]',
      'write a line into {itinerary_id}[, namely {note}]',
    ],
    ability: 'write notes into itineraries',
    reports: [
      'The note {/note_id} is in; there are {/note_count} note(s) now.',
      'Written down as {/note_id}, which makes {/note_count} note(s).',
    ],
    outputs: { '/note_id': { noun: 'note', verb: 'wrote' } },
  },
});

const shareItinerary = tool({
  name: 'share_itinerary',
  description: 'Send an itinerary to somebody by email.',
  readOnly: false,
  parameters: {
    itinerary_id: itineraryId,
    email: text({
      description: 'Email address of the reader.',
      noun: 'email address',
      supply: ['the address is {value}', 'it goes to {value}'],
      format: 'email',
      draw: ({ random }) => `${random.pick(mailNames)}@${random.pick(mailHosts)}`,
    }),
  },
  output: record({ share_link: 'Link that was sent.', destination_city: 'City that the itinerary is about.' }),
  run: (state, given) => {
    const itinerary = state.itineraries.find(({ itinerary_id }) => itinerary_id === given.itinerary_id);
    if (!itinerary) return failure('not-found', `No itinerary with id ${given.itinerary_id}.`);
    return {
      share_link: `https://trips.example/s/${itinerary.itinerary_id.slice(3)}`,
      destination_city: itinerary.city,
    };
  },
  phrases: {
    requests: [
      'send {itinerary_id}[ to {email}]',
      'let somebody else see {itinerary_id}[ by mailing it to {email}]',
      'pass {itinerary_id} on[ to {email}]',
    ],
    ability: 'share itineraries',
    reports: [
      'The plan for {/destination_city} was sent to {email}: {/share_link}.',
      'I sent the plan for {/destination_city} as {/share_link}.',
    ],
    outputs: { '/destination_city': { noun: 'city', verb: 'named' } },
  },
});

export const planningTools = [createItinerary, addItineraryNote, shareItinerary];
