import type { Dropped } from '../../../src/core/dropped.ts';
import type { Executor } from '../../../src/core/executor.ts';
import type { DependencyGraph } from '../../../src/core/graph.ts';
import type { SignaturePath } from '../../../src/core/path.ts';
import { createRandom } from '../../../src/core/random.ts';
import type { Task } from '../../../src/core/task.ts';
import type { Act } from '../../../src/core/teacher.ts';
import type { Tool } from '../../../src/core/tool.ts';
import type { Trajectory } from '../../../src/core/trajectory.ts';
import type { World } from '../../../src/core/world.ts';
import { worldExecutor } from '../../../src/execute/index.ts';
import { buildGraph, createRuleJudge } from '../../../src/graph/index.ts';
import { createDistractors, type OfferOptions, offerTools, rolloutPositive } from '../../../src/rollout/index.ts';
import { type ScriptedTeacher, scriptedTeacher } from '../../../src/teacher/scripted/index.ts';
import { translatePath } from '../../../src/translate/index.ts';
import { defaultVerifiers, verifyTrajectory } from '../../../src/verify/index.ts';
import { closedWorld, drawSignatures } from './closed-world.ts';
import type { Signature } from './look-up.ts';
import { metered } from './metered.ts';
import type { Lexicon } from './names.ts';
import { inVoice, speakPlainly } from './plain-speech.ts';

/** What determines a closed world: the same two make the same world again. */
export interface WorldSeed {
  seed: string;
  lexicon: Lexicon;
}

/** The stages of Magnet over one closed world. */
export interface Stages {
  signatures: ReadonlyMap<string, Signature>;
  graph: DependencyGraph;
  teacher: ScriptedTeacher;
  executor: Executor;
  tool(id: string): Tool;
  translate(path: SignaturePath): Promise<Task | Dropped>;
  /** The tools that a row shows: those of the task and a few others of the world. */
  offer(task: Task, options: OfferOptions): Tool[];
  /** Plays a task from the teacher's hints, or with an agent of one's own. */
  play(task: Task, offered: readonly Tool[], act?: Act): Promise<Trajectory | Dropped>;
  /** The first check that a trajectory fails, or null. */
  problem(task: Task, trajectory: Trajectory): Promise<string | null>;
}

// The verifier `state` takes it for granted that look-ups leave no trace, and here each is paid for.
const verifiers = defaultVerifiers.filter(({ name }) => name !== 'state');

/** A closed world, and what its calls run on. */
export function openWorld({ seed, lexicon }: WorldSeed): {
  signatures: Signature[];
  world: World;
  executor: Executor;
} {
  const signatures = drawSignatures(lexicon, createRandom(`${seed}/world`));
  const world = closedWorld('closed', signatures);
  return { signatures, world, executor: metered(worldExecutor([world], world.tools)) };
}

/** Makes a closed world and sets the stages up over it. */
export async function stagesOver({ seed, lexicon }: WorldSeed): Promise<Stages> {
  const { signatures, world, executor } = openWorld({ seed, lexicon });
  const byId = new Map(world.tools.map((each) => [each.id, each]));
  const tool = (id: string): Tool => byId.get(id)!;
  const scripted = scriptedTeacher({ worlds: [world], tool });
  const teacher = { ...scripted, writeQuery: inVoice(scripted.writeQuery, 'terse') };
  const graph = await buildGraph(world.tools, {
    judge: createRuleJudge(),
    random: createRandom(`${seed}/graph`),
    declared: world.dependencies,
  });
  const distractors = createDistractors(world.tools);
  const byName = new Map(signatures.map((signature) => [signature.name, signature]));
  const signatureOf = (id: string): Signature => byName.get(tool(id).name)!;
  return {
    signatures: byName,
    graph,
    teacher,
    executor,
    tool,
    translate: (path) => translatePath(path, { teacher, executor, tool, seed: 1 }),
    offer: (task, options) => offerTools(task, tool, distractors, options, createRandom(`${seed}/${task.seed}/offer`)),
    play: (task, offered, act = teacher.act) =>
      rolloutPositive(task, {
        act: speakPlainly(act, byName, signatureOf),
        executor,
        tool,
        offered,
        generator: 'scripted',
      }),
    async problem(task, trajectory) {
      const toolNamed = (name: string) => world.tools.find((each) => each.name === name);
      const open = () => executor.open({ seed: task.stateSeed });
      const verdicts = await verifyTrajectory({ task, trajectory, tool, toolNamed, open }, verifiers);
      const failed = verdicts.find((verdict) => !verdict.pass);
      return failed && !failed.pass ? `${failed.verifier}: ${failed.reason} ${failed.where ?? ''}` : null;
    },
  };
}
