import { describe, expect, test } from 'vitest';
import { writeBfclFixture } from '../../../../test/support/bfcl-fixture.ts';
import { emptyFolders } from '../../../../test/support/empty-folders.ts';
import { type Line, scriptedModel } from '../../../../test/support/scripted-model.ts';
import { BfclData, type Category, type SingleTurnEntry } from '../data/index.ts';
import type { Mode } from '../decode/index.ts';
import { answerEntry } from './answer.ts';

const newFolder = emptyFolders();
const open = [['create_ticket', '{"title": "Broken lamp", "priority": 2}']] as const;
const opened =
  '{"id": 7, "title": "Broken lamp", "description": "", "status": "Open", "priority": 2, "created_by": "Mira"}';

async function play(category: Category, lines: Iterable<Line>, mode: Mode = 'fc') {
  const data = new BfclData(writeBfclFixture(newFolder()));
  const model = scriptedModel(lines);
  const entry = data.entry(category, `${category}_0`);
  const answer = await answerEntry(entry, model, data, { mode, temperature: 0.001, today: '2026-11-21' });
  return { ...answer, requests: model.requests };
}

async function askOnce(question: Partial<SingleTurnEntry>, line: Line, mode: Mode) {
  const data = new BfclData(writeBfclFixture(newFolder()));
  const model = scriptedModel([line]);
  const entry = { ...(data.entry('simple_python', 'simple_python_0') as SingleTurnEntry), ...question };
  const options = { mode, temperature: 0, seed: 5, maxTokens: 90, today: '2026-11-21' };
  const { result } = await answerEntry(entry, model, data, options);
  return { result, request: model.requests[0]! };
}

describe('a question of one turn', () => {
  test('function calling sends tools without dots and with types of JSON Schema', async () => {
    const { result, request } = await askOnce({}, [['kitchen_boil', '{"eggs": 3}']], 'fc');
    expect(result).toEqual([{ kitchen_boil: '{"eggs": 3}' }]);
    expect(request).toEqual({
      messages: [{ role: 'user', content: 'Boil three eggs.' }],
      temperature: 0,
      seed: 5,
      maxTokens: 90,
      tools: [
        {
          name: 'kitchen_boil',
          description: 'Boils a number of eggs. Note that the provided function is in Python 3 syntax.',
          parameters: {
            type: 'object',
            properties: {
              eggs: { type: 'integer', description: 'How many.' },
              minutes: { type: 'number', format: 'float', description: 'How long. This is a float type value.' },
            },
            required: ['eggs'],
          },
        },
      ],
    });
  });

  test('prompting sends the functions in the system message, before the one that the question has', async () => {
    const messages = [
      { role: 'system' as const, content: 'Be brief.' },
      { role: 'user' as const, content: 'Boil three eggs.' },
    ];
    const { result, request } = await askOnce({ messages }, '[kitchen.boil(eggs=3)]', 'prompting');
    expect(result).toBe('[kitchen.boil(eggs=3)]');
    expect(request.tools).toBeUndefined();
    expect(request.messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(request.messages[0]!.content).toMatch(/"name": "kitchen\.boil"[\s\S]*\n\nBe brief\.$/);
  });

  test('in function calling a system message stays as it is', async () => {
    const messages = [{ role: 'system' as const, content: 'Be brief.' }];
    expect((await askOnce({ messages }, '', 'fc')).request.messages).toEqual(messages);
  });

  test.each([
    ['before the answer', '<think>\nThree [eggs()]?\n</think>\n\n[kitchen.boil(eggs=3)]'],
    ['begun by the prompt', 'Three [eggs()]?\n</think>\n[kitchen.boil(eggs=3)]'],
    ['not there', '[kitchen.boil(eggs=3)]'],
  ])('thinking that stands %s is left out', async (_, line) => {
    expect((await askOnce({}, line, 'prompting')).result).toBe('[kitchen.boil(eggs=3)]');
  });
});

describe('a conversation', () => {
  test('executes the calls, gives their results back, and ends a turn when nothing is called', async () => {
    const { result, transcript, usage } = await play('multi_turn_base', [
      open,
      'It is open.',
      [
        ['close_ticket', '{"ticket_id": 7}'],
        ['close_ticket', '{"ticket_id": 8}'],
      ],
      'Done.',
    ]);
    expect(result).toEqual([
      [[{ create_ticket: open[0][1] }], 'It is open.'],
      [[{ close_ticket: '{"ticket_id": 7}' }, { close_ticket: '{"ticket_id": 8}' }], 'Done.'],
    ]);
    expect(transcript.map(({ role }) => role)).toEqual(
      'user assistant tool assistant user assistant tool tool assistant'.split(' '),
    );
    expect(transcript[2]).toEqual({ role: 'tool', callId: '1-0', name: 'create_ticket', content: opened });
    expect(transcript[6]).toMatchObject({ content: '{"status": "Ticket 7 has been closed successfully."}' });
    expect(transcript[7]).toMatchObject({ callId: '3-1', content: '{"error": "Ticket with ID 8 not found."}' });
    expect(usage).toEqual({ inputTokens: 12, outputTokens: 8 });
  });

  test('in prompting the calls are text and their results a message of the user', async () => {
    const { result, transcript } = await play(
      'multi_turn_base',
      ["[create_ticket(title='Broken lamp', priority=2)]", 'It is open.'],
      'prompting',
    );
    expect(result).toMatchObject([["[create_ticket(title='Broken lamp', priority=2)]", 'It is open.'], [{}]]);
    expect(transcript[3]!.role).toBe('user');
    expect(transcript[3]!.content).toContain(JSON.stringify(opened));
  });

  test('functions that are held back are offered at their turn, after those before', async () => {
    const { requests, transcript } = await play('multi_turn_miss_func', [open, 'Open.', 'I cannot close it.']);
    const offered = requests.map(({ tools }) => tools!.map(({ name }) => name));
    expect(offered).toEqual([
      ['create_ticket'],
      ['create_ticket'],
      ['create_ticket'],
      ['create_ticket', 'close_ticket'],
    ]);
    expect(transcript.at(-2)).toEqual({
      role: 'user',
      content: 'I have updated some more functions you can choose from. What about now?',
    });
  });

  test('in prompting the documents stand before those words, as Python writes them', async () => {
    const { transcript } = await play('multi_turn_miss_func', [], 'prompting');
    expect(transcript[0]!.content).not.toContain('"name": "close_ticket"');
    expect(transcript.at(-2)!.content).toMatch(
      /^\[\{'name': 'close_ticket', .*\}\]\nI have updated some more functions /,
    );
  });

  test('calls that cannot be read end the turn, and each is told so', async () => {
    const unreadable = [
      ['create_ticket', '{"title": '],
      ['close_ticket', '[7]'],
    ] as const;
    const { result, transcript } = await play('multi_turn_base', [unreadable, 'Sorry.']);
    expect(result).toEqual([[[{ create_ticket: '{"title": ' }, { close_ticket: '[7]' }]], ['Sorry.']]);
    expect(transcript.map(({ role }) => role)).toEqual('user assistant tool tool user assistant'.split(' '));
  });

  test.each([
    [20, [21, 1]],
    [21, [21]],
  ])('after %i executed steps its turns have %j steps', async (count, steps) => {
    const { result } = await play('multi_turn_base', Array<Line>(count).fill(open));
    expect((result as unknown[][]).map(({ length }) => length)).toEqual(steps);
  });
});
