import type { Dropped } from '../../../src/core/dropped.ts';
import type { RowKind, SignaturePath } from '../../../src/core/path.ts';
import { createRandom } from '../../../src/core/random.ts';
import type { Task } from '../../../src/core/task.ts';
import type { Tool } from '../../../src/core/tool.ts';
import type { Trajectory } from '../../../src/core/trajectory.ts';
import { createPathSampler } from '../../../src/paths/index.ts';
import { scriptedStudent } from '../../../src/teacher/scripted/index.ts';
import { type Category, categoryOf, type Operations, samplerOptions } from './operations.ts';
import { type Row, rowOf } from './row.ts';
import { type Stages, stagesOver, type WorldSeed } from './stages.ts';

/** What a set of rows is made of. */
export interface RowsRequest extends WorldSeed {
  kind: Extract<RowKind, 'single' | 'multi-turn'>;
  operations: Operations;
  /** How many tools a row shows. */
  offer: { min: number; max: number };
  /** Only paths of this category. Default: any. */
  only?: Category;
  /** The share of conversations in which a teacher without hints errs once, unnoticed. Default: 0. */
  errors?: number;
}

/** A row with what it was made from. */
export interface MadeRow {
  row: Row;
  task: Task;
  path: SignaturePath;
  trajectory: Trajectory;
  world: WorldSeed;
  stages: Stages;
}

/** So many draws are made in a closed world before the next one, with other names and other tools, is opened. */
const drawsPerWorld = 12;

/** Rows without end; each world serves a few of them. What a stage drops or a check refuses is left out. */
export async function* makeRows(request: RowsRequest): AsyncGenerator<MadeRow> {
  for (let number = 0; ; number += 1) {
    const world: WorldSeed = { ...request, seed: `${request.seed}/${number}` };
    const stages = await stagesOver(world);
    const sampler = createPathSampler(stages.graph, {
      ...samplerOptions(request.operations),
      seed: world.seed,
      judgeNested: stages.teacher.judgeNested,
    });
    for (let draw = 0; draw < drawsPerWorld; draw += 1) {
      const { paths } = await sampler.next(request.kind);
      for (const path of paths.filter((each) => isWanted(each, request))) {
        const made = await makeRow(path, stages, { ...request, seed: world.seed });
        if (made !== null) yield { ...made, path, stages, world: worldSeedOf(world) };
      }
    }
  }
}

function worldSeedOf({ seed, lexicon }: WorldSeed): WorldSeed {
  return { seed, lexicon };
}

function isWanted(path: SignaturePath, { operations, only }: RowsRequest): boolean {
  if (path.variant === 'phi-hat' && operations.split === undefined) return false;
  return only === undefined || categoryOf(path) === only;
}

async function makeRow(
  path: SignaturePath,
  stages: Stages,
  { seed, offer, errors = 0 }: RowsRequest,
): Promise<Pick<MadeRow, 'row' | 'task' | 'trajectory'> | null> {
  const task = await stages.translate(path);
  if ('reason' in task) return null;
  const offered = stages.offer(task, { ...offer, near: 1 });
  const errs = createRandom(`${seed}/${task.seed}/errors`).chance(errors);
  const trajectory = errs ? await playWithError(task, offered, stages) : await stages.play(task, offered);
  if ('reason' in trajectory || (!errs && (await stages.problem(task, trajectory)) !== null)) return null;
  const signature = (id: string) => stages.signatures.get(stages.tool(id).name)!;
  return { row: rowOf(`${seed}/${path.id}`, categoryOf(path), trajectory, signature), task, trajectory };
}

/** Played without hints: the conversation goes on after a mistake, and nobody takes it out. */
function playWithError(
  task: Task,
  offered: readonly Tool[],
  { play, teacher, tool }: Stages,
): Promise<Trajectory | Dropped> {
  const student = scriptedStudent(teacher.act, tool)(task, 0);
  return play(task, offered, (request) => student({ ...request, hint: null }));
}
