import {
  add,
  compare,
  contains,
  dict,
  equal,
  iterate,
  PythonDict,
  type PythonValue,
  raise,
  str,
  textWith,
  truthy,
  typeName,
} from '../../../python/index.ts';
import { defineNative, errorAnswer, settingsOf } from '../native.ts';

/** The attributes of an instance. A scenario may put any value under them. */
interface TicketState {
  ticket_queue: PythonValue;
  ticket_counter: PythonValue;
  current_user: PythonValue;
}

const editable = ['title', 'description', 'status', 'priority'];

/** Support tickets: log in, create, resolve, close, edit. */
export const ticketApi = defineNative<TicketState>({
  className: 'TicketAPI',
  load: (config) => {
    const given = settingsOf(config);
    return {
      ticket_queue: given('ticket_queue', []),
      ticket_counter: given('ticket_counter', 1n),
      current_user: given('current_user', null),
    };
  },
  methods: {
    create_ticket: ['title, description="", priority=1', createTicket],
    get_ticket: ['ticket_id', (state, id) => findTicket(state, id) ?? notFound(id)],
    close_ticket: ['ticket_id', closeTicket],
    resolve_ticket: ['ticket_id, resolution', resolveTicket],
    edit_ticket: ['ticket_id, updates', editTicket],
    get_user_tickets: ['status=None', userTickets],
    ticket_login: ['username, password', logIn],
    ticket_get_login_status: ['', (state) => dict({ login_status: truthy(state.current_user) })],
    logout: ['', logOut],
  },
});

function createTicket(state: TicketState, title: PythonValue, description: PythonValue, priority: PythonValue) {
  if (!truthy(state.current_user)) return errorAnswer('User not authenticated. Please log in to create a ticket.');
  if (compare(priority, '<', 1n) || compare(priority, '>', 5n)) {
    return errorAnswer('Invalid priority. Priority must be between 1 and 5.');
  }
  const ticket = dict({
    id: state.ticket_counter,
    title,
    description,
    status: 'Open',
    priority,
    created_by: state.current_user,
  });
  if (!Array.isArray(state.ticket_queue)) {
    raise('AttributeError', `'${typeName(state.ticket_queue)}' object has no attribute 'append'`);
  }
  state.ticket_queue.push(ticket);
  state.ticket_counter = add(state.ticket_counter, 1n);
  return ticket;
}

function findTicket(state: TicketState, id: PythonValue): PythonDict | undefined {
  const tickets = iterate(state.ticket_queue) as PythonDict[];
  return tickets.find((ticket) => equal(ticket.get('id') ?? null, id));
}

function notFound(id: PythonValue): PythonDict {
  return errorAnswer(`Ticket with ID ${str(id)} not found.`);
}

function closeTicket(state: TicketState, id: PythonValue): PythonDict {
  const ticket = findTicket(state, id);
  if (!ticket) return notFound(id);
  if (equal(ticket.item('status'), 'Closed')) return errorAnswer(`Ticket with ID ${str(id)} is already closed.`);
  ticket.set('status', 'Closed');
  return dict({ status: `Ticket ${str(id)} has been closed successfully.` });
}

function resolveTicket(state: TicketState, id: PythonValue, resolution: PythonValue): PythonDict {
  const ticket = findTicket(state, id);
  if (!ticket) return notFound(id);
  if (equal(ticket.item('status'), 'Resolved')) return errorAnswer(`Ticket with ID ${str(id)} is already resolved.`);
  ticket.set('status', 'Resolved');
  ticket.set('resolution', resolution);
  return dict({ status: `Ticket ${str(id)} has been resolved successfully.` });
}

function editTicket(state: TicketState, id: PythonValue, updates: PythonValue): PythonDict {
  const ticket = findTicket(state, id);
  if (!ticket) return notFound(id);
  const entries = attributeItems(updates);
  const invalid = entries.filter(([field]) => !contains(editable, field));
  if (invalid.length > 0) {
    return errorAnswer(`Invalid fields for update: ${invalid.map(([field]) => str(field)).join(', ')}`);
  }
  for (const [field, value] of entries) if (value !== null) ticket.set(field, value);
  return dict({ status: `Ticket ${str(id)} has been updated successfully.` });
}

function attributeItems(updates: PythonValue): [PythonValue, PythonValue][] {
  return updates instanceof PythonDict ? [...updates.entries()] : [[textWith(updates, 'keys'), null]];
}

function userTickets(state: TicketState, status: PythonValue): PythonValue {
  if (!truthy(state.current_user)) {
    return [errorAnswer('User not authenticated. Please log in to view tickets.')];
  }
  const own = (iterate(state.ticket_queue) as PythonDict[]).filter((ticket) =>
    equal(ticket.item('created_by'), state.current_user),
  );
  return truthy(status) ? own.filter((ticket) => equal(lower(ticket.item('status')), lower(status))) : own;
}

function lower(text: PythonValue): string {
  return textWith(text, 'lower').toLowerCase();
}

function logIn(state: TicketState, username: PythonValue, password: PythonValue): PythonDict {
  if (!truthy(username) || !truthy(password)) return dict({ success: false });
  state.current_user = username;
  return dict({ success: true });
}

function logOut(state: TicketState): PythonDict {
  if (!truthy(state.current_user)) return dict({ success: false });
  state.current_user = null;
  return dict({ success: true });
}
