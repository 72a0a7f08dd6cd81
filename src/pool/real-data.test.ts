import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../../test/support/shared-data.ts';
import { compileSchema } from '../core/schema.ts';
import { toolSchema } from '../core/tool.ts';
import { labelTool } from './labels.ts';
import { type LoadedPool, loadPool } from './load-pool.ts';
import { assignNames } from './names.ts';

/** Loads a part of the reference data. */
function load(...paths: readonly string[]): Promise<LoadedPool> {
  return loadPool(paths.map((path) => ({ type: 'path', path: `${sharedData.folder}/${path}` })));
}

describe.skipIf(sharedData.absent)('the reference data (skipped where the shared folder is absent)', () => {
  test.each([
    ['mcp', 24, 623, 544, { 'no-parameters': 79 }, { stated: 0, recorded: 0, inferred: 544 }, 1],
    ['toolbench/tools', 225, 703, 533, { 'no-parameters': 170 }, { stated: 0, recorded: 380, inferred: 153 }, 0],
    ['toolbench', 226, 706, 536, { 'no-parameters': 170 }, { stated: 0, recorded: 380, inferred: 156 }, 19],
    ['toolbench/tools/Weather', 5, 14, 14, {}, { stated: 0, recorded: 13, inferred: 1 }, 0],
    [
      'bfcl/data/multi_turn_func_doc',
      8,
      128,
      104,
      { 'no-parameters': 24 },
      { stated: 104, recorded: 0, inferred: 0 },
      0,
    ],
  ])('%s', async (path, files, read, kept, dropped, outputs, notes) => {
    const { report } = await load(path);
    expect(report.sources[0]).toMatchObject({ files, read, kept });
    expect(report.dropped).toEqual(dropped);
    expect(report.outputs).toEqual(outputs);
    expect(report.notes).toHaveLength(notes);
  });

  test('together they are one pool of usable tools', async () => {
    const { tools } = await load('mcp', 'toolbench/tools', 'bfcl/data/multi_turn_func_doc');
    expect(tools).toHaveLength(1181);
    for (const tool of tools) {
      expect(toolSchema.safeParse(tool).error).toBeUndefined();
      expect(Object.keys(tool.inputSchema.properties as object).length).toBeGreaterThan(0);
      expect(() => [compileSchema(tool.inputSchema), compileSchema(tool.outputSchema!)]).not.toThrow();
    }
  });

  test('a query file without API records holds no tools', async () => {
    await expect(load('toolbench/queries.jsonl')).rejects.toThrow('no tools of a known kind were found');
  });

  test('names of ToolBench APIs are those of its own pipeline where these are whole', () => {
    const text = readFileSync(`${sharedData.folder}/toolbench/function_mapping.json`, 'utf8');
    const pairs = JSON.parse(text) as { api: { tool_name: string; api_name: string }; function: { name: string } }[];
    const names = assignNames(
      pairs.map(({ api }, at) => {
        return { name: api.api_name, toolset: api.tool_name, nameNeedsToolset: true, fingerprint: String(at) };
      }),
    );
    // Upstream cuts longer names from the left, in mid-word.
    const agreed = pairs
      .map(({ function: { name } }, at) => [names[at], name] as const)
      .filter(([, theirs]) => theirs.length < 64);
    expect(agreed).toHaveLength(45);
    for (const [ours, theirs] of agreed) expect(ours).toBe(theirs);
  });

  test('labels by words agree with ToolBench on 46 of 100 tools', async () => {
    const { tools } = await load('toolbench/tools');
    const labelled = tools.filter((tool) => tool.category !== 'misc');
    const agreed = labelled.filter((tool) => labelTool({ ...tool, name: tool.source.name }) === tool.category);
    expect([agreed.length, labelled.length]).toEqual([225, 484]);
  });
});
