import { failure, toolsOf } from '../../define.ts';
import { listOf, record } from '../../outputs.ts';
import { anyOf } from '../../values.ts';
import { answered } from '../face.ts';
import { optional, someStage, stage, subject, ticketNumber, waitingStage } from './parameters.ts';
import { type DeskState, desk, isWaiting, ownTickets, spokenStage, stillWaiting } from './state.ts';

const tool = toolsOf<DeskState>();

const showTicket = tool({
  name: 'show_ticket',
  description: 'Show everything that is known about a ticket.',
  readOnly: true,
  parameters: { ticket_number: { ...ticketNumber, repeatable: true } },
  output: record({
    title: 'Title of the ticket.',
    report: 'What the person wrote who reported it.',
    progress: 'How far it has come, such as in progress.',
    urgency: 'How pressing it is, such as 4 of 5.',
    reporter: 'Who reported it.',
  }),
  run: (state, { ticket_number }) =>
    answered(desk.look(state, 'get_ticket', { ticket_id: ticket_number }), (ticket) => ({
      title: String(ticket.title),
      report: String(ticket.description),
      progress: spokenStage(ticket.status),
      urgency: `${ticket.priority} of 5`,
      reporter: String(ticket.created_by),
    })),
  phrases: {
    requests: [
      'tell me what {ticket_number} is about',
      'bring up {ticket_number} for me',
      'check who reported {ticket_number} and how far it has come',
    ],
    ability: 'look into tickets',
    reports: [
      'It is about "{/title}", reported by {/reporter}; it is {/progress} and has urgency {/urgency}.',
      'Under "{/title}", {/reporter} wrote: "{/report}". It is {/progress}, with urgency {/urgency}.',
    ],
  },
});

const listOwnTickets = tool({
  name: 'list_own_tickets',
  description:
    'List the tickets that the signed-in person has reported, the most urgent first and those that are settled last.',
  readOnly: true,
  parameters: { stage: optional({ ...stage, draw: someStage }) },
  output: record({
    ticket_count: ['integer', 'How many tickets are listed.'],
    tickets: listOf({
      ticket_number: ['integer', 'Number of the ticket.'],
      title: 'Title of the ticket.',
      progress: 'How far it has come, such as in progress.',
    }),
  }),
  run: (state, given) => {
    const own = ownTickets(state, given.stage);
    const settled = own.filter((ticket) => !isWaiting(ticket));
    const tickets = [...stillWaiting(own), ...settled].map(({ id, title, status }) => ({
      ticket_number: id,
      title,
      progress: spokenStage(status),
    }));
    return tickets.length > 0
      ? { ticket_count: tickets.length, tickets }
      : failure('not-found', 'You have not reported any such ticket.');
  },
  phrases: {
    requests: [
      'go through the tickets I reported[, only those that are {stage}]',
      'show me what I have at the help desk[ with the stage {stage}]',
      'give me an overview of my own tickets[ that are {stage}]',
    ],
    ability: 'list the tickets you reported',
    reports: [
      'You have {/ticket_count} such ticket(s), first of all {/tickets/0/ticket_number}, "{/tickets/0/title}".',
      'Of {/ticket_count} ticket(s), the first is number {/tickets/0/ticket_number}, "{/tickets/0/title}".',
    ],
    outputs: { '/tickets/*/ticket_number': { noun: 'ticket', verb: 'listed' } },
  },
});

const findOwnTicket = tool({
  name: 'find_own_ticket',
  description: 'Find a ticket of the signed-in person by its subject.',
  readOnly: true,
  parameters: {
    subject: {
      ...subject,
      supply: ['the subject is {value}', 'it is the one called {value}'],
      draw: ({ state, random }) => {
        const own = state.ticket_queue.filter(({ created_by }) => created_by === state.current_user);
        return anyOf(random, own.filter(isWaiting))?.title;
      },
      repeatable: true,
    },
  },
  output: record({
    ticket_number: ['integer', 'Number of the ticket.'],
    progress: 'How far it has come, such as in progress.',
    urgency: ['integer', 'How pressing it is, from 1 to 5.'],
  }),
  run: (state, given) => {
    const wanted = given.subject.toLowerCase();
    const found = ownTickets(state).findLast(({ title }) => title.toLowerCase() === wanted);
    if (!found) return failure('not-found', `You have no ticket with the subject "${given.subject}".`);
    return { ticket_number: found.id, progress: spokenStage(found.status), urgency: found.priority };
  },
  phrases: {
    requests: [
      'look up the number of my ticket {subject}',
      'check how my report {subject} is getting on',
      'see what became of the ticket that I called {subject}',
    ],
    ability: 'find one of your tickets',
    reports: [
      'That is ticket {/ticket_number}; it is {/progress}, with urgency {/urgency}.',
      'Its number is {/ticket_number}, it has urgency {/urgency} and is {/progress}.',
    ],
    outputs: {
      '/ticket_number': { noun: 'ticket', verb: 'found', implied: 'my ticket called {subject}' },
      '/urgency': { noun: 'urgency', verb: 'found', implied: 'the urgency of my ticket called {subject}' },
    },
  },
});

const getMostUrgentTicket = tool({
  name: 'get_most_urgent_ticket',
  description: 'Get the most pressing of the tickets that the signed-in person has reported, among those at a stage.',
  readOnly: true,
  parameters: { stage: waitingStage },
  output: record({
    ticket_number: ['integer', 'Number of the ticket.'],
    title: 'Title of the ticket.',
    urgency: ['integer', 'How pressing it is, from 1 to 5.'],
  }),
  run: (state, given) => {
    const [first] = ownTickets(state, given.stage).sort((left, right) => right.priority - left.priority);
    if (!first) return failure('not-found', 'You have no ticket at that stage.');
    return { ticket_number: first.id, title: first.title, urgency: first.priority };
  },
  phrases: {
    requests: [
      'tell me which of my tickets that are {stage} matters most',
      'find the most pressing of my {stage} tickets',
      'check what comes first among my tickets with the stage {stage}',
    ],
    ability: 'tell which of your tickets comes first',
    reports: [
      'The first is ticket {/ticket_number}, "{/title}", with urgency {/urgency}.',
      'Most pressing, at urgency {/urgency}, is "{/title}" (ticket {/ticket_number}).',
    ],
    outputs: {
      '/ticket_number': { noun: 'ticket', verb: 'picked out', implied: 'the most pressing of my {stage} tickets' },
      '/urgency': { noun: 'urgency', verb: 'named', implied: 'the urgency of the most pressing of my {stage} tickets' },
    },
  },
});

/** Tools that read tickets. */
export const readingTools = [showTicket, listOwnTickets, findOwnTicket, getMostUrgentTicket];
