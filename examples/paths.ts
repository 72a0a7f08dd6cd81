// From tools to the shape of conversations: which call in which turn, before there are any words.
import assert from 'node:assert/strict';
import { buildGraph, createPathSampler, createRandom, type SignaturePath, scriptedTeacher, worlds } from 'magnet-fc';

const graph = await buildGraph(
  worlds.flatMap((world) => world.tools),
  { judge: () => [], random: createRandom('seed'), declared: worlds.flatMap((world) => world.dependencies) },
);
const { judgeNested } = scriptedTeacher({ worlds, tool: (id) => graph.tool(id) });

// The same walk twice: first as it is, then with everything that Merge, Insert and Split can do.
const plain = createPathSampler(graph, { seed: 'a', judgeNested, merge: { probability: 0 }, insert: { attempt: 0 } });
const shaped = createPathSampler(graph, { seed: 'a', judgeNested, merge: { probability: 0.5 }, insert: { long: 0.5 } });
const [walked] = (await plain.next('multi-turn')).paths;
const [phi, phiHat] = (await shaped.next('multi-turn')).paths;
assert.ok(walked && phi && phiHat);

for (const path of [walked, phi, phiHat]) console.log(`${path.id} (${path.variant})\n${describe(path)}`);
assert.ok(walked.turns.every((turn) => turn.type === 'calls'));
assert.equal(phiHat.turns.length, phi.turns.length + 1);
assert.equal(phiHat.turns.filter(({ type }) => type === 'missing').length, 1);

function describe({ turns }: SignaturePath): string {
  return turns
    .map((turn) =>
      turn.type === 'missing'
        ? `  ${turn.id}: a ${turn.missing} is missing`
        : `  ${turn.id}: ${turn.nodes.map(({ tool, origin }) => `${tool} (${origin})`).join(', ')}`,
    )
    .join('\n');
}
