import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../src/core/json.ts';

/** Writes a data folder in BFCL's form with a few questions of our own, for tests that need no shared data. */
export function writeBfclFixture(folder: string): string {
  const put = (path: string, records: readonly Json[]) =>
    writeFileSync(join(folder, path), records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  mkdirSync(join(folder, 'possible_answer'), { recursive: true });
  mkdirSync(join(folder, 'multi_turn_func_doc'), { recursive: true });
  put('BFCL_v4_simple_python.json', simpleQuestions);
  put('possible_answer/BFCL_v4_simple_python.json', simpleAnswers);
  put('BFCL_v4_irrelevance.json', [{ ...simpleQuestions[0]!, id: 'irrelevance_0', question: ask('Sing me a song.') }]);
  put('BFCL_v4_multi_turn_base.json', [conversation('multi_turn_base_0')]);
  put('possible_answer/BFCL_v4_multi_turn_base.json', [truth('multi_turn_base_0', [[...create], [...close]])]);
  put('BFCL_v4_multi_turn_miss_func.json', [
    { ...conversation('multi_turn_miss_func_0', 3), missed_function: { '2': ['close_ticket'] } },
  ]);
  put('possible_answer/BFCL_v4_multi_turn_miss_func.json', [
    truth('multi_turn_miss_func_0', [[...create], [], [...close]]),
  ]);
  put('multi_turn_func_doc/ticket_api.json', ticketDocuments);
  return folder;
}

const boil = {
  name: 'kitchen.boil',
  description: 'Boils a number of eggs.',
  parameters: {
    type: 'dict',
    properties: {
      eggs: { type: 'integer', description: 'How many.' },
      minutes: { type: 'float', description: 'How long.' },
    },
    required: ['eggs'],
  },
};

const simpleQuestions = [
  { id: 'simple_python_0', question: ask('Boil three eggs.'), function: [boil] },
  { id: 'simple_python_1', question: ask('Boil two eggs for four and a half minutes.'), function: [boil] },
];

const simpleAnswers = [
  { id: 'simple_python_0', ground_truth: [{ 'kitchen.boil': { eggs: [3], minutes: [''] } }] },
  { id: 'simple_python_1', ground_truth: [{ 'kitchen.boil': { eggs: [2], minutes: [4.5] } }] },
];

const create = ["create_ticket(title='Broken lamp', priority=2)"];
const close = ['close_ticket(ticket_id=7)'];

function ask(content: string): Json {
  return [[{ role: 'user', content }]];
}

function conversation(id: string, turns = 2): { [key: string]: Json } {
  const said = ['The lamp is broken: open a ticket for it.', 'It is mended: close the ticket.'];
  const question = said.map((content) => [{ role: 'user', content }]);
  return {
    id,
    question: turns === 3 ? [...question, []] : question,
    initial_config: { TicketAPI: { ticket_queue: [], ticket_counter: 7, current_user: 'Mira' } },
    path: ['TicketAPI.create_ticket', 'TicketAPI.close_ticket'],
    involved_classes: ['TicketAPI'],
  };
}

function truth(id: string, turns: string[][]): Json {
  return { id, ground_truth: turns };
}

function document(name: string, properties: { [key: string]: Json }, required: string[]): Json {
  return { name, description: `Does ${name}.`, parameters: { type: 'dict', properties, required } };
}

const ticketDocuments = [
  document('create_ticket', { title: { type: 'string' }, priority: { type: 'integer' } }, ['title']),
  document('close_ticket', { ticket_id: { type: 'integer' } }, ['ticket_id']),
];
