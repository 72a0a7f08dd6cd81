import type { ChatModel } from '../../core/chat-model.ts';
import { contentHash } from '../../core/hash.ts';
import type { Json } from '../../core/json.ts';
import type { JudgeTurn, Refusal, Teacher } from '../../core/teacher.ts';
import type { Tool } from '../../core/tool.ts';
import type { MadeBy } from '../../core/trajectory.ts';
import { modelTeacher, type Prompts, studentBy } from '../../teacher/model/index.ts';
import { Breaker } from './breaker.ts';
import type { ModelConfig } from './model-config.ts';
import { requestsAtOnce } from './open-models.ts';
import { type RoleName, teacherRoleNames, teacherRoles } from './role-names.ts';
import type { Student } from './student.ts';

/** Which roles models play in a run, and with what. */
export interface Cast {
  /** The roles of the teacher that models play. */
  teacher: Partial<Teacher>;
  /** The student, where a model plays it. */
  student: Student | undefined;
  prompts: Prompts;
  breaker: Breaker;
  /** How many items should be in work, so that no model waits for requests. */
  width: number;
  /** Who plays each role, by model and version of the prompt, as rows keep it. */
  madeBy: MadeBy;
}

/** What a cast is made of. */
export interface CastOptions {
  models: ReadonlyMap<RoleName, { config: ModelConfig; model: ChatModel }>;
  prompts: Prompts;
  /** The tool with this id; asked once the pool is there. */
  tool(id: string): Tool;
  rules: JudgeTurn;
  /** Samples of the student for each task; null for as many as the paper takes. */
  samples: number | null;
}

/** Gives the roles to their models. */
export function createCast({ models, prompts, tool, rules, samples }: CastOptions): Cast {
  const breaker = new Breaker();
  // Who plays a role, as far as the breaker lets them.
  const player = (role: RoleName, model: ChatModel) => {
    return { model: breaker.around(model), onAnswer: (refusal: Refusal | null) => breaker.hear(role, refusal) };
  };
  const teacher: Partial<Teacher> = {};
  for (const role of teacherRoleNames) {
    const played = models.get(role);
    if (!played) continue;
    const { model, onAnswer } = player(role, played.model);
    const member = teacherRoles[role];
    Object.assign(teacher, { [member]: modelTeacher(model, { prompts, tool, rules, onAnswer })[member] });
  }
  const student = models.get('student');
  return {
    teacher,
    student: student && {
      act: studentBy({ ...player('student', student.model), prompts, tool }),
      samples: samples ?? paperSamples,
      name: student.config.model,
    },
    prompts,
    breaker,
    width: Math.max(...[...models.values()].map(({ config }) => requestsAtOnce(config))),
    madeBy: madeBy(models, prompts),
  };
}

/** The paper samples a student ten times for each instance (METHOD §10). */
const paperSamples = 10;

function madeBy(models: CastOptions['models'], prompts: Prompts): MadeBy {
  const roles = [...models].map(([role, { config }]) => {
    return [role, { model: config.model, prompt: versionOf(role, prompts) }] as const;
  });
  return Object.fromEntries(roles);
}

// What a student is told is the prompt of its misleading hints; otherwise it reads what rows hold.
function versionOf(role: RoleName, prompts: Prompts): string {
  return prompts.version(role === 'student' ? 'act-misled' : role);
}

/** What decides what models answer: who plays which role, with which settings, told what. Where a server is does not count. */
export function castIdentity(models: ReadonlyMap<RoleName, ModelConfig>, prompts: Prompts): string {
  const roles = [...models].map(([role, config]): [string, Json] => {
    const { model, calls, temperature = 'role', maxTokens = 'role' } = config;
    return [role, { model, calls, temperature, maxTokens, prompt: versionOf(role, prompts) }];
  });
  return contentHash(Object.fromEntries(roles));
}
