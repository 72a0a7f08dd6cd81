import { expect, test } from 'vitest';
import { splitThinking } from './thinking.ts';

test.each<[what: string, text: string, reasoning: string | undefined, content: string]>([
  ['none', 'Three.', undefined, 'Three.'],
  ['closed', '<think>\nOne, two.\n</think>\n\nThree.', 'One, two.', 'Three.'],
  ['opened by the template', 'One, two.\n</think>\nThree.', 'One, two.', 'Three.'],
  ['cut off', '<think>One, t', 'One, t', ''],
  ['empty', '<think>\n\n</think>\n\nThree.', undefined, 'Three.'],
  ['not at the start', 'I write <think> here.', undefined, 'I write <think> here.'],
])('thinking that is %s', (_, text, reasoning, content) => {
  expect(splitThinking(text)).toEqual({ reasoning, content });
});
