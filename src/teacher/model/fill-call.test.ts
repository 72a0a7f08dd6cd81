import { beforeAll, describe, expect, test } from 'vitest';
import { bookTable, cafeNode, findCafe, found, foundTurn, words } from '../../../test/support/model-roles.ts';
import { scriptedModel } from '../../../test/support/scripted-model.ts';
import type { JsonObject } from '../../core/json.ts';
import type { ArgumentSource } from '../../core/task.ts';
import type { FillRequest, Mention } from '../../core/teacher.ts';
import { fillCallBy } from './fill-call.ts';
import { loadPrompts, type Prompts } from './prompts.ts';

let prompts: Prompts;
beforeAll(async () => {
  prompts = await loadPrompts();
});

function mention(parameter: string, value: string | number, more: Partial<Mention> = {}): Mention {
  return { node: 'n2', call: 0, parameter, value, turn: 't2', text: String(value), ...more };
}

const reference = { node: 'n2', call: 0, parameter: 'cafe_id', from: 'n1', fromCall: 0, pointer: '/cafe_id' };
/** Of the cafe that was found, a table for four. */
const booking = words('Book that one for 4 people.', { mentions: [mention('guests', 4)], references: [reference] });
const given = { cafe_id: 'CF-17', guests: 4, unit: 'table' };

function asked(more: Partial<FillRequest> = {}): FillRequest {
  return {
    turn: 't2',
    node: cafeNode('n2', bookTable),
    tool: bookTable,
    query: booking,
    history: [foundTurn],
    done: [],
    made: [],
    failed: [],
    ...more,
  };
}

async function fill(request: FillRequest, answers: readonly object[]) {
  const model = scriptedModel(answers.map((answer) => JSON.stringify(answer)));
  const filled = await fillCallBy({ model, prompts })(request);
  return { filled, requests: model.requests, last: model.requests.at(-1)!.messages.at(-1)!.content };
}

/** The source that an argument is found to have. */
async function sourceOf(parameter: string, request: FillRequest, answer: { arguments: JsonObject; sources?: object }) {
  const { filled } = await fill(request, [answer]);
  expect(filled).toMatchObject({ calls: [{ arguments: answer.arguments }] });
  return 'calls' in filled ? filled.calls[0]!.sources[parameter] : filled;
}

describe('whoever fills a call is asked', () => {
  test('with the conversation, the words, the function, and what was made and what failed', async () => {
    const failed = [{ arguments: { cafe_id: 'CF-1' }, problem: 'It is closed.' }];
    const made = [
      {
        call: { id: 'call_2', name: 'book_table', arguments: given },
        result: { ok: true as const, output: {} },
        sources: {},
      },
    ];
    const mentions = [mention('guests', 4), mention('guests', 6, { call: 1 })];
    const references = [reference, { ...reference, call: 1 }];
    const query = words('Book it for 4, and for 6.', { mentions, references });
    const { requests } = await fill(asked({ failed, made, query }), [{ arguments: { ...given, guests: 6 } }]);
    const [{ messages, ...settings }] = requests as [(typeof requests)[0]];
    expect(settings).toMatchObject({ temperature: 0, maxTokens: 2000, format: { name: 'fill-call' } });
    expect(settings.seed).toBeUndefined();
    expect(messages[1]!.content).toBe(
      [
        'The conversation so far:',
        'Turn 1 [last turn]',
        'User: Which cafe is there in Oslo?',
        'call_1: find_cafe({"city":"Oslo"}) -> {"cafe_id":"CF-17","opens":8}',
        '',
        "The user's message: Book it for 4, and for 6.",
        '',
        'The function:',
        JSON.stringify({ name: 'book_table', description: bookTable.description, parameters: bookTable.inputSchema }),
        '',
        'Calls of this turn that were made already:',
        `call_2: book_table(${JSON.stringify(given)}) -> {}`,
        '',
        'Calls that failed:',
        'book_table({"cafe_id":"CF-1"}): It is closed.',
      ].join('\n'),
    );
  });

  test('about each of several calls of a node in turn', async () => {
    const mentions = [mention('guests', 4), mention('guests', 6, { call: 1 })];
    const query = words('Book it for 4, and for 6.', { mentions, references: [reference, { ...reference, call: 1 }] });
    const first = await fill(asked({ query }), [{ arguments: given }]);
    expect(first.filled).toMatchObject({ calls: [{ arguments: given }], more: true });
    const made = [
      {
        call: { id: 'call_2', name: 'book_table', arguments: given },
        result: { ok: true as const, output: {} },
        sources: {},
      },
    ];
    const second = await fill(asked({ query, made }), [{ arguments: { ...given, guests: 6 } }]);
    expect(second.filled).toMatchObject({ calls: [{ arguments: { guests: 6 } }] });
    expect(second.filled).not.toHaveProperty('more');
    // Their order is free.
    expect((await fill(asked({ query }), [{ arguments: { ...given, guests: 6 } }])).filled).toMatchObject({
      more: true,
    });
  });
});

describe('the source of a value is', () => {
  const output: ArgumentSource = { by: 'output', node: 'n1', call: 'call_1', pointer: '/cafe_id' };
  const said = (text: string, turn = 't2'): ArgumentSource => ({ by: 'query', turn, text });

  test.each<[string, string, object | undefined, ArgumentSource]>([
    ['the answer that is named', 'cafe_id', { from: 'answer', call: 'call_1', pointer: '/cafe_id' }, output],
    [
      'the written one, where another call is named',
      'cafe_id',
      { from: 'answer', call: 'call_9', pointer: '/x' },
      output,
    ],
    [
      'the written one, where the pointer leads elsewhere',
      'cafe_id',
      { from: 'answer', call: 'call_1', pointer: '/opens' },
      output,
    ],
    [
      'the written one, where the pointer is none',
      'cafe_id',
      { from: 'answer', call: 'call_1', pointer: 'cafe_id' },
      output,
    ],
    ['the written one, where nothing is named', 'cafe_id', undefined, output],
    ['the words that are named', 'guests', { from: 'user', words: 'for 4 people' }, said('for 4 people')],
    ['the written words, where others are named', 'guests', { from: 'user', words: 'for five' }, said('4')],
    ['the written words, where those named are not said', 'guests', { from: 'user', words: 'we are 4' }, said('4')],
    ['the only value that there is', 'unit', { from: 'default' }, { by: 'constant' }],
  ])('%s', async (_, parameter, named, source) => {
    const sources = named && { [parameter]: named };
    expect(await sourceOf(parameter, asked(), { arguments: given, ...(sources && { sources }) })).toEqual(source);
  });

  const inOslo = (query: FillRequest['query'], more: Partial<FillRequest> = {}): FillRequest =>
    asked({ turn: 't1', node: cafeNode('n2', findCafe), tool: findCafe, query, history: [], ...more });

  test('the default', async () => {
    const query = words('One in Oslo.', { mentions: [mention('city', 'Oslo', { turn: 't1' })] });
    const answer = { arguments: { city: 'Oslo', language: 'en' } };
    expect(await sourceOf('language', inOslo(query), answer)).toEqual({ by: 'default' });
  });

  test('words that say it, where nobody wrote them for it: of this turn first, then of earlier ones', async () => {
    const answer = { arguments: { city: 'Oslo' } };
    expect(await sourceOf('city', inOslo(words('Well. One in Oslo, please.')), answer)).toEqual(said('Oslo', 't1'));
    const later = inOslo(words('And another.'), { turn: 't2', history: [foundTurn] });
    expect(await sourceOf('city', later, answer)).toEqual(said('Oslo', 't1'));
    const both = inOslo(words('Another in Oslo.'), { turn: 't2', history: [foundTurn] });
    expect(await sourceOf('city', both, answer)).toEqual(said('Oslo', 't2'));
  });

  test('an answer that holds it, where nobody said it', async () => {
    const answer = { arguments: { city: 'CF-17' } };
    expect(await sourceOf('city', inOslo(words('Go.'), { done: [found] }), answer)).toEqual(output);
  });

  test('a step of the same turn', async () => {
    const request = asked({ history: [], done: [found] });
    const sources = { cafe_id: { from: 'answer', call: 'call_1', pointer: '/cafe_id' } };
    expect(await sourceOf('cafe_id', request, { arguments: given, sources })).toEqual(output);
  });
});

describe('an answer goes back with what is wrong when', () => {
  test.each<[string, object, string]>([
    ['it has another form', { arguments: [1] }, 'expected record, received array → at arguments.'],
    ['it has no arguments', { thought: 'Hm.' }, 'The answer has neither "arguments" nor "impossible".'],
    [
      'an argument lacks',
      { arguments: { cafe_id: 'CF-17' } },
      'do not fit the function: Missing required parameter "guests"',
    ],
    [
      'a parameter is invented',
      { arguments: { ...given, day: 'Monday' } },
      'do not fit the function: Unknown parameter "day"',
    ],
    ['a value is of another type', { arguments: { ...given, guests: 'four' } }, 'Parameter "guests" must be integer'],
    [
      'it reads the words otherwise',
      { arguments: { ...given, guests: 5 } },
      'The message means something else: read guests again.',
    ],
    [
      'it takes another answer',
      { arguments: { ...given, cafe_id: 'CF-18' } },
      'The message means something else: read cafe_id again.',
    ],
  ])('%s', async (_, answer, problem) => {
    const { filled, last } = await fill(asked(), [answer, { arguments: given }]);
    expect(last).toContain(problem);
    expect(filled).toMatchObject({ calls: [{ arguments: given }] });
  });

  test('a value has no source', async () => {
    const request = asked({ tool: findCafe, query: words('Another one, please.'), history: [] });
    const { last } = await fill(request, [{ arguments: { city: 'Bergen' } }, { impossible: 'Nobody says where.' }]);
    expect(last).toContain('city is "Bergen", which neither the user nor an answer says.');
  });
});

test('a call that is impossible is a refusal at once', async () => {
  const { filled, requests } = await fill(asked(), [{ impossible: 'Nobody says for how many.' }]);
  expect(filled).toEqual({ refused: 'argument-without-source', detail: 'cafes/book_table: Nobody says for how many.' });
  expect(requests).toHaveLength(1);
});

test('three useless answers lose the item, with the last reason', async () => {
  const { filled, requests } = await fill(asked(), [{}, {}, { arguments: { guests: 1 } }]);
  expect(requests).toHaveLength(3);
  const detail = 'fill-call: The arguments do not fit the function: Missing required parameter "cafe_id".';
  expect(filled).toEqual({ refused: 'unusable-answer', detail });
});
