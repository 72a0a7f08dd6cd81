// Checks on a finished conversation: what passes, what a changed argument does, and a check of one's own.
import assert from 'node:assert/strict';
import {
  createToolPool,
  defaultVerifiers,
  synthesize,
  type Trajectory,
  type Verifier,
  verifyTrajectory,
  worldExecutor,
  worlds,
} from 'magnet-fc';

const tools = worlds.flatMap((world) => world.tools);
const { tool, toolNamed } = createToolPool(tools);
const executor = worldExecutor(worlds, tools);

const polite: Verifier = {
  name: 'polite',
  verify: ({ trajectory: { turns } }) => {
    const rude = turns.find(({ steps }) => !steps.at(-1)?.content);
    return rude
      ? { verifier: 'polite', pass: false, reason: 'no-closing-words', where: rude.id }
      : { verifier: 'polite', pass: true };
  },
};

for await (const { task, trajectory } of synthesize({ config: { rows: 10, seed: 4 } })) {
  if (!task || trajectory?.kind !== 'multi-turn') continue;
  const open = () => executor.open({ seed: task.stateSeed });
  const check = (conversation: Trajectory) =>
    verifyTrajectory({ task, trajectory: conversation, tool, toolNamed, open }, [...defaultVerifiers, polite]);

  assert.ok((await check(trajectory)).every(({ pass }) => pass));

  // The same conversation with one argument more that nobody mentioned.
  const changed = structuredClone(trajectory);
  const [call] = changed.turns.flatMap(({ steps }) => steps.flatMap(({ calls }) => calls));
  call!.arguments.colour = 'mauve';
  const failed = (await check(changed)).filter(({ pass }) => !pass);
  for (const verdict of failed) console.log(trajectory.id, verdict);
  assert.ok(failed.some(({ verifier }) => verifier === 'schema'));
  break;
}
