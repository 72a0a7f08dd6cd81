import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { promptNames, promptParts, queryStyles } from './prompt-parts.ts';
import { fillPrompt, loadPrompts, promptFiles, promptFolder } from './prompts.ts';

const nested = `# System

Are they nested? {{hidden}}

# User

{{first}} {{later}} {{flow}}
`;

describe('prompts', () => {
  test('there is one for each role and style, with its parts, and nothing unfilled', async () => {
    const prompts = await loadPrompts();
    expect(promptFiles).toHaveLength(promptNames.length + queryStyles.length);
    for (const name of promptNames) {
      const parts = Object.fromEntries(promptParts[name].map((part) => [part, `<${part}>`]));
      const [system, user] = fillPrompt(prompts.prompt(name), parts as never);
      const filled = `${system!.content}\n${user!.content}`;
      for (const part of promptParts[name]) expect(filled, name).toContain(`<${part}>`);
      expect(filled).not.toMatch(/\{\{.*\}\}/);
    }
  });

  test('one in a folder goes before the one that ships, and only that', async () => {
    const folder = await temporaryFolder({ 'judge-nested.md': nested, 'README.md': 'Ours.' });
    const [ours, shipped] = [await loadPrompts(folder), await loadPrompts()];
    const parts = { first: 'A', later: 'B', flow: 'id', hidden: 'no' };
    expect(fillPrompt(ours.prompt('judge-nested'), parts)).toEqual([
      { role: 'system', content: 'Are they nested? no' },
      { role: 'user', content: 'A B id' },
    ]);
    expect(ours.version('judge-nested')).not.toBe(shipped.version('judge-nested'));
    expect(ours.prompt('act')).toEqual(shipped.prompt('act'));
  });

  test('what is filled in is not filled in again', async () => {
    const folder = await temporaryFolder({ 'judge-nested.md': nested });
    const prompt = (await loadPrompts(folder)).prompt('judge-nested');
    const parts = { first: '{{later}} $&', later: 'B', flow: 'id', hidden: 'no' };
    expect(fillPrompt(prompt, parts)[1]!.content).toBe('{{later}} $& B id');
  });

  test('a version is that of the text, however its lines end', async () => {
    const versions = await Promise.all(
      [nested, nested.replaceAll('\n', '\r\n'), `\uFEFF${nested}`, nested.replace('Are', 'are')].map(async (text) => {
        const folder = await temporaryFolder({ 'judge-nested.md': text });
        return (await loadPrompts(folder)).version('judge-nested');
      }),
    );
    expect(versions[0]).toMatch(/^[0-9a-f]{12}$/);
    expect(versions.slice(0, 3)).toEqual([versions[0], versions[0], versions[0]]);
    expect(versions[3]).not.toBe(versions[0]);
  });

  test('the version of write-query takes in all of its styles', async () => {
    const folder = await temporaryFolder({ 'write-query-walk.md': 'Ask for the next thing.' });
    const [ours, shipped] = [await loadPrompts(folder), await loadPrompts()];
    expect(ours.style('walk')).toBe('Ask for the next thing.');
    expect(ours.version('write-query')).not.toBe(shipped.version('write-query'));
    expect(ours.prompt('write-query')).toEqual(shipped.prompt('write-query'));
  });
});

describe('a folder of prompts is refused before anything is asked', () => {
  test.each([
    [
      'a part that is lacking',
      'judge-nested.md',
      nested.replace('{{flow}}', ''),
      /lacks \{\{flow\}\}.*a model must see it/,
    ],
    ['a part that nobody fills in', 'judge-nested.md', `${nested}{{tool}}`, /nothing is filled in for \{\{tool\}\}/],
    [
      'one section',
      'judge-nested.md',
      nested.replace('# User', ''),
      /the prompt has no two sections.*# System.*# User/,
    ],
    ['an empty system message', 'judge-nested.md', '# System\n\n# User\n{{first}}', /the prompt has no two sections/],
    ['a name that none has', 'judge-nestd.md', nested, /no prompt has this name\. Expected judge-nested\.md/],
    ['a style without text', 'write-query-walk.md', ' \n', /write-query-walk\.md: the file is empty/],
  ])('%s', async (_, file, text, says) => {
    const folder = await temporaryFolder({ [file]: text });
    const refused = loadPrompts(folder);
    await expect(refused).rejects.toThrow(says);
    await expect(refused).rejects.toMatchObject({ code: 'bad-file', where: join(folder, file) });
  });

  test('that is not there', async () => {
    await expect(loadPrompts('nowhere')).rejects.toThrow('nowhere: the folder of prompts cannot be read');
  });
});

test('a copy of the shipped prompts gives the same versions', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'magnet-'));
  try {
    await cp(promptFolder, folder, { recursive: true });
    await writeFile(join(folder, 'notes.txt'), 'Not a prompt.');
    const [copied, shipped] = [await loadPrompts(folder), await loadPrompts()];
    for (const name of promptNames) expect(copied.version(name)).toBe(shipped.version(name));
    expect(await readFile(join(folder, 'act.md'), 'utf8')).toContain('# System');
  } finally {
    await rm(folder, { recursive: true });
  }
});
