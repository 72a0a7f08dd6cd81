import { describe, expect, test } from 'vitest';
import { dict, fromJson, type PythonDict, writeJson } from '../../../python/index.ts';
import { NativeSession } from '../session.ts';

const config = fromJson({
  credit_card_list: { c1: { card_number: '1', balance: 5000 } },
  access_token: 'token',
  token_expires_in: 2,
  user_first_name: 'Ada',
  user_last_name: 'Quill',
}) as PythonDict;

const longContext = fromJson({
  CREDIT_CARD_EXTENSION: { c1: { balance: 1 }, c2: { balance: 7 } },
  BOOKING_RECORD_EXTENSION: { b1: { card_id: 'c2', travel_cost: 3 } },
}) as PythonDict;

function open(options: { today?: string; longContext?: PythonDict } = {}): NativeSession {
  const { today = '2026-03-01' } = options;
  return new NativeSession({
    classNames: ['TravelAPI'],
    initialConfig: dict({ TravelAPI: config }),
    ...options,
    today,
  });
}

describe('a traveller', () => {
  const verify = (today: string, birth: string) =>
    open({ today }).execute(`verify_traveler_information('Ada', 'Quill', '${birth}', 'US1')`);

  test.each([
    ['2026-03-01', '2008-03-01'],
    ['2026-03-01', '2008-02-29'],
  ])('is of age on %s when born on %s', (today, birth) => {
    expect(verify(today, birth)).toBe('{"verification_status": true}');
  });

  test.each([
    ['2026-02-28', '2008-03-01'],
    ['2026-02-28', '2008-02-29'],
    ['2026-03-01', '2008-11-01'],
  ])('is too young on %s when born on %s', (today, birth) => {
    expect(verify(today, birth)).toContain('Traveler must be at least 18 years old.');
  });
});

test('the price of a flight counts its class, and twice on a day whose digits have an even sum', () => {
  const cost = (date: string, travelClass: string) =>
    open().execute(`get_flight_cost('SFO', 'LAX', '${date}', '${travelClass}')`);
  expect(cost('2026-01-01', 'economy')).toBe('{"travel_cost_list": [400.0]}');
  expect(cost('2026-01-02', 'economy')).toBe('{"travel_cost_list": [200.0]}');
  expect(cost('2026-01-02', 'first')).toBe('{"travel_cost_list": [1000.0]}');
});

test('a booking that is cancelled gives the card its price back', () => {
  const session = open();
  const answer = session.execute(`book_flight('token', 'c1', '2026-01-02', 'SFO', 'LAX', 'business')`);
  const [, bookingId] = /"booking_id": "(\d{7})"/.exec(answer)!;
  expect(session.execute(`get_credit_card_balance('token', 'c1')`)).toBe('{"card_balance": 4600.0}');
  expect(session.execute(`cancel_booking('token', '${bookingId}')`)).toBe('{"cancel_status": true}');
  expect(session.execute(`get_credit_card_balance('token', 'c1')`)).toBe('{"card_balance": 5000.0}');
  expect(session.execute(`get_booking_history('token')`)).toBe('{"booking_history": {}}');
});

describe('long-context mode', () => {
  test('adds cards and bookings under ids that are free, and lists all prices', () => {
    const session = open({ longContext });
    expect(session.execute('get_all_credit_cards()')).toBe(
      '{"credit_card_list": {"c1": {"card_number": "1", "balance": 5000}, "c2": {"balance": 7}}}',
    );
    const prices = session.execute(`get_flight_cost('LHR', 'CDG', '2026-01-02', 'economy')`);
    expect(prices.split(', ')).toHaveLength(153);
  });

  test('gives every session cards of its own', () => {
    open({ longContext }).execute(`cancel_booking('token', 'b1')`);
    expect(open({ longContext }).execute(`get_credit_card_balance('token', 'c2')`)).toBe('{"card_balance": 7}');
  });
});

test('a call leaves the scenario as it was', () => {
  const before = writeJson(config);
  open().execute(`book_flight('token', 'c1', '2026-01-02', 'SFO', 'LAX', 'economy')`);
  expect(writeJson(config)).toBe(before);
});
