import { describe, expect, test } from 'vitest';
import { bfclWorkplace, writeRecords } from '../../test/support/bfcl-workplace.ts';
import { magnet } from '../../test/support/command-line.ts';
import { emptyFolders } from '../../test/support/empty-folders.ts';
import type { Json } from '../core/json.ts';

const newFolder = emptyFolders();

describe('magnet eval bfcl validate', () => {
  test('accepts sound data', async () => {
    const { code, stdout } = await magnet(['eval', 'bfcl', 'validate', '--data', 'data'], {
      cwd: bfclWorkplace(newFolder()),
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/4 questions scored with their own ground truth, 0 refused\n$/);
  });

  test('lists what no answer can satisfy; exit code 1', async () => {
    const cwd = bfclWorkplace(newFolder());
    writeRecords(cwd, 'data/possible_answer/BFCL_v4_simple_python.json', [
      { id: 'simple_python_0', ground_truth: [{ 'kitchen.boil': { eggs: ['three'] } }] },
      { id: 'simple_python_1', ground_truth: [{ 'kitchen.boil': { eggs: [], minutes: [''] } }] },
    ]);
    const { code, stdout } = await magnet(['eval', 'bfcl', 'validate', '--data', 'data'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^simple_python_1: .*\n.*\n4 questions scored with their own ground truth, 1 refused\n$/);
    const { stdout: json } = await magnet(['eval', 'bfcl', 'validate', '--data', 'data', '--json'], { cwd });
    expect(JSON.parse(json)).toMatchObject({ checked: 4, defects: [{ id: 'simple_python_1' }] });
  });

  test.each<[string, Json, RegExp]>([
    [
      'a question that is none',
      { id: 'simple_python_0', question: ['Boil.'], function: [] },
      /simple_python\.json:1: "question" is something else/,
    ],
    [
      'a message that is none',
      { id: 'simple_python_0', question: [['Boil.']], function: [] },
      /simple_python\.json:1: "question" is something else/,
    ],
    [
      'a function that is none',
      { id: 'simple_python_0', question: [[]], function: [7] },
      /simple_python\.json:1: "function" is something else/,
    ],
    ['a line that is no object', [], /simple_python\.json:1: this line is no JSON object/],
  ])('%s is told with its place', async (_, record, message) => {
    const cwd = bfclWorkplace(newFolder());
    writeRecords(cwd, 'data/BFCL_v4_simple_python.json', [record]);
    const { code, stderr } = await magnet(['eval', 'bfcl', 'validate', '--data', 'data'], { cwd });
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});
