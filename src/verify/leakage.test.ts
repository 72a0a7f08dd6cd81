import { describe, expect, test } from 'vitest';
import { type Fixture, goodFixture, inputOf, verdictAfter } from '../../test/support/verify-fixture.ts';
import { leakageVerifier } from './leakage.ts';
import { verifyTrajectory } from './verify-trajectory.ts';

const ask =
  (turn: number, user: string) =>
  ({ task, trajectory }: Fixture): void => {
    task.turns[turn]!.query = user;
    trajectory.turns[turn]!.user = user;
  };

const close =
  (turn: number, content: string) =>
  ({ trajectory }: Fixture): void => {
    trajectory.turns[turn]!.steps.at(-1)!.content = content;
  };

const corruptions: [what: string, change: (fixture: Fixture) => void, reason: string, where: string][] = [
  ['a function name', ask(1, 'Please run reserve_seat.'), 'function-named', 'turn t2: reserve_seat'],
  ['the words of a long function name', ask(1, 'Get the train price!'), 'function-named', 'turn t2: get_train_price'],
  [
    'a hidden helper, by two of its words',
    ({ task, trajectory }) => {
      task.turns[1]!.steps[1]!.hidden = true;
      ask(1, 'List the stations, please.')({ task, trajectory });
    },
    'hidden-helper-named',
    'turn t2: list_stations',
  ],
  ['a hint in the query', ask(1, 'A seat. [Hint]: reserve'), 'hint-leaked', 'turn t2'],
  ['a hint in the answer', close(2, 'As indicated in the hint, it is cancelled.'), 'hint-leaked', 'turn t3, step 1'],
  ['the label of a missing turn', close(2, 'This is a miss function case.'), 'hint-leaked', 'turn t3, step 1'],
  ['talk of the reference', close(2, 'The reference call was made.'), 'hint-leaked', 'turn t3, step 1'],
  [
    'an identifier out of an answer',
    ask(2, 'Drop BK-102 again.'),
    'value-copied',
    'turn t3, call c6, argument booking_id',
  ],
  ['a number that nobody said', close(2, 'You get 45 EUR back.'), 'unsaid-value', 'turn t3, step 1: 45'],
  ['a wrong identifier', close(0, 'Booked as BK-999.'), 'unsaid-value', 'turn t1, step 2: BK-999'],
  [
    'a name in quotation marks',
    close(2, 'The train "Silver Arrow" is off.'),
    'unsaid-value',
    'turn t3, step 1: Silver Arrow',
  ],
  ['a value before it is known', close(0, 'Seat 12A is yours.'), 'unsaid-value', 'turn t1, step 2: 12A'],
  ['a sum that no tool made', close(2, 'That is 9.50 EUR less.'), 'unsaid-value', 'turn t3, step 1: 9.50'],
];

describe('leakageVerifier', () => {
  test.each(corruptions)('finds %s', async (_, change, reason, where) => {
    expect(await verdictAfter(leakageVerifier, change)).toEqual({ verifier: 'leakage', pass: false, reason, where });
  });

  test.each<[string, (fixture: Fixture) => void]>([
    ['two words that a function has too', ask(2, 'Cancel the ticket again.')],
    ['the words of a function apart', ask(2, 'What was the price of that train to get?')],
    ['natural uses of the hint words', ask(2, 'My booking reference is missing, any hints?')],
    ['talk of missing functions', ask(2, 'I have enabled the missing functions. How about now?')],
    ['numbers in other forms', close(0, 'It costs €49.5, that is 50 EUR or so')],
    ['a list that is counted', close(1, 'There are 2 stations:\n1. Rome\n2. Oslo')],
    ['a quotation of the user', close(1, 'You asked for "A window place".')],
    ['no numbers at all', close(1, "That's done; the stations are Rome and Oslo.")],
  ])('allows %s', async (_, change) => {
    const verdict = await verdictAfter(leakageVerifier, change);
    expect(verdict).toEqual({ verifier: 'leakage', pass: true });
  });

  test('a parameter may be asked for by its name, digits and all', async () => {
    const fixture = await goodFixture();
    fixture.trajectory.turns[2]!.steps.at(-1)!.content = 'Which lat2 do you mean?';
    const input = inputOf(fixture);
    const properties = { lat2: { type: 'number' } };
    const tool = (id: string) => ({ ...input.tool(id), inputSchema: { type: 'object', properties } });
    const [verdict] = await verifyTrajectory({ ...input, tool }, [leakageVerifier]);
    expect(verdict).toEqual({ verifier: 'leakage', pass: true });
    const [unasked] = await verifyTrajectory(input, [leakageVerifier]);
    expect(unasked).toMatchObject({ reason: 'unsaid-value', where: 'turn t3, step 1: lat2' });
  });

  test('an identifier that the user said before may be said again', async () => {
    const twice = (fixture: Fixture) => {
      ask(0, 'Please book me a train from Rome to Milan. My last one was BK-102.')(fixture);
      ask(2, 'Drop BK-102 again.')(fixture);
    };
    expect(await verdictAfter(leakageVerifier, twice)).toMatchObject({ pass: true });
  });

  test('dates and times of an output may be spoken', async () => {
    const spoken = (fixture: Fixture) => {
      fixture.trajectory.turns[0]!.steps[0]!.results = [
        { ok: true, output: { departs: '2026-03-12T14:30:00', price: 2400, share: 0.15 } },
      ];
      close(0, 'It leaves on 12 March 2026 at 2:30 pm, costs $2,400.00, 15% of the total.')(fixture);
    };
    expect(await verdictAfter(leakageVerifier, spoken)).toMatchObject({ pass: true });
  });
});
