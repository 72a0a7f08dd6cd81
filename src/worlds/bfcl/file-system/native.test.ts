import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../core/json.ts';
import { fromJson, type PythonDict, toJson, writeJson } from '../../../python/index.ts';
import { gorillaFileSystem } from './native.ts';
import type { FileSystem } from './native-nodes.ts';

const file = (content: string) => ({ type: 'file', content });
const directory = (contents: JsonObject) => ({ type: 'directory', contents });

function open(contents: JsonObject): FileSystem {
  const config = fromJson({ root: { home: directory(contents) } }) as PythonDict;
  return gorillaFileSystem.load(config, { today: '2026-01-01' });
}

function call(state: FileSystem, method: string, ...given: string[]) {
  return toJson(gorillaFileSystem.methods.get(method)!.run(state, ...given));
}

function reopened(state: FileSystem): FileSystem {
  return gorillaFileSystem.restore(JSON.parse(JSON.stringify(gorillaFileSystem.save(state))) as JsonObject);
}

describe('a saved tree', () => {
  test('keeps which files two directories share', () => {
    const state = open({ drafts: directory({ poem: file('old') }) });
    call(state, 'cp', 'drafts', 'copies');
    const later = reopened(state);
    call(later, 'cd', 'copies');
    call(later, 'echo', 'new', 'poem');
    call(later, 'cd', '..');
    call(later, 'cd', 'drafts');
    expect(call(later, 'cat', 'poem')).toEqual({ file_content: 'new' });
  });

  test('keeps the old directory that the children of a moved one still lead up to', () => {
    const state = open({ drafts: directory({ inner: directory({}) }) });
    call(state, 'mv', 'drafts', 'finals');
    call(state, 'cd', 'finals');
    call(state, 'cd', 'inner');
    const later = reopened(state);
    expect(call(later, 'pwd')).toEqual({ current_working_directory: '/home/drafts/inner' });
    call(later, 'cd', '..');
    call(later, 'mkdir', 'another');
    call(later, 'cd', '/');
    call(later, 'cd', 'finals');
    expect(call(later, 'ls', '')).toEqual({ current_directory_content: ['inner', 'another'] });
  });

  test('may hold a directory that lies in itself', () => {
    const state = open({ outer: directory({ inner: directory({}) }) });
    call(state, 'cp', 'outer', 'other');
    call(state, 'cd', 'outer');
    call(state, 'mv', 'inner', 'inner');
    call(state, 'cd', '/');
    const later = reopened(state);
    expect(writeJson(gorillaFileSystem.snapshot(later))).toBe(writeJson(gorillaFileSystem.snapshot(state)));
    expect(() => call(later, 'du', '')).toThrow('maximum recursion depth exceeded');
  });
});
