import type { JsonObject } from '../../../core/json.ts';
import { failure, ToolFailure, toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { anyOf } from '../../values.ts';
import { answered } from '../face.ts';
import { codeWords, issues, plainSolutions } from './issues.ts';
import { details, optional, subject, text, ticketNumber, urgency } from './parameters.ts';
import { type DeskState, desk, isWaiting, ownTickets, stillWaiting } from './state.ts';

const tool = toolsOf<DeskState>();

const queueOutput = record({
  waiting_count: ['integer', 'Tickets of the signed-in person that still wait for a solution.'],
  next_ticket_number: ['integer', 'Number of the most urgent of them; 0 when there is none.'],
});

/** What still waits for the signed-in person. */
function queueOf(state: DeskState): JsonObject & { waiting_count: number; next_ticket_number: number } {
  const waiting = stillWaiting(ownTickets(state));
  return { waiting_count: waiting.length, next_ticket_number: waiting[0]?.id ?? 0 };
}

const signIn = tool({
  name: 'sign_in_to_desk',
  description: 'Sign in to the help desk as a person.',
  readOnly: false,
  parameters: {
    account_name: text({
      description: 'Account name of the person, such as jo.smith.',
      noun: 'account name',
      supply: ['the account is {value}', 'I am {value}'],
      draw: ({ state, random }) => {
        const others = state.ticket_queue.filter(({ created_by }) => created_by !== state.current_user);
        return anyOf(random, others.filter(isWaiting))?.created_by;
      },
    }),
    pass_code: text({
      description: 'Pass code of the account.',
      noun: 'pass code',
      supply: ['the code is {value}', 'use the code {value}'],
      draw: ({ random }) => `${random.sample(codeWords, 2).join('-')}-${random.integer(10, 99)}`,
    }),
  },
  output: queueOutput,
  run: (state, { account_name, pass_code }) => {
    const answer = desk.act(state, 'ticket_login', { username: account_name, password: pass_code });
    if (!(answer instanceof ToolFailure) && answer.success !== true)
      return failure('refused', 'An account name and a pass code are needed.');
    return answered(answer, () => queueOf(state));
  },
  phrases: {
    requests: [
      'log on to the help desk as {account_name}[ with the pass code {pass_code}]',
      'switch the help desk over to {account_name}[, using the code {pass_code}]',
      'open the help desk for {account_name}[; the pass code is {pass_code}]',
    ],
    ability: 'log on to the help desk',
    reports: [
      'The help desk is open; {/waiting_count} ticket(s) of that account wait for a solution.',
      'That worked, and {/waiting_count} ticket(s) are waiting there.',
    ],
    outputs: { '/next_ticket_number': { noun: 'most urgent ticket', verb: 'found there' } },
  },
});

const fileRequest = tool({
  name: 'file_request',
  description: 'Report a matter to the help desk, which makes a ticket for it.',
  readOnly: false,
  parameters: { subject, details: optional(details), urgency: optional(urgency) },
  output: record({
    ticket_number: ['integer', 'Number of the new ticket.'],
    waiting_count: ['integer', 'Tickets of the signed-in person that now wait for a solution.'],
  }),
  run: (state, given) =>
    answered(
      desk.act(state, 'create_ticket', {
        title: given.subject,
        ...(given.details === undefined ? {} : { description: given.details }),
        ...(given.urgency === undefined ? {} : { priority: given.urgency }),
      }),
      ({ id }) => ({ ticket_number: Number(id), waiting_count: queueOf(state).waiting_count }),
    ),
  phrases: {
    requests: [
      'report {subject} to the help desk[ with {urgency}][, saying {details}]',
      'let the help desk know about {subject}[; the details are {details}][; it has {urgency}]',
      'make a new ticket called {subject}[ at {urgency}][ and put {details} into it]',
    ],
    ability: 'report things to the help desk',
    reports: [
      'The matter is ticket {/ticket_number} now, one of {/waiting_count} of yours that wait.',
      'I reported it under the number {/ticket_number}; {/waiting_count} of your tickets are waiting.',
    ],
    outputs: { '/ticket_number': { noun: 'ticket', verb: 'reported' } },
  },
});

const recordSolution = tool({
  name: 'record_solution',
  description: 'Write down how the matter of a ticket was settled, which makes the ticket resolved.',
  readOnly: false,
  parameters: {
    ticket_number: ticketNumber,
    solution: text({
      description: 'How the matter was settled.',
      noun: 'solution',
      supply: ['the note should say {value}', 'put down {value}'],
      stated: '"{value}"',
      draw: ({ state, given, random }) => {
        const title = state.ticket_queue.find(({ id }) => id === given.ticket_number)?.title;
        return issues.find((issue) => issue.subject === title)?.solution ?? random.pick(plainSolutions);
      },
    }),
  },
  output: queueOutput,
  run: (state, { ticket_number, solution }) =>
    answered(desk.act(state, 'resolve_ticket', { ticket_id: ticket_number, resolution: solution }), () =>
      queueOf(state),
    ),
  phrases: {
    requests: [
      'mark {ticket_number} as solved[ with the note {solution}]',
      'put {ticket_number} down as settled[, because {solution}]',
      'note in {ticket_number} that the matter is settled[: {solution}]',
    ],
    ability: 'mark tickets as solved',
    reports: [
      'The ticket is solved; {/waiting_count} of yours still wait.',
      'That is settled, and {/waiting_count} of your tickets are left.',
    ],
    outputs: { '/next_ticket_number': { noun: 'next ticket', verb: 'named' } },
  },
});

const withdrawTicket = tool({
  name: 'withdraw_ticket',
  description: 'Close a ticket without a solution, because nobody needs one any more.',
  readOnly: false,
  parameters: { ticket_number: ticketNumber },
  output: queueOutput,
  run: (state, { ticket_number }) =>
    answered(desk.act(state, 'close_ticket', { ticket_id: ticket_number }), () => queueOf(state)),
  phrases: {
    requests: [
      'shut {ticket_number}, nobody needs it any more',
      'take {ticket_number} off the list of things to do',
      'close {ticket_number} as it is',
    ],
    ability: 'close tickets',
    reports: [
      'The ticket is closed; {/waiting_count} of yours still wait.',
      'It is off the list, and {/waiting_count} of your tickets are left.',
    ],
    outputs: { '/next_ticket_number': { noun: 'next ticket', verb: 'named' } },
  },
});

/** Tools that bring tickets into the world and out of it. */
export const handlingTools = [signIn, fileRequest, recordSolution, withdrawTicket];
