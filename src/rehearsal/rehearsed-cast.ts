import type { ChatModel } from '../core/chat-model.ts';
import type { Json } from '../core/json.ts';
import type { Task } from '../core/task.ts';
import {
  type Act,
  isRefusal,
  type JudgeDependencies,
  type LabelTool,
  type SimulateCall,
  type Teacher,
} from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import { Breaker } from '../run/models/breaker.ts';
import type { Cast } from '../run/models/cast.ts';
import { type RoleName, teacherRoles } from '../run/models/role-names.ts';
import { modelTeacher, type Prompts, studentBy } from '../teacher/model/index.ts';
import { type ScriptedTeacher, scriptedStudent } from '../teacher/scripted/index.ts';
import type { AnswerBook, SaidMessage } from './answer-book.ts';
import { jsonMouth, mouth } from './mouth.ts';
import { agentAnswer, dependenciesAnswer, filledCallAnswer, writtenQueryAnswer } from './written-answers.ts';

/** What a rehearsed cast speaks with. */
export interface RehearsalScript {
  teacher: ScriptedTeacher;
  judgeDependencies: JudgeDependencies;
  labelTool: LabelTool;
  simulateCall: SimulateCall;
}

export interface RehearsedCastOptions {
  /** The roles that are rehearsed; the others are scripted. */
  roles: ReadonlySet<RoleName>;
  script: RehearsalScript;
  prompts: Prompts;
  book: AnswerBook;
  tool(id: string): Tool;
  /** Samples of the student for each task. */
  samples: number;
}

/**
 * A cast in which a model plays the roles, as in the run that is rehearsed, and says what the scripted teacher says: each role is
 * asked through the prompts, its answer is entered into the book, and what is read back from it goes on in the pipeline.
 */
export function rehearsedCast(options: RehearsedCastOptions): Cast {
  const { roles, prompts, samples } = options;
  const played = rehearsedTeacher(options);
  const members = Object.entries(teacherRoles).filter(([role]) => roles.has(role as RoleName));
  return {
    teacher: Object.fromEntries(members.map(([, member]) => [member, played[member]])),
    student: roles.has('student') ? { act: rehearsedStudent(options), samples, name: 'rehearsal' } : undefined,
    prompts,
    breaker: new Breaker(),
    width: 1,
    madeBy: { act: { model: 'rehearsal', prompt: '' } },
  };
}

function rehearsedTeacher({ script, prompts, book, tool }: RehearsedCastOptions): Teacher {
  const { teacher } = script;
  const by = (model: ChatModel) => modelTeacher(model, { prompts, tool, rules: teacher.judgeTurn });
  const saying = (says: Json) => by(jsonMouth(says, book));
  return {
    labelTool: async (shown) => saying({ category: await script.labelTool(shown) }).labelTool(shown),
    classifyTool: (shown) => saying({ class: `${plainToolset(shown.toolset)} tool` }).classifyTool(shown),
    renameTool: (shown) => saying({ name: otherName(shown.name), description: shown.description }).renameTool(shown),
    judgeDependencies: async (request) => {
      const judged = await script.judgeDependencies(request);
      return saying(dependenciesAnswer(isRefusal(judged) ? [] : judged, request.candidates)).judgeDependencies(request);
    },
    judgeNested: async (request) => saying({ ...(await teacher.judgeNested(request)) }).judgeNested(request),
    writeQuery: async (request) => {
      return saying(writtenQueryAnswer(await teacher.writeQuery(request), request)).writeQuery(request);
    },
    fillCall: async (request) => saying(filledCallAnswer(await teacher.fillCall(request), request)).fillCall(request),
    act: rehearsedAct(teacher.act, (says) => by(mouth(says, book)).act),
    judgeTurn: (request) => saying({ correct: true }).judgeTurn(request),
    checkLabel: (request) =>
      saying({ verdict: 'student-wrong', reason: 'The reference answers the message.' }).checkLabel(request),
    simulateCall: async (request) => {
      const answer = await script.simulateCall(request);
      return isRefusal(answer) ? answer : saying({ output: answer.output }).simulateCall(request);
    },
  };
}

function rehearsedAct(scripted: Act, actOf: (says: SaidMessage) => Act): Act {
  return async (request) => {
    const message = await scripted(request);
    return isRefusal(message) ? message : actOf(agentAnswer(message))(request);
  };
}

function rehearsedStudent({ script, prompts, book, tool }: RehearsedCastOptions): (task: Task, sample: number) => Act {
  const student = scriptedStudent(script.teacher.act, tool);
  return (task, sample) =>
    rehearsedAct(student(task, sample), (says) => studentBy({ model: mouth(says, book), prompts, tool })(task, sample));
}

function plainToolset(toolset: string): string {
  return toolset.replace(/[^\p{L}\p{N}]+/gu, ' ').trim() || 'general';
}

function otherName(name: string): string {
  return `run_${name.replace(/[^a-zA-Z0-9_-]+/g, '_')}`.slice(0, 64);
}
