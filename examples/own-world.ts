// A world of one's own in one file: a library that lends books, and conversations made with it.
import assert from 'node:assert/strict';
import { createRandom, defineWorld, failure, parametersOf, type Random, synthesize, toolsOf } from 'magnet-fc';

type Book = { book_id: string; title: string; subject: string; lent: boolean };
type Loan = { loan_id: string; book_id: string; weeks: number };
type LibraryState = { books: Book[]; loans: Loan[]; next: number };

const subjects = ['history', 'gardening', 'astronomy'] as const;
const titles = {
  history: ['Roads of Salt', 'The Quiet Century', 'Ships and Ledgers'],
  gardening: ['Moss and Stone', 'A Year of Beans', 'Hedges'],
  astronomy: ['Near Moons', 'The Long Exposure', 'Dust and Light'],
};

function seedState(random: Random): LibraryState {
  const books = subjects.flatMap((subject, at) =>
    random
      .sample(titles[subject], 2)
      .map((title, second) => ({ book_id: `BK-${10 + at * 2 + second}`, title, subject, lent: false })),
  );
  return { books, loans: [], next: random.integer(100, 900) };
}

const { text, choice, integer } = parametersOf<LibraryState>();
const tool = toolsOf<LibraryState>();

const findBooks = tool({
  name: 'find_books',
  description: 'List the books of a subject that can be borrowed, by title.',
  readOnly: true,
  parameters: {
    subject: choice(subjects, {
      description: 'Subject of the books.',
      noun: 'subject',
      supply: ['it is about {value}', 'the subject is {value}'],
      draw: ({ random }) => random.pick(subjects),
      repeatable: true,
    }),
  },
  output: {
    type: 'object',
    properties: {
      books: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            book_id: { type: 'string', description: 'Id of the book.' },
            title: { type: 'string', description: 'Title of the book.' },
          },
        },
      },
    },
    required: ['books'],
  },
  run: (state, given) => ({
    books: state.books
      .filter(({ subject, lent }) => subject === given.subject && !lent)
      .sort((left, right) => left.title.localeCompare(right.title))
      .map(({ book_id, title }) => ({ book_id, title })),
  }),
  phrases: {
    requests: [
      'see what there is to read about {subject}',
      'search the shelves for {subject}',
      'show me titles on {subject}',
    ],
    ability: 'find books by subject',
    reports: [
      'On {subject} there is "{/books/0/title}".',
      'Try "{/books/0/title}" ({/books/0/book_id}) for {subject}.',
    ],
    outputs: { '/books/*/book_id': { noun: 'book', verb: 'found', implied: 'the first book on {subject} by title' } },
  },
});

const borrowBook = tool({
  name: 'borrow_book',
  description: 'Borrow a book for some weeks.',
  readOnly: false,
  parameters: {
    book_id: text({
      description: 'Id of the book, such as BK-11.',
      noun: 'book id',
      stated: 'book {value}',
      draw: ({ state, random }) => {
        const free = state.books.filter(({ lent }) => !lent);
        return free.length === 0 ? undefined : random.pick(free).book_id;
      },
    }),
    weeks: integer({
      description: 'For how many weeks.',
      noun: 'number of weeks',
      supply: ['for {value} weeks', 'I need it for {value} weeks'],
      minimum: 1,
      maximum: 8,
      stated: '{value} weeks',
      draw: ({ random }) => random.integer(2, 6),
    }),
  },
  output: {
    type: 'object',
    properties: { loan_id: { type: 'string', description: 'Id of the loan.' } },
    required: ['loan_id'],
  },
  run: (state, given) => {
    const book = state.books.find(({ book_id }) => book_id === given.book_id);
    if (!book) return failure('not-found', `No book with id ${given.book_id}.`);
    if (book.lent) return failure('wrong-state', `The book ${book.book_id} is lent already.`);
    book.lent = true;
    state.next += 1;
    const loan_id = `LN-${state.next}`;
    state.loans.push({ loan_id, book_id: book.book_id, weeks: given.weeks });
    return { loan_id };
  },
  phrases: {
    requests: [
      'take {book_id} out[ for {weeks}]',
      'lend me {book_id}[ for {weeks}]',
      'check {book_id} out to me[ for {weeks}]',
    ],
    ability: 'borrow books',
    reports: ['It is yours under {/loan_id}.', 'Enjoy reading; the loan is {/loan_id}.'],
    outputs: { '/loan_id': { noun: 'loan', verb: 'made' } },
  },
});

const returnBook = tool({
  name: 'return_book',
  description: 'Bring a borrowed book back.',
  readOnly: false,
  // No `draw`: nothing is lent at the start, so only `borrow_book` supplies the id.
  parameters: { loan_id: text({ description: 'Id of the loan, such as LN-101.', noun: 'loan id' }) },
  output: {
    type: 'object',
    properties: { subject: { type: 'string', description: 'Subject of the book.' } },
    required: ['subject'],
  },
  run: (state, given) => {
    const loan = state.loans.find(({ loan_id }) => loan_id === given.loan_id);
    const book = state.books.find(({ book_id }) => book_id === loan?.book_id);
    if (!loan || !book) return failure('not-found', `No loan with id ${given.loan_id}.`);
    state.loans = state.loans.filter((other) => other !== loan);
    book.lent = false;
    return { subject: book.subject };
  },
  phrases: {
    requests: ['bring {loan_id} back', 'hand {loan_id} in', 'end {loan_id}, as I have read it'],
    ability: 'bring books back',
    reports: ['The book on {/subject} is back.', 'Thanks, the {/subject} shelf is complete again.'],
    outputs: { '/subject': { noun: 'subject', verb: 'mentioned' } },
  },
});

/** A library that lends books. */
export const library = defineWorld<LibraryState>({
  name: 'library',
  category: 'Education',
  description: 'A library that lends books.',
  seedState,
  tools: [findBooks, borrowBook, returnBook],
  dependencies: [
    { from: 'find_books', to: 'borrow_book', bindings: { '/books/*/book_id': 'book_id' } },
    { from: 'borrow_book', to: 'return_book', bindings: { '/loan_id': 'loan_id' } },
    { from: 'return_book', to: 'find_books', bindings: { '/subject': 'subject' } },
  ],
});

const state = library.seedState(createRandom('example'));
const call = (name: string, given: Record<string, string | number>) =>
  library.run(state, { id: 'call-1', name, arguments: given });

const book_id = library.draw(state, {
  tool: 'borrow_book',
  parameter: 'book_id',
  given: {},
  random: createRandom('draw'),
});
assert.ok(typeof book_id === 'string');
assert.equal(call('borrow_book', { book_id, weeks: 3 }).ok, true);
assert.deepEqual(call('borrow_book', { book_id, weeks: 3 }), {
  ok: false,
  error: { kind: 'wrong-state', message: `The book ${book_id} is lent already.` },
});
assert.deepEqual(library.tools.find(({ name }) => name === 'return_book')?.outputOnly, ['loan_id']);

let rows = 0;
// Three tools make walks of three turns at most.
const config = { pool: ['world:library'], rows: 20, paths: { minimum: 3 } };
for await (const { trajectory } of synthesize({ config, worlds: [library] })) {
  if (!trajectory) continue;
  rows += 1;
  if (trajectory.kind === 'multi-turn') console.log(trajectory.turns.map(({ user }) => `- ${user}`).join('\n'));
}
assert.equal(rows, 20);
