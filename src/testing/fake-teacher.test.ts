import { expect, test } from 'vitest';
import { MagnetError } from '../core/errors.ts';
import { fakeTeacher } from './fake-teacher.ts';

const question = { name: 'add', description: '', inputSchema: {}, toolset: 'sums' };

test('a fake teacher plays its roles and remembers what it was asked', () => {
  const teacher = fakeTeacher({ labelTool: ({ toolset }) => (toolset === 'sums' ? 'Finance' : 'misc') });
  expect(teacher.labelTool(question)).toBe('Finance');
  expect(teacher.asked.labelTool).toEqual([question]);
});

test('a role that it was not given is named', () => {
  const ask = () => fakeTeacher({}).labelTool(question);
  expect(ask).toThrow('the fake teacher was asked for labelTool');
  expect(ask).toThrow(MagnetError);
});
