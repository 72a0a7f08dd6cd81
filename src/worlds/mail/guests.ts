import { failure, toolsOf } from '../define.ts';
import { listOf, record } from '../outputs.ts';
import { anyOf } from '../values.ts';
import { email, eventId, integer, text } from './parameters.ts';
import { clock, eventOf, type MailState, minutesOf, nameOf, nextId } from './state.ts';

const tool = toolsOf<MailState>();

const inviteGuest = tool({
  name: 'invite_guest',
  description: 'Invite a person to an event by email.',
  readOnly: false,
  parameters: {
    event_id: eventId,
    email: {
      ...email,
      supply: ['invite {value}', 'the guest is {value}'],
      draw: ({ state, given, random }) => {
        const event = typeof given.event_id === 'string' ? eventOf(state, given.event_id) : undefined;
        return anyOf(
          random,
          state.contacts.filter((contact) => !event?.guests.includes(contact.email)),
        )?.email;
      },
    },
  },
  output: record({ invitation_id: 'Id of the invitation.', guest_count: ['integer', 'Guests of the event.'] }),
  run: (state, given) => {
    const event = eventOf(state, given.event_id);
    if (!event) return failure('not-found', `No event with id ${given.event_id}.`);
    const invitation_id = nextId(state, 'IV');
    state.invitations.push({ invitation_id, event_id: event.event_id, email: given.email });
    if (!event.guests.includes(given.email)) event.guests.push(given.email);
    return { invitation_id, guest_count: event.guests.length };
  },
  phrases: {
    requests: [
      'ask one more person to come to {event_id}[, namely {email}]',
      'send out an invitation to {event_id}[ for {email}]',
      'bring somebody else into {event_id}[: {email}]',
    ],
    ability: 'invite people to events',
    reports: [
      'The invitation {/invitation_id} is out; the event has {/guest_count} guest(s) now.',
      'Invited as {/invitation_id}, which makes {/guest_count} guest(s).',
    ],
    outputs: { '/invitation_id': { noun: 'invitation', verb: 'sent' } },
  },
});

const listGuests = tool({
  name: 'list_guests',
  description: 'List the people who are invited to an event, in the order of their invitations.',
  readOnly: true,
  parameters: {
    event_id: {
      ...eventId,
      draw: ({ state, random }) => anyOf(random, state.invitations)?.event_id,
    },
  },
  output: record({
    guests: listOf({
      invitation_id: 'Id of the invitation.',
      name: 'Name of the guest.',
      email: 'Address of the guest.',
    }),
  }),
  run: (state, given) => {
    if (!eventOf(state, given.event_id)) return failure('not-found', `No event with id ${given.event_id}.`);
    const guests = state.invitations
      .filter(({ event_id }) => event_id === given.event_id)
      .map(({ invitation_id, email: address }) => ({
        invitation_id,
        name: nameOf(state, address),
        email: address,
      }));
    return guests.length > 0 ? { guests } : failure('not-found', `Nobody is invited to ${given.event_id}.`);
  },
  phrases: {
    requests: [
      'see who is coming to {event_id}',
      'tell me which people are asked to {event_id}',
      'find out who was invited to {event_id}',
    ],
    ability: 'list the guests of an event',
    reports: [
      'The first guest is {/guests/0/name} ({/guests/0/email}) with invitation {/guests/0/invitation_id}.',
      '{/guests/0/name} at {/guests/0/email} was invited first ({/guests/0/invitation_id}).',
    ],
    outputs: {
      '/guests/*/invitation_id': {
        noun: 'invitation',
        verb: 'listed',
        implied: 'the first invitation to {event_id}',
      },
      '/guests/*/email': { noun: 'guest', verb: 'listed', implied: 'the first guest of {event_id}' },
      '/guests/*/name': { noun: 'guest', verb: 'listed', implied: 'the first guest of {event_id}' },
    },
  },
});

const withdrawInvitation = tool({
  name: 'withdraw_invitation',
  description: 'Take an invitation back and tell the guest.',
  readOnly: false,
  destructive: true,
  parameters: {
    invitation_id: text({
      description: 'Id of the invitation, such as IV-2141.',
      noun: 'invitation id',
      supply: ['it is invitation {value}', 'I mean invitation {value}'],
      stated: 'invitation {value}',
      draw: ({ state, random }) => anyOf(random, state.invitations)?.invitation_id,
    }),
  },
  output: record({
    guest_email: 'Address of the guest.',
    event_id: 'Id of the event.',
    guest_count: ['integer', 'Guests who are left.'],
  }),
  run: (state, given) => {
    const invitation = state.invitations.find(({ invitation_id }) => invitation_id === given.invitation_id);
    if (!invitation) return failure('not-found', `No invitation with id ${given.invitation_id}.`);
    const event = eventOf(state, invitation.event_id)!;
    state.invitations = state.invitations.filter((other) => other !== invitation);
    event.guests = event.guests.filter((address) => address !== invitation.email);
    return { guest_email: invitation.email, event_id: event.event_id, guest_count: event.guests.length };
  },
  phrases: {
    requests: [
      'take back {invitation_id}',
      'cancel {invitation_id} politely',
      'undo {invitation_id}, which was sent by mistake',
    ],
    ability: 'take invitations back',
    reports: [
      'The guest {/guest_email} is no longer invited to {/event_id}; {/guest_count} guest(s) are left.',
      'I told {/guest_email}; the event {/event_id} has {/guest_count} guest(s) left.',
    ],
    outputs: {
      '/guest_email': { noun: 'guest', verb: 'told' },
      '/event_id': { noun: 'event', verb: 'named' },
    },
  },
});

const setReminder = tool({
  name: 'set_reminder',
  description: 'Be reminded some minutes before an event.',
  readOnly: false,
  parameters: {
    event_id: eventId,
    minutes_before: integer({
      description: 'Minutes before the start.',
      noun: 'number of minutes before the event',
      supply: ['{value} minutes before', 'make it {value} minutes ahead'],
      minimum: 1,
      maximum: 180,
      stated: '{value} minutes',
      draw: ({ random }) => random.integer(1, 12) * 5,
    }),
  },
  output: record({
    reminder_id: 'Id of the reminder.',
    reminder_time: 'Time of the reminder, HH:MM.',
    event_title: 'Title of the event.',
  }),
  run: (state, given) => {
    const event = eventOf(state, given.event_id);
    if (!event) return failure('not-found', `No event with id ${given.event_id}.`);
    const reminder_id = nextId(state, 'RM');
    state.reminders.push({ reminder_id, event_id: event.event_id, minutes_before: given.minutes_before });
    const time = (minutesOf(event.start_time) - given.minutes_before + 1440) % 1440;
    return { reminder_id, reminder_time: clock(time), event_title: event.title };
  },
  phrases: {
    requests: [
      'remind me of {event_id}[ {minutes_before} ahead]',
      'make sure I do not forget {event_id}[ and ping me {minutes_before} before it]',
      'give me a nudge[ {minutes_before} in advance] for {event_id}',
    ],
    ability: 'set reminders',
    reports: [
      'The reminder {/reminder_id} for "{/event_title}" comes at {/reminder_time}.',
      'At {/reminder_time} you will be reminded of "{/event_title}" ({/reminder_id}).',
    ],
    outputs: {
      '/event_title': { noun: 'event title', verb: 'reported' },
      '/reminder_id': { noun: 'reminder', verb: 'set' },
    },
  },
});

export const guestTools = [inviteGuest, listGuests, withdrawInvitation, setReminder];
