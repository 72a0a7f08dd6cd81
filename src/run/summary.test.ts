import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolders } from '../../test/support/empty-folders.ts';
import { hostileWords, writeSampleRun } from '../../test/support/sample-run.ts';
import { runSummarySchema } from '../core/summary.ts';
import { commandText } from './command-text.ts';
import { recordedConfig, resolveConfig } from './config.ts';
import { readRunFolder } from './reader.ts';
import { reportHtml } from './report-html.ts';
import { reportText } from './report-text.ts';
import { reportRun, summarizeRun } from './summary.ts';

const newFolder = emptyFolders();

function sampleRun(options?: Parameters<typeof writeSampleRun>[1]): string {
  const folder = join(newFolder(), 'run');
  writeSampleRun(folder, options);
  return folder;
}

describe('summarizeRun', () => {
  test('the figures of a run', async () => {
    const summary = await summarizeRun(readRunFolder(sampleRun()));
    expect(runSummarySchema.parse(summary)).toEqual(summary);
    expect(summary).toMatchObject({
      version: 1,
      magnet: '0.1.0',
      seed: 1,
      tools: 3,
      sft: {
        kinds: { single: 0, parallel: 0, multiple: 0, 'multi-turn': 1, irrelevance: 1 },
        averages: { singleTurnCalls: null, multiTurnTurns: 2, multiTurnCalls: 3 },
      },
      pairs: { kinds: { 'multi-turn': 1 }, averages: { multiTurnTurns: 2, multiTurnCalls: 3 } },
      funnel: [
        { stage: 'pool', entered: 4, kept: 3, dropped: { 'no-parameters': 1 } },
        { stage: 'paths', entered: 4, kept: 4, dropped: {} },
        { stage: 'translate', entered: 4, kept: 2, dropped: { 'value-not-in-query': 2 } },
        { stage: 'rollout', entered: 3, kept: 3, dropped: {} },
        { stage: 'verify', entered: 3, kept: 3, dropped: {} },
      ],
      operations: { merge: 1, 'insert-short': 0, 'insert-long': 1, 'split-function': 1, 'split-parameter': 0 },
      mistakes: { missed: 1, nested: 0 },
      generators: { scripted: 2 },
    });
  });

  test('what a crash left behind is not counted', async () => {
    const folder = sampleRun({ finish: false });
    appendFileSync(join(folder, 'trajectories.jsonl'), '{"id":"half');
    appendFileSync(join(folder, 'events.jsonl'), '{"type":"items-comm');
    const report = await reportRun(readRunFolder(folder));
    expect(report).toMatchObject({ finished: false, items: 4 });
    expect(report.summary.sft.kinds['multi-turn']).toBe(1);
  });

  test('a folder that is no run is refused', () => {
    expect(() => readRunFolder(newFolder())).toThrow('this is no run folder. Expected a folder that magnet run made');
    expect(() => readRunFolder('/nowhere')).toThrow('/nowhere: there is no such folder.');
  });

  test('a line that is no JSON is named', async () => {
    const folder = sampleRun();
    const size = readRunFolder(folder).commit.files.dropped.bytes;
    writeFileSync(join(folder, 'dropped.jsonl'), `{}\n${'x'.repeat(size)}`);
    await expect(summarizeRun(readRunFolder(folder))).rejects.toThrow('dropped.jsonl:2: this line is no JSON');
    rmSync(join(folder, 'dropped.jsonl'));
    expect(() => readRunFolder(folder)).toThrow('the file has 0 bytes');
  });
});

describe('reportText', () => {
  test('the figures beside the paper, the yield and the reasons', async () => {
    const text = reportText(await reportRun(readRunFolder(sampleRun())));
    expect(text).toMatch(/^2 training rows and 1 preference pairs from 3 tools and 4 paths, seed 1 \(finished\)\n/);
    expect(text).toMatch(/^multi-turn {15,}1 {2}50\.0 % {8}22\.9 %$/m);
    expect(text).toMatch(/^turns a multi-turn row +2\.00 +4\.71$/m);
    expect(text).toMatch(/^translate +4 +2 +50\.0 %$/m);
    expect(text).toMatch(/^translate: value-not-in-query +2$/m);
    expect(text).toMatch(
      /\nAgain: npx magnet-fc@0\.1\.0 run --config magnet\.config\.yaml --pool worlds --seed 1 --limit 4 --out run\n$/,
    );
  });

  test('a run that is not finished says how to go on', async () => {
    const text = reportText(await reportRun(readRunFolder(sampleRun({ finish: false }))));
    expect(text.split('\n')[0]).toContain('not finished: run the same command again to go on');
  });
});

describe('reportHtml', () => {
  test('one page without scripts, links or other files', async () => {
    const html = reportHtml(await reportRun(readRunFolder(sampleRun())));
    expect(html).not.toMatch(/<script|<link|<img|\son[a-z]+=|href=|src=|url\(|@import/i);
    expect(html.match(/<svg /g)).toHaveLength(6);
    expect(html).toContain('prefers-color-scheme: dark');
    for (const tag of ['svg', 'section', 'table', 'tr', 'td', 'text', 'title']) {
      const opened = html.match(new RegExp(`<${tag}[ >]`, 'g'))?.length;
      expect(html.match(new RegExp(`</${tag}>`, 'g'))?.length, tag).toBe(opened);
    }
  });

  test('hostile words of the data stay words', async () => {
    const report = await reportRun(readRunFolder(sampleRun()));
    report.summary.generators = { [hostileWords]: 1, '<script>alert(1)</script>': 1 };
    report.summary.config = { pool: ['</pre><script>alert(2)</script>'] };
    const html = reportHtml(report);
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<b>');
    expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(html).toContain('Trip to &lt;b&gt;Oslo&lt;/b&gt;\\x1b[31m \\u{202e}evil');
    expect(reportText(report).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('commandText', () => {
  const configOf = (text: string) => recordedConfig(resolveConfig({ text, file: 'c' }));

  test.each([
    ['', 'npx magnet-fc@1.2.3 run --pool worlds --seed 1 --out run'],
    [
      'seed: 9\npool: [worlds, "mcp:my tools.json"]',
      "npx magnet-fc@1.2.3 run --pool worlds --pool 'mcp:my tools.json' --seed 9 --out run",
    ],
    ['faults: 0', 'npx magnet-fc@1.2.3 run --config magnet.config.yaml --pool worlds --seed 1 --out run'],
  ])('%j', (text, command) => {
    expect(commandText('1.2.3', configOf(text))).toBe(command);
  });
});
