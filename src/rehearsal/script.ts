import { isRefusal, type JudgeDependencies, type LabelTool, type SimulateCall, type Teacher } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import type { World } from '../core/world.ts';
import { simulatedExecutor } from '../execute/index.ts';
import { createRuleJudge } from '../graph/index.ts';
import { labelTool } from '../pool/index.ts';
import type { TeacherRole, teacherRoles } from '../run/models/role-names.ts';
import { type ScriptedTeacher, scriptedTeacher } from '../teacher/scripted/index.ts';
import type { SaidMessage } from './answer-book.ts';
import { usualAnswer } from './usual-answers.ts';
import {
  agentAnswer,
  dependenciesAnswer,
  filledCallAnswer,
  jsonAnswer,
  simulatedAnswer,
  writtenQueryAnswer,
} from './written-answers.ts';

/** What a rehearsed cast speaks with. */
export interface RehearsalScript {
  teacher: ScriptedTeacher;
  judgeDependencies: JudgeDependencies;
  labelTool: LabelTool;
  simulateCall: SimulateCall;
}

/** What is said in a rehearsal: the words of the scripted teacher, and the rules of the stages where they have some. */
export function rehearsalScript(worlds: readonly World[], tool: (id: string) => Tool): RehearsalScript {
  return {
    teacher: scriptedTeacher({ worlds, tool }),
    judgeDependencies: createRuleJudge(),
    labelTool,
    simulateCall,
  };
}

type Words = { [Role in TeacherRole]: (request: RequestOf<Role>) => SaidMessage | Promise<SaidMessage> };
type RequestOf<Role extends TeacherRole> = Parameters<Teacher[(typeof teacherRoles)[Role]]>[0];

/** The words of a role: what the script says to a request, as a model would say it. */
export function wordsOf<Role extends TeacherRole>(role: Role, script: RehearsalScript): Words[Role] {
  return scriptedWords(script)[role];
}

function scriptedWords({ teacher, ...script }: RehearsalScript): Words {
  return {
    'label-tool': async (shown) => jsonAnswer({ category: await script.labelTool(shown) }),
    'classify-tool': ({ toolset }) => jsonAnswer({ class: `${plainToolset(toolset)} tool` }),
    'rename-tool': ({ name, description }) => jsonAnswer({ name: otherName(name), description }),
    'judge-dependencies': async (request) => {
      const judged = await script.judgeDependencies(request);
      return jsonAnswer(dependenciesAnswer(isRefusal(judged) ? [] : judged, request.candidates));
    },
    'judge-nested': async (request) => jsonAnswer({ ...(await teacher.judgeNested(request)) }),
    'write-query': async (request) => jsonAnswer(writtenQueryAnswer(await teacher.writeQuery(request), request)),
    'fill-call': async (request) => jsonAnswer(filledCallAnswer(await teacher.fillCall(request), request)),
    act: async (request) => agentAnswer(await teacher.act(request)),
    'judge-turn': () => usualAnswer('judge-turn'),
    'check-label': () => usualAnswer('check-label'),
    'simulate-call': async (request) => jsonAnswer(simulatedAnswer(await script.simulateCall(request))),
  };
}

function plainToolset(toolset: string): string {
  return toolset.replace(/[^\p{L}\p{N}]+/gu, ' ').trim() || 'general';
}

function otherName(name: string): string {
  return `run_${name.replace(/[^a-zA-Z0-9_-]+/g, '_')}`.slice(0, 64);
}

/** Simulates by rules: the earlier calls are made again, so that what they told stays true. */
const simulateCall: SimulateCall = async ({ tool, arguments: given, history, seed }) => {
  const tools = new Map([...history.map((one) => one.tool), tool].map((one) => [one.id, one]));
  const session = simulatedExecutor([...tools.values()]).open({ seed });
  for (const one of history) await session.execute({ id: '', name: one.tool.name, arguments: one.arguments });
  const result = await session.execute({ id: '', name: tool.name, arguments: given });
  return result.ok ? { output: result.output } : { refused: 'call-failed', detail: result.error.message };
};
