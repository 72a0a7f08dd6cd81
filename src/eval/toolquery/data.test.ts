import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chatTools, type MemoryEntry, type ToolDocument, ToolQueryData, textMessages } from './index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'toolquery-'));
  mkdirSync(join(folder, 'tools'));
  mkdirSync(join(folder, 'test'));
  for (const name of ['academia', 'movie', 'weather']) writeFileSync(join(folder, `tools/${name}.json`), '[]');
});
afterEach(() => rmSync(folder, { recursive: true }));

function record(tool: string, more: object = {}): object {
  const init_config = tool === 'weather' ? { current_date: '2023-05-15', current_location: 'Eastmere' } : null;
  const additional_info = { answer: 1, init_config, goal_type: 0, tool };
  return { id: 7, goal: 'Why?', subgoals: [1], difficulty: 'hard', additional_info, ...more };
}

function write(name: string, ...records: object[]): void {
  writeFileSync(join(folder, name), records.map((one) => `${JSON.stringify(one)}\n`).join(''));
}

describe('a data folder', () => {
  test("in AgentBoard's form, all environments in one file, with several subgoals", () => {
    write('test.jsonl', record('academia', { subgoals: ['PaperNet is loaded.', { year: 2001 }] }), record('weather'));
    const data = new ToolQueryData(folder);
    expect(data.tasks().map(({ id, subgoals }) => [id, subgoals.length])).toEqual([
      ['academia_7', 2],
      ['weather_7', 1],
    ]);
    expect(data.tasks(['weather'])[0]!.setting).toEqual({ currentDate: '2023-05-15', currentLocation: 'Eastmere' });
  });

  test("in AgentGym's form; a float answer stays a float", () => {
    writeFileSync(
      join(folder, 'test/movie.jsonl'),
      JSON.stringify(record('movie')).replace('"subgoals":[1]', '"subgoals":[1.0]'),
    );
    expect(new ToolQueryData(folder).tasks()[0]!.subgoals).toEqual([1]);
  });

  test.each<[string, object]>([
    ['"difficulty" is something else', { difficulty: 'odd' }],
    ['"goal" is something else', { goal: 3 }],
    ['"subgoals" is something else', { subgoals: [] }],
    ['"id" is something else', { id: 1.5 }],
    ['"tool" is something else', { additional_info: { tool: 'sheet' } }],
  ])('%s is told with its line', (what, more) => {
    write('test/movie.jsonl', record('movie', { id: 1 }), record('movie', more));
    expect(() => new ToolQueryData(folder)).toThrow(what);
    expect(() => new ToolQueryData(folder)).toThrow('movie.jsonl:2');
  });

  test('two tasks of one id, no tasks, and no tools are refused', () => {
    expect(() => new ToolQueryData(folder)).toThrow('there are no tasks');
    write('test/movie.jsonl', record('movie'), record('movie'));
    expect(() => new ToolQueryData(folder)).toThrow('two tasks are called movie_7');
    rmSync(join(folder, 'tools/movie.json'));
    write('test/movie.jsonl', record('movie'));
    expect(() => new ToolQueryData(folder)).toThrow('movie.json');
  });
});

describe('the prompts', () => {
  const parameters = { type: 'object', properties: { name: { type: 'string', description: 'A city.' } } };
  const tools: ToolDocument[] = [{ name: 'look', description: 'Looks.', parameters }];
  const task = { id: 'weather_1', environment: 'weather', goal: 'Rain?', subgoals: [1n], difficulty: 'easy' } as const;

  test('in text mode name the tools and end where the action is to begin', () => {
    const memory: MemoryEntry[] = [{ kind: 'Observation', text: 'Begin.' }];
    const user = textMessages({ task, tools, memory })[1]!.content;
    expect(user).toContain('Name: look(name)\nDescription: Looks.\nParameters:\n- name (string): A city.\n');
    expect(user.endsWith('Observation: Begin.\nAction: ')).toBe(true);
  });

  test('keep the last hundred entries, and fewer where they do not fit', () => {
    const memory = Array.from({ length: 150 }, (_, at): MemoryEntry => ({ kind: 'Action', text: `step${at}.` }));
    const entries = (text: string) => text.match(/step\d+\./g) ?? [];
    expect(entries(textMessages({ task, tools, memory })[1]!.content)[0]).toBe('step50.');
    const fits = (messages: readonly { content: string }[]) => entries(messages[1]!.content).length <= 3;
    expect(entries(textMessages({ task, tools, memory, fits })[1]!.content)).toEqual([
      'step147.',
      'step148.',
      'step149.',
    ]);
  });

  test("as functions, all of weather's parameters are required", () => {
    expect(chatTools('weather', tools)[0]!.parameters).toEqual({ ...parameters, required: ['name'] });
    expect(chatTools('movie', [{ name: 'go', description: 'Goes.', parameters: {} }])[0]!.parameters).toEqual({
      type: 'object',
      properties: {},
    });
  });
});
