import type { WorldDependency } from '../../define.ts';

const numbers: Readonly<Record<string, string>> = {
  file_request: '/ticket_number',
  find_own_ticket: '/ticket_number',
  get_most_urgent_ticket: '/ticket_number',
  list_own_tickets: '/tickets/*/ticket_number',
  sign_in_to_desk: '/next_ticket_number',
  record_solution: '/next_ticket_number',
  withdraw_ticket: '/next_ticket_number',
  set_ticket_stage: '/next_ticket_number',
};

const changes = ['show_ticket', 'set_ticket_urgency', 'set_ticket_stage', 'retitle_ticket', 'describe_ticket'];

const byNumber: WorldDependency[] = Object.entries(numbers).flatMap(([from, pointer]) =>
  [...changes, 'record_solution', 'withdraw_ticket']
    .filter((to) => to !== from)
    .map((to) => ({ from, to, bindings: { [pointer]: 'ticket_number' } })),
);

/** What flows between the tools of the help desk. */
export const dependencies: readonly WorldDependency[] = [
  ...byNumber,
  { from: 'find_own_ticket', to: 'file_request', bindings: { '/urgency': 'urgency' } },
  { from: 'get_most_urgent_ticket', to: 'file_request', bindings: { '/urgency': 'urgency' } },
  { from: 'set_ticket_urgency', to: 'file_request', bindings: { '/previous_urgency': 'urgency' } },
  { from: 'retitle_ticket', to: 'file_request', bindings: { '/previous_title': 'subject' } },
  { from: 'describe_ticket', to: 'file_request', bindings: { '/previous_text': 'details' } },
];
