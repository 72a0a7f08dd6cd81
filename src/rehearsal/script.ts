import type { SimulateCall } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import type { World } from '../core/world.ts';
import { simulatedExecutor } from '../execute/index.ts';
import { createRuleJudge } from '../graph/index.ts';
import { labelTool } from '../pool/index.ts';
import { scriptedTeacher } from '../teacher/scripted/index.ts';
import type { RehearsalScript } from './rehearsed-cast.ts';

/** What is said in a rehearsal: the words of the scripted teacher, and the rules of the stages where they have some. */
export function rehearsalScript(worlds: readonly World[], tool: (id: string) => Tool): RehearsalScript {
  return {
    teacher: scriptedTeacher({ worlds, tool }),
    judgeDependencies: createRuleJudge(),
    labelTool,
    simulateCall,
  };
}

/** Simulates by rules: the earlier calls are made again, so that what they told stays true. */
const simulateCall: SimulateCall = async ({ tool, arguments: given, history, seed }) => {
  const tools = new Map([...history.map((one) => one.tool), tool].map((one) => [one.id, one]));
  const session = simulatedExecutor([...tools.values()]).open({ seed });
  for (const one of history) await session.execute({ id: '', name: one.tool.name, arguments: one.arguments });
  const result = await session.execute({ id: '', name: tool.name, arguments: given });
  return result.ok ? { output: result.output } : { refused: 'call-failed', detail: result.error.message };
};
