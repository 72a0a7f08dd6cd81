import type { JsonObject } from '../../../core/json.ts';
import { ToolFailure, toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { laterDetails } from './issues.ts';
import { details, stage, subject, ticketNumber, urgency } from './parameters.ts';
import {
  type DeskState,
  desk,
  isWaiting,
  ownTickets,
  spokenStage,
  stageOf,
  statusOf,
  stillWaiting,
  waitingStages,
} from './state.ts';

const tool = toolsOf<DeskState>();

/** Changes fields of a ticket: the ticket as it was before, or the failure. */
function edit(state: DeskState, ticket_id: number, updates: JsonObject): JsonObject | ToolFailure {
  const before = desk.look(state, 'get_ticket', { ticket_id });
  if (before instanceof ToolFailure) return before;
  const answer = desk.act(state, 'edit_ticket', { ticket_id, updates });
  return answer instanceof ToolFailure ? answer : before;
}

const setTicketUrgency = tool({
  name: 'set_ticket_urgency',
  description: 'Change how pressing a ticket is.',
  readOnly: false,
  parameters: { ticket_number: ticketNumber, urgency },
  output: record({
    previous_urgency: ['integer', 'Urgency until now.'],
    more_urgent_count: ['integer', 'Waiting tickets of the signed-in person that are more urgent.'],
  }),
  run: (state, given) => {
    const before = edit(state, given.ticket_number, { priority: given.urgency });
    if (before instanceof ToolFailure) return before;
    const ahead = ownTickets(state).filter((ticket) => isWaiting(ticket) && ticket.priority > given.urgency);
    return { previous_urgency: Number(before.priority), more_urgent_count: ahead.length };
  },
  phrases: {
    requests: [
      'change how pressing {ticket_number} is[, to {urgency}]',
      'move {ticket_number} up or down in the queue[, to {urgency}]',
      'rank {ticket_number} differently[, namely at {urgency}]',
    ],
    ability: 'change how pressing a ticket is',
    reports: [
      'Its urgency was {/previous_urgency} before; {/more_urgent_count} of your tickets are more pressing now.',
      'It no longer has urgency {/previous_urgency}, and {/more_urgent_count} of your tickets come before it.',
    ],
    outputs: { '/previous_urgency': { noun: 'old urgency', verb: 'reported' } },
  },
});

const setTicketStage = tool({
  name: 'set_ticket_stage',
  description: 'Change how far a ticket has come, for example to reopen it or to put it on hold.',
  readOnly: false,
  parameters: {
    ticket_number: {
      ...ticketNumber,
      draw: ({ state, random }) => random.pick(state.ticket_queue).id,
    },
    stage: {
      ...stage,
      supply: ['it is {value} now', 'make it {value}'],
      draw: ({ state, given, random }) => {
        const present = stageOf(state.ticket_queue.find(({ id }) => id === given.ticket_number)?.status);
        return random.pick(waitingStages.filter((name) => name !== present));
      },
    },
  },
  output: record({
    previous_progress: 'How far it had come until now.',
    reporter: 'Who reported it.',
    next_ticket_number: [
      'integer',
      'Number of the most urgent other ticket of the signed-in person; 0 when none waits.',
    ],
  }),
  run: (state, given) => {
    const before = edit(state, given.ticket_number, { status: statusOf(given.stage) });
    if (before instanceof ToolFailure) return before;
    const next = stillWaiting(ownTickets(state)).find(({ id }) => id !== given.ticket_number);
    return {
      previous_progress: spokenStage(before.status),
      reporter: String(before.created_by),
      next_ticket_number: next?.id ?? 0,
    };
  },
  phrases: {
    requests: [
      'update how far {ticket_number} has come[, it is {stage} now]',
      'give {ticket_number} another stage[, {stage}]',
      'change the stage of {ticket_number}[ to {stage}]',
    ],
    ability: 'change the stage of a ticket',
    reports: [
      'It was {/previous_progress} before; {/reporter} reported it.',
      'The ticket of {/reporter} is no longer {/previous_progress}.',
    ],
    outputs: { '/next_ticket_number': { noun: 'next ticket', verb: 'named' } },
  },
});

const retitleTicket = tool({
  name: 'retitle_ticket',
  description: 'Give a ticket another subject.',
  readOnly: false,
  parameters: { ticket_number: ticketNumber, subject },
  output: record({
    previous_title: 'Title until now.',
    progress: 'How far the ticket has come, such as in progress.',
  }),
  run: (state, given) => {
    const before = edit(state, given.ticket_number, { title: given.subject });
    if (before instanceof ToolFailure) return before;
    return { previous_title: String(before.title), progress: spokenStage(before.status) };
  },
  phrases: {
    requests: [
      'rename {ticket_number}[ to {subject}]',
      'call {ticket_number} something else[, {subject}]',
      'put another subject on {ticket_number}[, namely {subject}]',
    ],
    ability: 'rename tickets',
    reports: [
      'It was called "{/previous_title}" before and is {/progress}.',
      'The title "{/previous_title}" is gone; the ticket is still {/progress}.',
    ],
    outputs: { '/previous_title': { noun: 'old title', verb: 'reported' } },
  },
});

const describeTicket = tool({
  name: 'describe_ticket',
  description: 'Replace the details of a ticket.',
  readOnly: false,
  parameters: {
    ticket_number: ticketNumber,
    details: { ...details, draw: ({ random }) => random.pick(laterDetails) },
  },
  output: record({
    title: 'Title of the ticket.',
    previous_text: 'What it said until now.',
    progress: 'How far the ticket has come, such as in progress.',
  }),
  run: (state, given) => {
    const before = edit(state, given.ticket_number, { description: given.details });
    if (before instanceof ToolFailure) return before;
    return {
      title: String(before.title),
      previous_text: String(before.description),
      progress: spokenStage(before.status),
    };
  },
  phrases: {
    requests: [
      'change the text of {ticket_number}[ to {details}]',
      'let {ticket_number} say something else[, namely {details}]',
      'rewrite what {ticket_number} says[, so that it reads {details}]',
    ],
    ability: 'change what a ticket says',
    reports: [
      'The text of "{/title}" is new; the ticket is {/progress}.',
      'There is a new text in "{/title}", which is still {/progress}.',
    ],
    outputs: { '/previous_text': { noun: 'old text', verb: 'reported' } },
  },
});

/** Tools that change fields of a ticket. */
export const changingTools = [setTicketUrgency, setTicketStage, retitleTicket, describeTicket];
