import { type DrawContext, parametersOf } from '../parameters.ts';
import { anyOf, dayOf2026 } from '../values.ts';
import { clock, type MailState } from './state.ts';
import { bodies, subjects } from './words.ts';

export const { text, integer, choice, list, optional } = parametersOf<MailState>();

type Context = DrawContext<MailState>;

export const contactName = text({
  description: 'Full name of the person, such as Carmen Ibarra.',
  noun: 'name of the person',
  supply: ['the name is {value}', 'I mean {value}'],
  draw: ({ state, random }: Context) => random.pick(state.contacts).name,
  repeatable: true,
});

export const email = text({
  description: 'Email address of the person.',
  noun: 'email address',
  supply: ['the address is {value}', 'it goes to {value}'],
  format: 'email',
  draw: ({ state, random }) => random.pick(state.contacts).email,
});

export const mailId = text({
  description: 'Id of the mail, such as ML-322.',
  noun: 'mail id',
  supply: ['it is mail {value}', 'I mean mail {value}'],
  stated: 'mail {value}',
  draw: ({ state, random }) =>
    anyOf(
      random,
      state.mails.filter(({ from }) => from !== 'me'),
    )?.mail_id,
});

export const threadId = text({
  description: 'Id of the thread, such as TH-86.',
  noun: 'thread id',
  supply: ['it is thread {value}', 'I mean thread {value}'],
  stated: 'thread {value}',
  draw: ({ state, random }) =>
    anyOf(
      random,
      state.mails.filter(({ thread_id }) => !state.muted_threads.includes(thread_id)),
    )?.thread_id,
});

export const subject = text({
  description: 'Subject of the mail.',
  noun: 'subject',
  supply: ['the subject is "{value}"', 'put "{value}" in the subject line'],
  stated: '"{value}"',
  draw: ({ random }) => random.pick(subjects),
});

export const body = text({
  description: 'Text of the mail.',
  noun: 'text of the mail',
  supply: ['it should say "{value}"', 'write "{value}"'],
  stated: '"{value}"',
  draw: ({ random }) => random.pick(bodies),
});

export const eventId = text({
  description: 'Id of the event, such as EV-2140.',
  noun: 'event id',
  supply: ['it is event {value}', 'I mean event {value}'],
  stated: 'event {value}',
  draw: ({ state, random }) => anyOf(random, state.events)?.event_id,
});

/** A working day on which something may still be planned. */
export const eventDate = text({
  description: 'Date of the event as YYYY-MM-DD.',
  noun: 'date',
  supply: ['it is on {value}', 'on {value}, please'],
  format: 'date',
  draw: ({ random }) => dayOf2026(random.integer(176, 350)),
});

export const startTime = text({
  description: 'Time at which the event starts, HH:MM.',
  noun: 'start time',
  supply: ['it starts at {value}', 'at {value}, please'],
  pattern: '^[0-9]{2}:[0-9]{2}$',
  draw: ({ random }) => clock(random.integer(17, 34) * 30),
});

export const minutes = integer({
  description: 'Length in minutes.',
  noun: 'length in minutes',
  supply: ['it takes {value} minutes', '{value} minutes, please'],
  minimum: 10,
  maximum: 240,
  stated: '{value} minutes',
  draw: ({ random }) => random.pick([20, 30, 40, 45, 50, 60, 75, 90]),
});
