import { expect, test } from 'vitest';
import { callStep, exportTrajectory, findExportTool } from '../../test/support/export-trajectories.ts';
import { conversationRow } from './rows.ts';

test('a row holds the system message and every turn as it was played', () => {
  const row = conversationRow(exportTrajectory(), findExportTool);
  expect(row.messages.map((message) => message.role)).toEqual(
    'system user assistant tool assistant user assistant tool assistant'.split(' '),
  );
  expect(row.messages[2]).toEqual({
    role: 'assistant',
    content: null,
    calls: [{ id: 'c1', name: 'find', arguments: { id: 7 } }],
  });
  expect(row.messages[3]).toEqual({ role: 'tool', call: 'c1', name: 'find', content: '{"id":7}' });
});

test('the tools are those of the start, in the order that the model saw', () => {
  const row = conversationRow(exportTrajectory(), findExportTool);
  expect(row.tools.map((tool) => tool.name)).toEqual(['book', 'find']);
});

test('tools that a user adds stand after the words', () => {
  const { messages } = conversationRow(exportTrajectory(), findExportTool);
  expect(messages[5]?.content).toBe(
    'Book it\n\nThese functions are available from now on:\n' +
      '[{"type":"function","function":{"name":"pay","description":"Does pay","parameters":{"type":"object","properties":{}}}}]',
  );
});

test('a failed call reads as its error', () => {
  const trajectory = exportTrajectory();
  const failed = callStep('c9', 'find');
  failed.results = [{ ok: false, error: { kind: 'not-found', message: 'No such id.' }, injected: true }];
  trajectory.turns[0]!.steps = [failed];
  expect(conversationRow(trajectory, findExportTool).messages[3]?.content).toBe('{"error":"No such id."}');
});

test('no text is null beside calls and empty without them', () => {
  const trajectory = exportTrajectory();
  trajectory.turns[0]!.steps = [
    { ...callStep('c1', 'find'), content: '' },
    { content: null, calls: [], results: [] },
  ];
  const { messages } = conversationRow(trajectory, findExportTool);
  expect([messages[2]?.content, messages[4]?.content]).toEqual([null, '']);
});
