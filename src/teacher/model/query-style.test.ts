import { expect, test } from 'vitest';
import { cafeNode, cafeSession, cafeTool, findCafe, words } from '../../../test/support/model-roles.ts';
import type { PathNode } from '../../core/path.ts';
import { createRandom } from '../../core/random.ts';
import type { QueryRequest } from '../../core/teacher.ts';
import type { QueryStyle } from './prompt-parts.ts';
import { queryStyle } from './query-style.ts';

function node(id: string, more: Partial<PathNode> = {}): PathNode {
  return cafeNode(id, findCafe, more);
}

const hidden = node('n0', { hidden: true, origin: 'insert-short' });
const lacking = (kind: 'function' | 'parameter') => words('Go.', { missing: { kind, tools: ['cafes/find_cafe'] } });

test.each<[QueryStyle, Partial<QueryRequest>]>([
  ['single', { kind: 'single' }],
  ['parallel', { kind: 'parallel' }],
  ['multiple', { kind: 'multiple' }],
  ['irrelevance', { kind: 'irrelevance', missing: 'function' }],
  ['walk', {}],
  ['merge', { nodes: [node('n1'), node('n2', { origin: 'merge' })] }],
  ['insert-short', { nodes: [hidden, node('n1')] }],
  ['insert-long', { nodes: [node('n1', { origin: 'insert-long' })] }],
  ['insert-mixed', { nodes: [hidden, node('n1', { origin: 'insert-long' })] }],
  ['merge-insert', { nodes: [hidden, node('n1'), node('n2', { origin: 'merge' })] }],
  ['missing-function', { missing: 'function' }],
  ['missing-parameter', { missing: 'parameter' }],
  ['supply-function', { completes: lacking('function') }],
  ['supply-parameter', { completes: lacking('parameter') }],
])('words are written in the style %s', (style, more) => {
  const request: QueryRequest = {
    kind: 'multi-turn',
    turn: 't1',
    nodes: [node('n1')],
    missing: null,
    completes: null,
    history: [],
    probe: cafeSession({}),
    tool: cafeTool,
    random: createRandom('style'),
    ...more,
  };
  expect(queryStyle(request)).toBe(style);
});
