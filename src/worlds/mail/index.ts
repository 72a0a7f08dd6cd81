import { defineWorld } from '../define.ts';
import { calendarTools } from './calendar.ts';
import { contactTools } from './contacts.ts';
import { mailFlows } from './flows.ts';
import { guestTools } from './guests.ts';
import { mailTools } from './mails.ts';
import { seedMail } from './state.ts';
import { threadTools } from './threads.ts';

/** A mailbox with its calendar: contacts and groups, mails, threads and drafts, events and invitations. */
export const mail = defineWorld({
  name: 'mail',
  category: 'Email',
  description: 'A mailbox with its calendar: contacts, groups, mails, threads, drafts, events and invitations.',
  seedState: seedMail,
  tools: [...contactTools, ...mailTools, ...threadTools, ...calendarTools, ...guestTools],
  dependencies: mailFlows,
});
