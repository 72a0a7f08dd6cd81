import type { Json } from '../../../core/json.ts';
import type { Random } from '../../../core/random.ts';
import { type Face, faceOf } from '../face.ts';
import { issues, staff } from './issues.ts';
import { ticketApi } from './native.ts';

/** A ticket as the native class keeps it. */
export type Ticket = {
  id: number;
  title: string;
  description: string;
  status: string;
  priority: number;
  created_by: string;
};

/** The help desk as the native class saves it, seen by one signed-in person. */
export type DeskState = {
  ticket_queue: Ticket[];
  ticket_counter: number;
  current_user: string;
};

/** How far a ticket has come, in our words. */
export const waitingStages = ['open', 'in_progress', 'on_hold'] as const;
export const stages = [...waitingStages, 'resolved', 'closed'] as const;
export type Stage = (typeof stages)[number];
const nativeStatus: Readonly<Record<Stage, string>> = {
  open: 'Open',
  in_progress: 'In Progress',
  on_hold: 'On Hold',
  resolved: 'Resolved',
  closed: 'Closed',
};

/** How the tools of the help desk reach the native class. */
export const desk: Face = faceOf(ticketApi, [
  { native: /^User not authenticated.*$/, kind: 'refused', says: 'Sign in to the help desk first.' },
  { native: /^Ticket with ID (.*) not found\.$/, kind: 'not-found', says: 'No ticket has the number $1.' },
  { native: /^Ticket with ID (.*) is already closed\.$/, kind: 'wrong-state', says: 'Ticket $1 was closed before.' },
  { native: /^Ticket with ID (.*) is already resolved\.$/, kind: 'wrong-state', says: 'Ticket $1 has a solution.' },
]);

/** Six tickets of the signed-in person, four of them waiting, and one or two of four others each. */
export function seedDesk(random: Random): DeskState {
  const [current_user, ...others] = random.sample(staff, 5) as [string, ...string[]];
  const waiting = random.shuffle([
    ...Array<string>(4).fill(current_user),
    ...others,
    ...random.sample(others, random.integer(1, 3)),
  ]);
  const authors = [current_user, current_user, ...waiting];
  const statuses = [
    'Resolved',
    'Closed',
    ...waiting.map(() => random.pick(['Open', 'Open', 'In Progress', 'On Hold'])),
  ];
  let id = random.integer(200, 900);
  const ticket_queue = random.sample(issues, authors.length).map(({ subject, details, solution }, at) => {
    id += random.integer(1, 6);
    const [created_by, status] = [authors[at]!, statuses[at]!];
    const ticket = { id, title: subject, description: details, status, priority: random.integer(1, 5), created_by };
    return status === 'Resolved' ? { ...ticket, resolution: solution } : ticket;
  });
  return desk.seed({ ticket_queue, ticket_counter: id + 1, current_user }) as DeskState;
}

/** The tickets of the signed-in person, oldest first, all or those at one stage. */
export function ownTickets(state: DeskState, stage?: Stage): Ticket[] {
  const { answer } = desk.know(state, 'get_user_tickets', stage === undefined ? {} : { status: nativeStatus[stage] });
  return answer as Ticket[];
}

/** Those of the tickets that nobody has closed or resolved, the most urgent first. */
export function stillWaiting(tickets: readonly Ticket[]): Ticket[] {
  return tickets.filter(isWaiting).sort((left, right) => right.priority - left.priority);
}

export function isWaiting({ status }: Ticket): boolean {
  return status !== 'Resolved' && status !== 'Closed';
}

/** The stage that a native status tells. */
export function stageOf(status: Json | undefined): Stage {
  return spokenStage(status).replace(' ', '_') as Stage;
}

/** How a person calls what a native status tells: `in progress`. */
export function spokenStage(status: Json | undefined): string {
  return String(status).toLowerCase();
}

/** The native status of a stage. */
export function statusOf(stage: Stage): string {
  return nativeStatus[stage];
}
