import type { PathNode, PathTurn, SignaturePath } from '../core/path.ts';
import { createRuleJudge } from '../graph/index.ts';
import { printable } from '../run/printable.ts';
import { prepareGraph, preparePaths, preparePool } from '../run/stages.ts';
import { scriptedTeacher } from '../teacher/scripted/index.ts';
import { builtInWorlds as worlds } from '../worlds/built-in.ts';
import { type ConfigFlags, configurationOf } from './configuration.ts';
import type { Context } from './context.ts';

/** Samples paths and prints them, as text or one a line as JSON. */
export async function inspectPaths(options: ConfigFlags & { json?: boolean }, context: Context): Promise<void> {
  const config = await configurationOf(options, context);
  const pool = await preparePool(config, { worlds, cwd: context.cwd });
  const graph = await prepareGraph(pool.tools, config, { judge: createRuleJudge(), worlds, cwd: context.cwd });
  const { judgeNested } = scriptedTeacher({ worlds, tool: pool.tool });
  let count = 0;
  for await (const path of preparePaths(graph, config, { judgeNested })) {
    if (context.signal.aborted) break;
    context.print(options.json ? JSON.stringify(path) : printable(pathText(path)));
    count += 1;
  }
  if (count === 0) context.tell('No path: the graph of these tools holds none.');
}

function pathText({ id, kind, variant, turns }: SignaturePath): string {
  return [`${id}  ${kind}${variant === 'phi-hat' ? ', split' : ''}`, ...turns.map(turnText), ''].join('\n');
}

function turnText(turn: PathTurn): string {
  if (turn.type === 'calls') return `  ${turn.id}  ${turn.nodes.map(nodeText).join(', then ')}`;
  const about = turn.about === null ? 'never supplied' : `supplied in ${turn.about}`;
  return `  ${turn.id}  missing ${turn.missing}, ${about}`;
}

function nodeText({ tool, calls, origin, hidden }: PathNode): string {
  const notes = [origin === 'walk' ? '' : origin, hidden ? 'hidden' : '', calls > 1 ? `${calls} calls` : ''].filter(
    Boolean,
  );
  return notes.length > 0 ? `${tool} (${notes.join(', ')})` : tool;
}
