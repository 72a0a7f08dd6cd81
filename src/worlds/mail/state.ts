import type { Random } from '../../core/random.ts';
import { dayOf2026 } from '../values.ts';
import { bodies, eventTitles, people, subjects, teams } from './words.ts';

export type Contact = { contact_id: string; name: string; email: string; phone: string; team: string };
export type Mail = {
  mail_id: string;
  thread_id: string;
  from: string;
  to: string;
  subject: string;
  body: string;
  date: string;
  folder: string;
};
export type CalendarEvent = {
  event_id: string;
  title: string;
  date: string;
  start_time: string;
  minutes: number;
  guests: string[];
};
export type Invitation = { invitation_id: string; event_id: string; email: string };
export type Draft = { draft_id: string; email: string; subject: string; body: string };

/** The mailbox, calendar and address book of one person, who is `me` as sender and receiver of mails. */
export type MailState = {
  contacts: Contact[];
  mails: Mail[];
  muted_threads: string[];
  events: CalendarEvent[];
  invitations: Invitation[];
  reminders: { reminder_id: string; event_id: string; minutes_before: number }[];
  drafts: Draft[];
  groups: { group_id: string; name: string; emails: string[] }[];
  next: number;
};

const hosts = ['brightpost.example', 'meridian.example', 'oakline.example', 'cobalt.example', 'fernhill.example'];

/** Eight contacts, nine mails in the inbox, five events with guests, a draft and a group. */
export function seedMail(random: Random): MailState {
  const contacts = random.sample(people, 8).map((name, at) => seedContact(random, name, at));
  const state: MailState = {
    contacts,
    mails: random.sample(subjects, 9).map((subject, at) => ({
      mail_id: `ML-${300 + at * 11}`,
      thread_id: `TH-${80 + at * 3}`,
      from: contacts[at % 6]!.email,
      to: 'me',
      subject,
      body: random.pick(bodies),
      date: dayOf2026(random.integer(60, 140)),
      folder: 'inbox',
    })),
    muted_threads: [],
    events: [],
    invitations: [],
    reminders: [],
    drafts: [],
    groups: [],
    next: random.integer(1000, 8000),
  };
  for (const title of random.sample(eventTitles, 5)) state.events.push(seedEvent(random, state, title));
  seedExtras(random, state);
  return state;
}

function seedContact(random: Random, name: string, at: number): Contact {
  const email = `${name.toLowerCase().replace(' ', '.')}@${random.pick(hosts)}`;
  const phone = `555-${random.integer(1000, 9999)}`;
  return { contact_id: `CT-${140 + at * 9}`, name, email, phone, team: random.pick(teams) };
}

function seedEvent(random: Random, state: MailState, title: string): CalendarEvent {
  const event_id = nextId(state, 'EV');
  const guests = random.sample(state.contacts, 2).map(({ email }) => email);
  for (const email of guests) state.invitations.push({ invitation_id: nextId(state, 'IV'), event_id, email });
  const start_time = clock(random.integer(18, 32) * 30);
  const minutes = random.pick([30, 45, 60]);
  return { event_id, title, date: dayOf2026(random.integer(150, 175)), start_time, minutes, guests };
}

function seedExtras(random: Random, state: MailState): void {
  const { email } = random.pick(state.contacts);
  const free = subjects.filter((subject) => !state.mails.some((mail) => mail.subject === subject));
  const [subject, body] = [random.pick(free), random.pick(bodies)];
  state.drafts.push({ draft_id: nextId(state, 'DR'), email, subject, body });
  const emails = random.sample(state.contacts, 3).map((contact) => contact.email);
  state.groups.push({ group_id: nextId(state, 'GR'), name: 'Planning Circle', emails });
}

/** The next free id with this prefix. */
export function nextId(state: MailState, prefix: string): string {
  state.next += 1;
  return `${prefix}-${state.next}`;
}

/** The time of day, HH:MM, some minutes after midnight. */
export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Minutes after midnight of a time of day, HH:MM. */
export function minutesOf(time: string): number {
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  return hour * 60 + minute;
}

export function mailOf(state: Readonly<MailState>, id: string): Mail | undefined {
  return state.mails.find(({ mail_id }) => mail_id === id);
}

export function eventOf(state: Readonly<MailState>, id: string): CalendarEvent | undefined {
  return state.events.find(({ event_id }) => event_id === id);
}

/** What a person is called in the address book, or the address itself. */
export function nameOf(state: Readonly<MailState>, address: string): string {
  return state.contacts.find(({ email }) => email === address)?.name ?? address;
}

/** The address at the other end of a mail. */
export function correspondent({ from, to }: Mail): string {
  return from === 'me' ? to : from;
}

/** Puts a mail of the owner into the folder of sent mails. */
export function send(state: MailState, mail: Pick<Mail, 'to' | 'subject' | 'body'>, thread_id?: string): Mail {
  const sent: Mail = {
    mail_id: nextId(state, 'ML'),
    thread_id: thread_id ?? nextId(state, 'TH'),
    from: 'me',
    to: mail.to,
    subject: mail.subject,
    body: mail.body,
    date: dayOf2026(150),
    folder: 'sent',
  };
  state.mails.push(sent);
  return sent;
}
