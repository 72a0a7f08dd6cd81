import type { Executor } from '../core/executor.ts';
import type { SimulateCall, Teacher } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import type { World } from '../core/world.ts';
import { routeExecutor, simulatedBy, simulatedExecutor, worldExecutor } from '../execute/index.ts';
import { createToolPool, type ToolPool } from '../pool/index.ts';
import { createDistractors, type Distractors } from '../rollout/index.ts';
import { type ScriptedTeacher, scriptedStudent, scriptedTeacher } from '../teacher/scripted/index.ts';
import { Holdout } from './holdout.ts';
import type { Cast } from './models/cast.ts';
import type { Student } from './models/student.ts';

/** What work on single items needs: the tools, something to run them on, and someone to speak for them. */
export interface Equipment {
  pool: ToolPool;
  executor: Executor;
  teacher: ScriptedTeacher & Partial<Teacher>;
  student: Student;
  /** Rules that tell a right turn from a wrong one. */
  rules: Teacher['judgeTurn'];
  /** Which roles models play, in a run with models. */
  cast: Cast | undefined;
  /** What training rows show beside the tools of their task. */
  distractors: Distractors;
  /** The same for held-out tasks, which may show any tool. */
  heldOutDistractors: Distractors;
  /** What training rows must not show. */
  holdout: Holdout;
}

/** What equipment is made for. */
export interface EquipOptions {
  worlds: readonly World[];
  heldOut?: readonly string[];
  cast?: Cast | undefined;
}

/** Equipment for a pool of which some may be held out. Throws as `Holdout`. */
export function equip(tools: readonly Tool[], { worlds, heldOut = [], cast }: EquipOptions): Equipment {
  const pool = createToolPool(tools);
  const holdout = new Holdout(heldOut, tools);
  const heldOutDistractors = createDistractors(tools);
  const shown = tools.filter(({ id }) => !holdout.tools.has(id));
  const script = scriptedTeacher({ worlds, tool: pool.tool });
  return {
    pool,
    executor: executorOf(tools, worlds, cast?.teacher.simulateCall),
    teacher: { ...script, ...cast?.teacher },
    student: cast?.student ?? {
      act: scriptedStudent(script.act, pool.tool),
      samples: scriptedSamples,
      name: 'scripted-student',
    },
    rules: script.judgeTurn,
    cast,
    distractors: holdout.tools.size === 0 ? heldOutDistractors : createDistractors(shown),
    heldOutDistractors,
    holdout,
  };
}

// The scripted student errs on purpose, so that few samples show all its kinds of mistake.
const scriptedSamples = 3;

/** What calls of a pool run on: its worlds run in process, other tools are simulated, by rules unless a teacher does it. */
export function executorOf(tools: readonly Tool[], worlds: readonly World[], simulateCall?: SimulateCall): Executor {
  const imported = tools.filter(({ source }) => source.kind !== 'world');
  if (imported.length === 0) return worldExecutor(worlds, tools);
  const simulated = simulateCall ? simulatedBy(imported, simulateCall) : simulatedExecutor(imported);
  return routeExecutor([worldExecutor(worlds, tools), simulated]);
}
