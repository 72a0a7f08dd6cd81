import type { SignaturePath } from '../../src/core/path.ts';
import { createRandom } from '../../src/core/random.ts';
import type { Task } from '../../src/core/task.ts';
import type { Trajectory } from '../../src/core/trajectory.ts';
import { createPathSampler } from '../../src/paths/index.ts';
import { defaultOffer, offerTools, rolloutNegatives, rolloutPositive } from '../../src/rollout/index.ts';
import { resolveConfig } from '../../src/run/config.ts';
import { prepare } from '../../src/run/prepare.ts';
import { pathOptions } from '../../src/run/stages.ts';
import { scriptedStudent } from '../../src/teacher/scripted/index.ts';
import { translatePath } from '../../src/translate/index.ts';
import { verifyTrajectory } from '../../src/verify/index.ts';
import { worlds } from '../../src/worlds/index.ts';
import { kept } from '../../test/support/kept.ts';

export const stageNames = ['paths', 'translate', 'rollout (positive)', 'rollout (negative)', 'verify'] as const;
export type StageName = (typeof stageNames)[number];

/** Items a second of each stage alone, over so many multi-turn paths. */
export async function measureStages(count: number): Promise<Record<StageName, number>> {
  const config = resolveConfig();
  const { equipment, graph } = await prepare(config, { worlds });
  const { pool, executor, teacher, distractors } = equipment;
  const tool = pool.tool;
  const sampler = createPathSampler(graph, pathOptions(config, teacher.judgeNested));
  const student = scriptedStudent(teacher.act, tool);
  const offered = (task: Task) => offerTools(task, tool, distractors, defaultOffer, createRandom(task.seed));
  const rates = {} as Record<StageName, number>;
  const time = async <Item, Made>(name: StageName, items: readonly Item[], make: (item: Item) => Promise<Made>) => {
    const started = performance.now();
    const made: Made[] = [];
    for (const item of items) made.push(await make(item));
    rates[name] = (1000 * made.length) / (performance.now() - started);
    return made;
  };
  const draws = await time('paths', [...Array(count / 2).keys()], async () => (await sampler.next('multi-turn')).paths);
  const paths: SignaturePath[] = draws.flat();
  const translated = await time('translate', paths, (path) =>
    translatePath(path, { teacher, executor, tool, seed: 1 }),
  );
  const tasks = translated.filter((task): task is Task => 'turns' in task);
  const played = await time('rollout (positive)', tasks, async (task): Promise<[Task, Trajectory]> => {
    const options = { act: teacher.act, executor, tool, offered: offered(task), generator: 'bench' };
    return [task, kept(await rolloutPositive(task, options))];
  });
  await time('rollout (negative)', played, ([task, positive]) =>
    rolloutNegatives(task, positive, {
      student,
      judgeTurn: teacher.judgeTurn,
      executor,
      tool,
      offered: offered(task),
      samples: 4,
      cap: 2,
      generator: 'bench',
    }),
  );
  await time('verify', played, ([task, trajectory]) =>
    verifyTrajectory({
      task,
      trajectory,
      tool,
      toolNamed: pool.toolNamed,
      open: () => executor.open({ seed: task.stateSeed }),
    }),
  );
  return rates;
}
