import { beforeAll, describe, expect, test } from 'vitest';
import {
  bookTable,
  cafeNode,
  cafeSession,
  cafeTool,
  findCafe,
  foundTurn,
  importedFindCafe,
  words,
} from '../../../test/support/model-roles.ts';
import { scriptedModel } from '../../../test/support/scripted-model.ts';
import type { Session } from '../../core/executor.ts';
import { createRandom } from '../../core/random.ts';
import type { QueryRequest } from '../../core/teacher.ts';
import type { Tool } from '../../core/tool.ts';
import { loadPrompts, type Prompts } from './prompts.ts';
import { writeQueryBy } from './write-query.ts';

let prompts: Prompts;
beforeAll(async () => {
  prompts = await loadPrompts();
});

const inOslo = { city: 'Oslo' };

function asked(more: Partial<QueryRequest> = {}): QueryRequest {
  return {
    kind: 'single',
    turn: 't1',
    nodes: [cafeNode('n1', findCafe)],
    missing: null,
    completes: null,
    history: [],
    probe: cafeSession(inOslo),
    tool: cafeTool,
    random: createRandom('query'),
    ...more,
  };
}

/** A session that knows many cities. */
const atlas: Session = {
  ...cafeSession({}),
  draw: ({ parameter, random }) => (parameter === 'city' ? `City ${random.integer(1, 999)}` : undefined),
  fork: () => atlas,
};
const twoCities: Partial<QueryRequest> = {
  kind: 'parallel',
  nodes: [cafeNode('n1', findCafe, { calls: 2 })],
  probe: atlas,
};

/** Of the cafe that was found in the first turn, a table for four. */
const booking: Partial<QueryRequest> = {
  kind: 'multi-turn',
  turn: 't2',
  nodes: [cafeNode('n2', bookTable, { uses: [{ node: 'n1', bindings: [{ output: '/cafe_id', input: 'cafe_id' }] }] })],
  history: [foundTurn],
  probe: cafeSession({ guests: 4 }),
};

async function write(request: QueryRequest, answers: readonly object[]) {
  const model = scriptedModel(answers.map((answer) => JSON.stringify(answer)));
  const written = await writeQueryBy({ model, prompts })(request);
  return { written, requests: model.requests, last: model.requests.at(-1)?.messages.at(-1)?.content };
}

describe('the writer of a query is asked', () => {
  test('for words in the style of the turn, with a seed that is always the same', async () => {
    const { requests } = await write(asked(), [{ query: 'Which cafe is there in Oslo?' }]);
    const [{ messages, ...settings }] = requests as [(typeof requests)[0]];
    expect(settings).toMatchObject({ temperature: 1, maxTokens: 1000, format: { name: 'write-query' } });
    expect(messages[0]!.content).toContain(prompts.style('single'));
    expect(messages[0]!.content).toMatch(/This time you are an? .*person/);
    expect(messages[1]!.content).toBe(
      [
        'The conversation so far:',
        '(this is the beginning)',
        '',
        'The steps that your next message must lead to:',
        'Step 1: find_cafe: find_cafe of a guide to cafes.',
        '  city: say "Oslo"',
      ].join('\n'),
    );
    const again = await write(asked(), [{ query: 'Which cafe is there in Oslo?' }]);
    expect(again.requests[0]!.seed).toBe(settings.seed);
  });

  test('to point at what was answered, and what nobody has to say is not listed', async () => {
    const { requests } = await write(asked(booking), [{ query: 'Book that one for four.' }]);
    const told = requests[0]!.messages[1]!.content;
    expect(told).toContain(
      'Turn 1 [last turn]\nUser: Which cafe is there in Oslo?\ncall_1: find_cafe({"city":"Oslo"}) -> {',
    );
    expect(told).toContain('  cafe_id: refer to /cafe_id of the answer of call_1 (find_cafe, turn 1); it is "CF-17"\n');
    expect(told).toContain('  guests: say 4');
    expect(told).not.toContain('unit:');
  });

  test('not to speak of what an earlier step of the turn finds', async () => {
    const uses = [{ node: 'n1', bindings: [{ output: '/cafe_id', input: 'cafe_id' }] }];
    const nodes = [
      cafeNode('n1', findCafe, { hidden: true, origin: 'insert-short' }),
      cafeNode('n2', bookTable, { uses }),
    ];
    const probe = cafeSession({ ...inOslo, guests: 4 });
    const { requests } = await write(asked({ kind: 'multi-turn', nodes, probe }), [
      { query: 'A table in Oslo for four.' },
    ]);
    const told = requests[0]!.messages[1]!.content;
    expect(told).toContain('Step 1 (hidden: never mention that this happens): find_cafe:');
    expect(told).toContain('Step 2: book_table:');
    expect(told).toContain('  cafe_id: from step 1 (/cafe_id)');
  });

  test('to choose the values of a tool whose state nobody knows', async () => {
    const tool = (): Tool => importedFindCafe;
    const answer = { query: 'Any cafe in Bergen?', values: [{ step: 1, parameter: 'city', value: 'Bergen' }] };
    const { requests, written } = await write(asked({ tool }), [answer]);
    expect(requests[0]!.messages[1]!.content).toContain('  city: choose ({"type":"string"})');
    expect(written).toMatchObject({
      text: 'Any cafe in Bergen?',
      mentions: [{ parameter: 'city', value: 'Bergen', text: 'Bergen' }],
    });
  });
});

describe('a query is written', () => {
  test('with the words that say each value', async () => {
    const { written } = await write(asked(), [{ query: ' Hello there. Which cafe is there in Oslo? ' }]);
    expect(written).toEqual({
      text: 'Hello there. Which cafe is there in Oslo?',
      mentions: [{ node: 'n1', call: 0, parameter: 'city', value: 'Oslo', turn: 't1', text: 'Oslo' }],
      references: [],
      missing: null,
    });
  });

  test('with the answers that it points at', async () => {
    const { written } = await write(asked(booking), [{ query: 'Book that one. We are four.' }]);
    expect(written).toEqual({
      text: 'Book that one. We are four.',
      mentions: [{ node: 'n2', call: 0, parameter: 'guests', value: 4, turn: 't2', text: 'We are four.' }],
      references: [{ node: 'n2', call: 0, parameter: 'cafe_id', from: 'n1', fromCall: 0, pointer: '/cafe_id' }],
      missing: null,
    });
  });

  test('without a function that would be needed', async () => {
    const { written } = await write(asked({ missing: 'function' }), [{ query: 'Which cafe is there in Oslo?' }]);
    expect(written).toMatchObject({ missing: { kind: 'function', tools: ['cafes/find_cafe'] } });
  });

  test('without a value, of which the writer says which it is', async () => {
    const request = asked({ ...booking, missing: 'parameter' });
    const answers = [
      { query: 'Book that one.' },
      { query: 'Book that one.', leftOut: { step: 1, parameter: 'guests' } },
    ];
    const { written, requests, last } = await write(request, answers);
    expect(requests[0]!.messages[1]!.content).toContain('  guests: say 4 - or leave out');
    expect(last).toContain(
      '"leftOut" must say which value the message leaves out: {"step": 1, "parameter": "guests"}.',
    );
    expect(written).toMatchObject({
      mentions: [],
      missing: { kind: 'parameter', tools: ['cafes/book_table'], parameter: 'guests' },
    });
  });

  test('so that it supplies what the turn before lacked, and no more', async () => {
    const missing = { kind: 'parameter' as const, tools: ['cafes/book_table'], parameter: 'guests' };
    const references = [{ node: 'n2', call: 0, parameter: 'cafe_id', from: 'n1', fromCall: 0, pointer: '/cafe_id' }];
    const completes = words('Book that one.', { missing, references });
    const { written, requests } = await write(asked({ ...booking, turn: 't3', completes }), [{ query: 'For four.' }]);
    expect(requests[0]!.messages[1]!.content).not.toContain('  cafe_id:');
    expect(written).toEqual({
      text: 'For four.',
      mentions: [{ node: 'n2', call: 0, parameter: 'guests', value: 4, turn: 't3', text: 'For four.' }],
      references,
      missing: null,
    });
  });
});

describe('an answer that cannot be used', () => {
  test.each<[string, Partial<QueryRequest>, object, string]>([
    [
      'says too little',
      {},
      { query: 'Which cafe is there?' },
      'The value "Oslo" of city cannot be read from the message.',
    ],
    ['has another form', {}, { text: 'Oslo' }, 'at query'],
    [
      'chooses nothing',
      { tool: () => importedFindCafe },
      { query: 'Any cafe in Bergen?' },
      '"values" lacks the value that you chose for city of step 1.',
    ],
    [
      'chooses what does not fit',
      { tool: () => importedFindCafe },
      { query: 'Any cafe in 5?', values: [{ step: 1, parameter: 'city', value: 5 }] },
      'The chosen values of step 1 do not fit: Parameter "city" must be string',
    ],
    [
      'chooses the same value twice',
      { tool: () => importedFindCafe, ...twoCities },
      { query: 'Cafes in Bergen and Bergen?', values: [{ step: 1, parameter: 'city', value: ['Bergen', 'Bergen'] }] },
      'The values of city of step 1 must differ.',
    ],
    [
      'chooses one value for two calls',
      { tool: () => importedFindCafe, ...twoCities },
      { query: 'Cafes in Bergen?', values: [{ step: 1, parameter: 'city', value: 'Bergen' }] },
      'city of step 1 needs a list of 2 values.',
    ],
  ])('as it %s, goes back with the reason', async (_, more, answer, problem) => {
    const value = 'nodes' in more ? ['Oslo', 'Bonn'] : 'Oslo';
    const good = { query: 'A cafe in Oslo or Bonn?', values: [{ step: 1, parameter: 'city', value }] };
    const { written, last } = await write(asked(more), [answer, good]);
    expect(last).toContain(problem);
    expect(written).toMatchObject({ text: 'A cafe in Oslo or Bonn?' });
  });

  test('three times loses the item, with the last reason', async () => {
    const { written, requests } = await write(asked(), [{ query: '' }, { query: 'Where?' }, { query: 'There?' }]);
    expect(requests).toHaveLength(3);
    const detail = 'write-query: The value "Oslo" of city cannot be read from the message.';
    expect(written).toEqual({ refused: 'unusable-answer', detail });
  });

  test('a turn that cannot be planned is not asked for', async () => {
    const { written, requests } = await write(asked({ probe: cafeSession({}) }), []);
    expect(written).toEqual({ refused: 'no-value', detail: 'nobody can state city of cafes/find_cafe' });
    expect(requests).toEqual([]);
  });
});
