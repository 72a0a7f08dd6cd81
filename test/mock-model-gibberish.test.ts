import { describe, expect, test } from 'vitest';
import { magnet } from './support/command-line.ts';
import { emptyFolders } from './support/empty-folders.ts';
import { HastyClock } from './support/hasty-clock.ts';
import { mockModels } from './support/mock-models.ts';

const start = mockModels();
const newFolder = emptyFolders();
const teacher = 'vllm:mock';

/** Roles that are not the model's, as a configuration and as flags have them. */
function scripted(...roles: string[]) {
  return {
    roles: Object.fromEntries(roles.map((role) => [role, 'scripted'])),
    flags: roles.flatMap((role) => ['--role', `${role}=scripted`]),
  };
}

describe('a model that answers gibberish', () => {
  // 40 useless answers break the circuit, each asked for three times; beside them some are in flight.
  test.each([
    ['every role', scripted(), 'judge-dependencies', 300],
    ['all but the graph', scripted('judge-dependencies', 'judge-nested'), 'write-query', 400],
    ['calls', scripted('judge-dependencies', 'judge-nested', 'write-query'), 'fill-call', 400],
    ['the agent', scripted('judge-dependencies', 'judge-nested', 'write-query', 'fill-call'), 'rows', 600],
  ])('in %s keeps nothing, and the run stops soon and says why', async (_, { roles, flags }, where, most) => {
    const mock = await start({ config: { roles: { teacher, ...roles } }, faults: { gibberish: 1 } });
    const cwd = newFolder();
    const argv = ['run', '--teacher', `vllm:mock@${mock.baseUrl}`, ...flags];
    const { code, stdout, stderr } = await magnet(argv, { cwd, clock: new HastyClock() });
    expect(code).toBe(4);
    expect(stderr).toMatch(new RegExp(`magnet: ${where}: 40 answers in a row were of no use; of the last one: `));
    expect(stderr).toMatch(/Ask the model by hand, or try another one, another format of calls/);
    expect(stdout).toMatch(/^0 training rows and 0 preference pairs from /);
    expect(stdout).toMatch(/^Models +requests +failed/m);
    expect(mock.asked.requests).toBeLessThan(most);
    expect(stdout).toMatch(new RegExp(`^all +${mock.asked.requests} +0 `, 'm'));
    // Again, it is known beforehand.
    const again = await magnet(argv, { cwd, clock: new HastyClock() });
    expect(again.code).toBe(4);
    expect(mock.asked.answers.size).toBe(mock.asked.requests);
  });

  test('shows the same as JSON for a program', async () => {
    const mock = await start({ config: { roles: { teacher } }, faults: { gibberish: 1 } });
    const argv = ['run', '--teacher', `vllm:mock@${mock.baseUrl}`, '--json'];
    const { code, stdout } = await magnet(argv, { cwd: newFolder(), clock: new HastyClock() });
    expect(code).toBe(4);
    expect(JSON.parse(stdout)).toMatchObject({
      sft: { kinds: { single: 0, 'multi-turn': 0 } },
      models: [{ role: 'judge-dependencies', requests: mock.asked.requests, failed: 0 }],
    });
  });
});

test.each([
  [
    'student',
    'student: 40 answers in a row were of no use; of the last one: unusable-answer, act: the answer is empty',
  ],
  [
    'judge-nested',
    'judge-nested: 40 answers in a row were of no use; of the last one: unusable-answer, judge-nested: ',
  ],
])('a useless %s stops a run of scripted rows, which can be gone on with', async (role, says) => {
  const mock = await start({ config: { roles: { [role]: teacher }, rows: 300 }, faults: { 'empty-content': 1 } });
  const cwd = newFolder();
  const argv = ['run', '--rows', '300', '--role', `${role}=vllm:mock@${mock.baseUrl}`];
  const { code, stderr } = await magnet(argv, { cwd, clock: new HastyClock() });
  expect(code).toBe(3);
  expect(stderr).toContain(says);
  expect(stderr).toContain('See what the server answers now; the same command goes on.');
  expect(mock.asked.requests).toBeLessThan(400);
});

test('a run that is complete and kept nothing exits with 4 too', async () => {
  const { roles, flags } = scripted('judge-dependencies', 'judge-nested');
  const config = { roles: { teacher, ...roles }, pool: ['world:routes'], limit: 6 };
  const mock = await start({ config, faults: { 'refusal-text': 1 } });
  const argv = ['run', '--teacher', `vllm:mock@${mock.baseUrl}`, '--pool', 'world:routes', '--limit', '6', ...flags];
  const { code, stdout, stderr } = await magnet(argv, { cwd: newFolder(), clock: new HastyClock() });
  expect(code).toBe(4);
  expect(stderr).toContain('Nothing was kept; the report says where it was lost.\n');
  expect(stdout).toMatch(/^0 training rows .* from \d+ tools and 6 paths, seed 1 \(finished\)\n/);
  expect(stdout).toMatch(/^translate: unusable-answer +6$/m);
});
