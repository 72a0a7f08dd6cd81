import type { Random } from '../../../src/core/random.ts';
import type { World } from '../../../src/core/world.ts';
import { defineWorld, type WorldDependency, type WorldTool } from '../../../src/worlds/define.ts';
import { parametersOf } from '../../../src/worlds/parameters.ts';
import { lookUp, type Signature } from './look-up.ts';
import { drawNames, drawValue, type Lexicon } from './names.ts';

/** Tools of one closed world. */
const toolCount = 14;
/** Nouns that only the user knows values of. */
const givenCount = 5;
/** How many tools take two nouns, and how many nouns are given by the user alone. */
const chances = { second: 0.2, given: 0.2 };

/** The signatures of a closed world with names of its own: every tool finds a noun of its own and takes others. */
export function drawSignatures(lexicon: Lexicon, random: Random): Signature[] {
  const names = drawNames(2 * toolCount + givenCount, lexicon, random.fork('names'));
  const found = names.slice(toolCount, 2 * toolCount);
  const given = names.slice(2 * toolCount);
  return found.map((finds, at) => {
    const draw = random.fork(at);
    const others = draw.shuffle(found.filter((noun) => noun !== finds));
    const sources = [0, ...(draw.chance(chances.second) ? [1] : [])];
    const takes = sources.map((source) => (draw.chance(chances.given) ? draw.pick(given) : others[source]!));
    return { name: names[at]!, takes: [...new Set(takes)], finds };
  });
}

/** A closed world over signatures, for the stages of Magnet. */
export function closedWorld(name: string, signatures: readonly Signature[]): World {
  return defineWorld({
    name,
    category: 'Customized',
    description: 'Pure look-ups under names that mean nothing.',
    seedState: () => ({}),
    tools: signatures.map(worldTool),
    dependencies: dependenciesOf(signatures),
  });
}

type NoState = Record<string, never>;
const { text } = parametersOf<NoState>();

const requests = ['find the', 'look up the', 'get me the'];

function worldTool(signature: Signature): WorldTool<NoState> {
  const { name, takes, finds } = signature;
  const [first, second] = takes.map((noun) => `{${noun}}`);
  const clauses = `[ for ${first}]${second === undefined ? '' : `[ with ${second}]`}`;
  return {
    name,
    description: `Finds the ${finds}.`,
    readOnly: true,
    parameters: Object.fromEntries(takes.map((noun) => [noun, parameterOf(noun)])),
    output: { type: 'object', properties: { [finds]: { type: 'string' } }, required: [finds] },
    run: (_, given) => ({ [finds]: lookUp(signature, given as Record<string, string>) }),
    phrases: {
      requests: requests.map((verb) => `${verb} ${finds}${clauses}`),
      ability: `find the ${finds}`,
      reports: [`Found the ${finds} {/${finds}}.`],
      outputs: {
        [`/${finds}`]: {
          noun: finds,
          verb: 'found',
          implied: `the ${finds} of ${first}${second === undefined ? '' : ` with ${second}`}`,
        },
      },
    },
  };
}

function parameterOf(noun: string) {
  return text({
    description: `A ${noun}.`,
    noun,
    stated: `${noun} {value}`,
    supply: [`it is ${noun} {value}`],
    draw: ({ random }) => drawValue(random),
  });
}

function dependenciesOf(signatures: readonly Signature[]): WorldDependency[] {
  const finders = new Map(signatures.map((signature) => [signature.finds, signature.name]));
  return signatures.flatMap(({ name, takes }) =>
    takes.flatMap((noun) => {
      const from = finders.get(noun);
      return from === undefined ? [] : [{ from, to: name, bindings: { [`/${noun}`]: noun } }];
    }),
  );
}
