import { failure, toolsOf } from '../define.ts';
import { listOf, record } from '../outputs.ts';
import { anyOf, daysAfter } from '../values.ts';
import { eventDate, eventId, minutes, startTime, text } from './parameters.ts';
import { clock, eventOf, type MailState, minutesOf, nextId } from './state.ts';
import { eventTitles } from './words.ts';

const tool = toolsOf<MailState>();

const findFreeSlots = tool({
  name: 'find_free_slots',
  description: 'List free times of the calendar from a day on, one a day over three days, earliest first.',
  readOnly: true,
  parameters: {
    from_date: {
      ...eventDate,
      schema: { ...eventDate.schema, description: 'First day to look at as YYYY-MM-DD.' },
      noun: 'first day',
      supply: ['from {value} on', 'start looking on {value}'],
    },
    minutes: { ...minutes, supply: ['it takes {value} minutes', 'I need {value} minutes'] },
  },
  output: record({
    slots: listOf({
      slot_date: 'Day of the free time.',
      start_time: 'Start of the free time, HH:MM.',
      end_time: 'End of the free time, HH:MM.',
    }),
  }),
  run: (state, given) => {
    const slots = [0, 1, 2].flatMap((days) => {
      const slot_date = daysAfter(given.from_date, days);
      const start = freeStart(state, slot_date, given.minutes);
      return start < 0 ? [] : [{ slot_date, start_time: clock(start), end_time: clock(start + given.minutes) }];
    });
    return slots.length > 0 ? { slots } : failure('not-found', 'There is no free time on these days.');
  },
  phrases: {
    requests: [
      'see when I have {minutes} free[ on or after {from_date}]',
      'check where {minutes} would fit into my calendar[, starting on {from_date}]',
      'look for a gap of {minutes} in my calendar[, not before {from_date}]',
    ],
    ability: 'find free time',
    reports: [
      'You are free on {/slots/0/slot_date} from {/slots/0/start_time} to {/slots/0/end_time}.',
      'The first gap is on {/slots/0/slot_date}, {/slots/0/start_time} to {/slots/0/end_time}.',
    ],
    outputs: {
      '/slots/*/slot_date': {
        noun: 'free day',
        verb: 'found',
        implied: 'the first day from {from_date} on with a gap of {minutes}',
      },
      '/slots/*/start_time': {
        noun: 'free slot',
        verb: 'found',
        implied: 'the start of my first gap of {minutes} from {from_date} on',
      },
    },
  },
});

/** Minutes after midnight at which there is room between 9 and 18 o'clock, or -1. */
function freeStart(state: Readonly<MailState>, date: string, length: number): number {
  const busy = state.events
    .filter((event) => event.date === date)
    .map((event) => ({ start: minutesOf(event.start_time), end: minutesOf(event.start_time) + event.minutes }))
    .sort((left, right) => left.start - right.start);
  let start = 540;
  for (const event of busy) if (event.start < start + length) start = Math.max(start, event.end);
  return start + length <= 1080 ? start : -1;
}

const createEvent = tool({
  name: 'create_event',
  description: 'Put an event into the calendar.',
  readOnly: false,
  parameters: {
    event_title: text({
      description: 'Title of the event.',
      noun: 'title of the event',
      supply: ['call it {value}', 'the title is {value}'],
      draw: ({ random }) => random.pick(eventTitles),
    }),
    start_time: startTime,
    event_date: eventDate,
    minutes,
  },
  output: record({ event_id: 'Id of the event.', end_time: 'Time at which it ends, HH:MM.' }),
  run: (state, given) => {
    const event_id = nextId(state, 'EV');
    const { event_title: title, event_date: date, start_time } = given;
    state.events.push({ event_id, title, date, start_time, minutes: given.minutes, guests: [] });
    return { event_id, end_time: clock((minutesOf(start_time) + given.minutes) % 1440) };
  },
  phrases: {
    requests: [
      'put {event_title} into my calendar[ at {start_time}][ on {event_date}][ for {minutes}]',
      'plan {event_title}[ for {minutes}][ at {start_time}][ on {event_date}]',
      'set up {event_title}[, starting at {start_time}][ on {event_date}][ and lasting {minutes}]',
    ],
    ability: 'put events into the calendar',
    reports: [
      'The event is in the calendar as {/event_id} and ends at {/end_time}.',
      'Event {/event_id} is planned until {/end_time}.',
    ],
    outputs: {
      '/event_id': { noun: 'event', verb: 'created' },
      '/end_time': { noun: 'end time', verb: 'reported' },
    },
  },
});

const listEvents = tool({
  name: 'list_events',
  description: 'List the events of a day, earliest first.',
  readOnly: true,
  parameters: {
    event_date: {
      ...eventDate,
      supply: ['on {value}, please', 'I mean {value}'],
      draw: ({ state, random }) => anyOf(random, state.events)?.date,
      repeatable: true,
    },
  },
  output: record({
    events: listOf({
      event_id: 'Id of the event.',
      event_title: 'Title of the event.',
      start_time: 'Start, HH:MM.',
      guest_count: ['integer', 'People who are invited.'],
    }),
  }),
  run: (state, given) => {
    const events = state.events
      .filter(({ date }) => date === given.event_date)
      .sort((left, right) => left.start_time.localeCompare(right.start_time))
      .map(({ event_id, title, start_time, guests }) => ({
        event_id,
        event_title: title,
        start_time,
        guest_count: guests.length,
      }));
    return events.length > 0 ? { events } : failure('not-found', `There is nothing on ${given.event_date}.`);
  },
  phrases: {
    requests: [
      'tell me what is on my calendar for {event_date}',
      'see what I have planned on {event_date}',
      'show me my day on {event_date}',
    ],
    ability: 'list the events of a day',
    reports: [
      'The first event is "{/events/0/event_title}" ({/events/0/event_id}) at {/events/0/start_time} with {/events/0/guest_count} guest(s).',
      'You start with "{/events/0/event_title}" at {/events/0/start_time}, to which {/events/0/guest_count} guest(s) are invited ({/events/0/event_id}).',
    ],
    outputs: {
      '/events/*/event_id': { noun: 'event', verb: 'listed', implied: 'my first event on {event_date}' },
      '/events/*/event_title': {
        noun: 'event title',
        verb: 'listed',
        implied: 'the title of my first event on {event_date}',
      },
    },
  },
});

const rescheduleEvent = tool({
  name: 'reschedule_event',
  description: 'Move an event to another day and time.',
  readOnly: false,
  parameters: { event_id: eventId, start_time: startTime, event_date: eventDate },
  output: record({
    event_title: 'Title of the event.',
    end_time: 'Time at which it ends now, HH:MM.',
    notified_count: ['integer', 'Guests who were told.'],
  }),
  run: (state, given) => {
    const event = eventOf(state, given.event_id);
    if (!event) return failure('not-found', `No event with id ${given.event_id}.`);
    event.date = given.event_date;
    event.start_time = given.start_time;
    const end_time = clock((minutesOf(event.start_time) + event.minutes) % 1440);
    return { event_title: event.title, end_time, notified_count: event.guests.length };
  },
  phrases: {
    requests: [
      'move {event_id}[ to {start_time}][ on {event_date}]',
      'put {event_id} at a different time[, {start_time}][ on {event_date}]',
      'shift {event_id} so that it starts[ at {start_time}][ on {event_date}]',
    ],
    ability: 'move events',
    reports: [
      'The event "{/event_title}" now ends at {/end_time}, and {/notified_count} guest(s) were told.',
      'I moved "{/event_title}", which ends at {/end_time}, and told {/notified_count} guest(s).',
    ],
    outputs: {
      '/event_title': { noun: 'event title', verb: 'reported' },
      '/end_time': { noun: 'new end time', verb: 'reported' },
    },
  },
});

const cancelEvent = tool({
  name: 'cancel_event',
  description: 'Take an event out of the calendar and tell its guests.',
  readOnly: false,
  destructive: true,
  parameters: { event_id: eventId },
  output: record({
    event_title: 'Title of the event.',
    freed_date: 'Day that is free now.',
    freed_time: 'Time that is free now, HH:MM.',
    notified_count: ['integer', 'Guests who were told.'],
  }),
  run: (state, given) => {
    const event = eventOf(state, given.event_id);
    if (!event) return failure('not-found', `No event with id ${given.event_id}.`);
    const { title: event_title, date: freed_date, start_time: freed_time, guests } = event;
    state.events = state.events.filter((other) => other !== event);
    state.invitations = state.invitations.filter(({ event_id }) => event_id !== event.event_id);
    return { event_title, freed_date, freed_time, notified_count: guests.length };
  },
  phrases: {
    requests: ['call off {event_id}', 'take {event_id} out of my calendar', 'drop {event_id} and tell everybody'],
    ability: 'call off events',
    reports: [
      'The event "{/event_title}" is off, {/notified_count} guest(s) were told, and {/freed_time} on {/freed_date} is free.',
      'You are free on {/freed_date} at {/freed_time}; "{/event_title}" is cancelled for {/notified_count} guest(s).',
    ],
    outputs: {
      '/event_title': { noun: 'event title', verb: 'reported' },
      '/freed_date': { noun: 'freed day', verb: 'reported' },
      '/freed_time': { noun: 'freed time', verb: 'reported' },
    },
  },
});

export const calendarTools = [findFreeSlots, createEvent, listEvents, rescheduleEvent, cancelEvent];
