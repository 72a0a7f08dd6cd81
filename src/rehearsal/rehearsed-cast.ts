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
import { writtenCalls } from '../model/index.ts';
import { asConfigured } from '../run/models/as-configured.ts';
import { Breaker } from '../run/models/breaker.ts';
import type { Cast } from '../run/models/cast.ts';
import type { ModelConfig } from '../run/models/model-config.ts';
import { type RoleName, type TeacherRole, teacherRoleNames, teacherRoles } from '../run/models/role-names.ts';
import { modelTeacher, type Prompts, studentBy } from '../teacher/model/index.ts';
import { type ScriptedTeacher, scriptedStudent } from '../teacher/scripted/index.ts';
import type { AnswerBook, SaidMessage } from './answer-book.ts';
import { type Disturb, mouth } from './mouth.ts';
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

export interface RehearsedCastOptions {
  /** The roles that are rehearsed, with how their models are asked; the others are scripted. */
  roles: ReadonlyMap<RoleName, ModelConfig>;
  script: RehearsalScript;
  prompts: Prompts;
  book: AnswerBook;
  disturb: Disturb;
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
  const members = teacherRoleNames.filter((role) => roles.has(role)).map((role) => teacherRoles[role]);
  return {
    teacher: Object.fromEntries(members.map((member) => [member, played[member]])),
    student: roles.has('student') ? { act: rehearsedStudent(options), samples, name: 'rehearsal' } : undefined,
    prompts,
    breaker: new Breaker(),
    width: 1,
    madeBy: { act: { model: 'rehearsal', prompt: '' } },
  };
}

function rehearsedTeacher(options: RehearsedCastOptions): Teacher {
  const { script, prompts, tool } = options;
  const { teacher } = script;
  const by = (role: TeacherRole, says: SaidMessage) =>
    modelTeacher(speaker(role, says, options), { prompts, tool, rules: teacher.judgeTurn });
  const saying = (role: TeacherRole, says: Json) => by(role, jsonAnswer(says));
  return {
    labelTool: async (shown) => saying('label-tool', { category: await script.labelTool(shown) }).labelTool(shown),
    classifyTool: (shown) =>
      saying('classify-tool', { class: `${plainToolset(shown.toolset)} tool` }).classifyTool(shown),
    renameTool: (shown) =>
      saying('rename-tool', { name: otherName(shown.name), description: shown.description }).renameTool(shown),
    judgeDependencies: async (request) => {
      const judged = await script.judgeDependencies(request);
      const says = dependenciesAnswer(isRefusal(judged) ? [] : judged, request.candidates);
      return saying('judge-dependencies', says).judgeDependencies(request);
    },
    judgeNested: async (request) =>
      saying('judge-nested', { ...(await teacher.judgeNested(request)) }).judgeNested(request),
    writeQuery: async (request) =>
      saying('write-query', writtenQueryAnswer(await teacher.writeQuery(request), request)).writeQuery(request),
    fillCall: async (request) =>
      saying('fill-call', filledCallAnswer(await teacher.fillCall(request), request)).fillCall(request),
    act: async (request) => by('act', agentAnswer(await teacher.act(request))).act(request),
    judgeTurn: (request) => saying('judge-turn', { correct: true }).judgeTurn(request),
    checkLabel: (request) =>
      saying('check-label', {
        verdict: 'student-wrong',
        reason: 'The reference answers the message.',
      }).checkLabel(request),
    simulateCall: async (request) =>
      saying('simulate-call', simulatedAnswer(await script.simulateCall(request))).simulateCall(request),
  };
}

function rehearsedStudent(options: RehearsedCastOptions): (task: Task, sample: number) => Act {
  const { script, prompts, tool } = options;
  const student = scriptedStudent(script.teacher.act, tool);
  return (task, sample) => {
    const act = student(task, sample);
    return async (request) => {
      const model = speaker('student', agentAnswer(await act(request)), options);
      return studentBy({ model, prompts, tool })(task, sample)(request);
    };
  };
}

/** The model of a role that says one thing, as models of its configuration write it. */
function speaker(role: RoleName, says: SaidMessage, { roles, book, disturb }: RehearsedCastOptions): ChatModel {
  const config = roles.get(role);
  if (!config) return mouth(says, { book, disturb });
  return asConfigured(mouth(asWritten(says, config), { book, disturb }), config);
}

function asWritten(says: SaidMessage, { calls }: ModelConfig): SaidMessage {
  if (calls === 'native' || says.calls.length === 0) return says;
  return { content: writtenCalls(says.calls, calls), calls: [] };
}

function plainToolset(toolset: string): string {
  return toolset.replace(/[^\p{L}\p{N}]+/gu, ' ').trim() || 'general';
}

function otherName(name: string): string {
  return `run_${name.replace(/[^a-zA-Z0-9_-]+/g, '_')}`.slice(0, 64);
}
