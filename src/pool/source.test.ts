import { describe, expect, test } from 'vitest';
import { parseSource } from './source.ts';

describe('parseSource', () => {
  test.each([
    ['worlds', { type: 'worlds' }],
    ['world:banking', { type: 'world', name: 'banking' }],
    ['tools.json', { type: 'path', path: 'tools.json' }],
    ['../shared/mcp', { type: 'path', path: '../shared/mcp' }],
    ['mcp:dump.json', { type: 'path', path: 'dump.json', kind: 'mcp' }],
    ['toolbench:./tools:2024', { type: 'path', path: './tools:2024', kind: 'toolbench' }],
    ['./odd:name.json', { type: 'path', path: './odd:name.json' }],
    ['C:\\tools\\pool.json', { type: 'path', path: 'C:\\tools\\pool.json' }],
  ])('reads %j', (text, source) => {
    expect(parseSource(text)).toEqual(source);
  });

  test.each([
    ['', 'a pool source is empty. Expected worlds, world:NAME, a file or a folder'],
    ['world:', 'pool source "world:": the name of the world is missing. Expected world:NAME.'],
    ['mcp:', 'pool source "mcp:": the path is missing. Expected mcp:PATH.'],
    [
      'openapi:x.yaml',
      'there is no kind "openapi". Expected worlds, world:NAME, a file or a folder, or KIND:PATH where KIND is functions, mcp, bfcl-docs, toolbench. For a file of this name write ./openapi:x.yaml.',
    ],
  ])('refuses %j', (text, message) => {
    expect(() => parseSource(text)).toThrow(message);
  });
});
