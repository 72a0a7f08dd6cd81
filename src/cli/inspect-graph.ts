import {
  createRuleJudge,
  type GraphStatistics,
  graphStatistics,
  graphToDot,
  graphToGraphml,
  graphToJson,
} from '../graph/index.ts';
import { countText } from '../run/figure-text.ts';
import { printable } from '../run/printable.ts';
import { prepareGraph, preparePool } from '../run/stages.ts';
import { builtInWorlds as worlds } from '../worlds/built-in.ts';
import { type ConfigFlags, configurationOf } from './configuration.ts';
import type { Context } from './context.ts';

const writers = { json: graphToJson, graphml: graphToGraphml, dot: graphToDot };

/** Builds the graph and prints it in one of its forms, or its statistics. */
export async function inspectGraph(
  options: ConfigFlags & { format: keyof typeof writers | 'statistics'; json?: true },
  context: Context,
): Promise<void> {
  const config = await configurationOf(options, context);
  const pool = await preparePool(config, { worlds, cwd: context.cwd });
  const graph = await prepareGraph(pool.tools, config, { judge: createRuleJudge(), worlds, cwd: context.cwd });
  if (options.format !== 'statistics') {
    writePieces(writers[options.format](graph), context);
    return;
  }
  const statistics = graphStatistics(graph);
  context.print(options.json ? JSON.stringify(statistics, null, 2) : printable(statisticsText(statistics)));
}

const chunkSize = 100_000;

function writePieces(pieces: Iterable<string>, { stdout }: Context): void {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < chunkSize) continue;
    stdout.write(chunk);
    chunk = '';
  }
  stdout.write(chunk);
}

function statisticsText(statistics: GraphStatistics): string {
  const { tools, edges, edgesByKind, edgesByEvidence, bindings, outgoing, incoming, isolated, components } = statistics;
  const counts = (record: Readonly<Record<string, number>>) =>
    Object.entries(record).map(([name, count]) => `  ${name}: ${countText(count)}`);
  return [
    `${countText(edges)} edges between ${countText(tools)} tools, ${countText(bindings)} bindings`,
    'by kind:',
    ...counts(edgesByKind),
    'by evidence:',
    ...counts(edgesByEvidence),
    `out of a tool: ${outgoing.mean.toFixed(1)} on average, ${outgoing.most} at most`,
    `into a tool: ${incoming.mean.toFixed(1)} on average, ${incoming.most} at most`,
    `tools without an edge: ${countText(isolated.length)}`,
    `components: ${countText(components.length)}, the largest of ${countText(components[0] ?? 0)} tools`,
  ].join('\n');
}
