import { describe, expect, test } from 'vitest';
import { failure } from '../define.ts';
import { answered, faceOf } from './face.ts';
import { ticketApi } from './tickets/native.ts';

const desk = faceOf(ticketApi, [
  { native: /^Ticket with ID (.*) not found\.$/, kind: 'not-found', says: 'Nothing has the number $1.' },
  { native: /^User not authenticated.*$/, kind: 'refused', says: 'Sign in.' },
]);

const seeded = () => desk.seed({ ticket_counter: 7, current_user: 'ann.lee' });

describe('a face', () => {
  test('keeps what an act changed, and not what a look did', () => {
    const state = seeded();
    desk.look(state, 'create_ticket', { title: 'Broken lamp' });
    expect(state).toEqual(seeded());
    expect(desk.act(state, 'create_ticket', { title: 'Broken lamp' })).toMatchObject({ id: 7, status: 'Open' });
    expect(state).toMatchObject({ ticket_counter: 8, ticket_queue: [{ id: 7, created_by: 'ann.lee' }] });
  });

  test('tells a refusal in our words and keeps the state', () => {
    const state = seeded();
    expect(desk.act(state, 'close_ticket', { ticket_id: 3 })).toEqual(
      failure('not-found', 'Nothing has the number 3.'),
    );
    expect(state).toEqual(seeded());
  });

  test('has words for a refusal that it does not know, such as a wrong type', () => {
    const answer = desk.act(seeded(), 'create_ticket', { title: 'Broken lamp', priority: 'high' });
    expect(answer).toEqual(failure('refused', 'The request could not be carried out.'));
  });

  test('gives an answer that is no dict under a name', () => {
    expect(desk.look(seeded(), 'get_user_tickets')).toEqual({ answer: [] });
  });

  test('takes a list that holds only an error for a refusal', () => {
    const signedOut = desk.seed({});
    expect(desk.look(signedOut, 'get_user_tickets')).toEqual(failure('refused', 'Sign in.'));
  });

  test('throws where what has to be known is refused', () => {
    expect(() => desk.know(desk.seed({}), 'get_user_tickets')).toThrow('get_user_tickets refuses: Sign in.');
  });
});

describe('answered', () => {
  test('makes the output of an answer, and leaves a failure as it is', () => {
    const refusal = failure('refused', 'No.');
    expect(answered({ id: 7 }, ({ id }) => ({ number: id! }))).toEqual({ number: 7 });
    expect(answered(refusal, () => ({}))).toBe(refusal);
  });
});
