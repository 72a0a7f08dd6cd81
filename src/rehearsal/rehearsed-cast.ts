import type { Awaitable } from '../core/executor.ts';
import type { Task } from '../core/task.ts';
import type { Act, Teacher } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import { writtenCalls } from '../model/index.ts';
import { asConfigured } from '../run/models/as-configured.ts';
import { Breaker } from '../run/models/breaker.ts';
import type { Cast } from '../run/models/cast.ts';
import type { ModelConfig } from '../run/models/model-config.ts';
import { type RoleName, type TeacherRole, teacherRoleNames, teacherRoles } from '../run/models/role-names.ts';
import { modelTeacher, type Prompts, studentBy } from '../teacher/model/index.ts';
import { scriptedStudent } from '../teacher/scripted/index.ts';
import type { AnswerBook, SaidMessage } from './answer-book.ts';
import { type Disturb, Mouth } from './mouth.ts';
import { type RehearsalScript, wordsOf } from './script.ts';
import { agentAnswer } from './written-answers.ts';

/** What a rehearsed cast is made of. */
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
  const members = teacherRoleNames.filter((role) => roles.has(role));
  return {
    teacher: Object.assign({}, ...members.map((role) => rehearsedRole(role, options))) as Partial<Teacher>,
    student: roles.has('student') ? { act: rehearsedStudent(options), samples, name: 'rehearsal' } : undefined,
    prompts,
    breaker: new Breaker(),
    width: 1,
    madeBy: { act: { model: 'rehearsal', prompt: '' } },
  };
}

/** A role of the teacher: what the script says goes through the mouth, and what is read back from it is the answer. */
function rehearsedRole(role: TeacherRole, options: RehearsedCastOptions): Partial<Teacher> {
  const { roles, script, prompts, tool } = options;
  // Each role has a mouth of its own, since one may be asked while another plays: a query is planned on simulated calls.
  const mouth = new Mouth(options);
  const config = roles.get(role)!;
  const played = modelTeacher(asConfigured(mouth, config), { prompts, tool, rules: script.teacher.judgeTurn });
  const member = teacherRoles[role];
  const play = played[member] as (request: unknown) => unknown;
  const words = wordsOf(role, script) as (request: unknown) => Awaitable<SaidMessage>;
  return {
    [member]: async (request: unknown) => {
      const says = asWritten(await words(request), config);
      return mouth.saying(says, () => play(request));
    },
  };
}

function rehearsedStudent(options: RehearsedCastOptions): (task: Task, sample: number) => Act {
  const { roles, script, prompts, tool } = options;
  const mouth = new Mouth(options);
  const config = roles.get('student')!;
  const scripted = scriptedStudent(script.teacher.act, tool);
  const played = studentBy({ model: asConfigured(mouth, config), prompts, tool });
  return (task, sample) => {
    const words = scripted(task, sample);
    const play = played(task, sample);
    return async (request) => {
      const says = asWritten(agentAnswer(await words(request)), config);
      return mouth.saying(says, () => play(request));
    };
  };
}

function asWritten(says: SaidMessage, { calls }: ModelConfig): SaidMessage {
  if (calls === 'native' || says.calls.length === 0) return says;
  return { content: writtenCalls(says.calls, calls), calls: [] };
}
