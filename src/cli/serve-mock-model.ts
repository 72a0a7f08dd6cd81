import { once } from 'node:events';
import { closestNames } from '../core/closest-names.ts';
import { misuse } from '../core/errors.ts';
import { shellWord } from '../run/command-text.ts';
import type { RunConfig } from '../run/config-schema.ts';
import { countText } from '../run/figure-text.ts';
import {
  allFaults,
  type FaultName,
  type FaultProbabilities,
  faultNames,
  type MockTally,
  startMockModel,
} from '../testing/mock-model/index.ts';
import { type ConfigFlags, configurationOf } from './configuration.ts';
import type { Context } from './context.ts';

/** The flags of `magnet mock-model`. */
export interface MockModelFlags extends ConfigFlags {
  port: number;
  latency?: readonly [shortest: number, longest: number] | undefined;
  fault?: string[] | undefined;
}

/** Serves a mock model until the user stops it, and says what it was asked. */
export async function serveMockModel(flags: MockModelFlags, context: Context): Promise<void> {
  const config = withRoles(await configurationOf(flags, context));
  const faults = faultsOf(flags.fault ?? []);
  const { port, latency = 0 } = flags;
  const { cwd, signal } = context;
  const mock = await startMockModel({ config, cwd, faults, latency, port, onStranger: strangerTeller(context) });
  try {
    context.print(howToUse(mock.baseUrl, config, flags));
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await mock.close();
  }
  context.print(tallyText(mock.asked));
}

const mockName = 'openai-compatible:mock';

// A mock model without roles would have nothing to say: then it plays whom a run is most often given to.
function withRoles(config: RunConfig): RunConfig {
  if (Object.keys(config.roles).length > 0) return config;
  return { ...config, roles: { teacher: mockName, student: mockName } };
}

function howToUse(baseUrl: string, config: RunConfig, flags: MockModelFlags): string {
  const listening = `Listening at ${baseUrl}; Ctrl-C ends it.`;
  const named = Object.values(config.roles).filter((role) => role !== undefined && Object.hasOwn(config.models, role));
  if (named.length > 0) {
    const names = [...new Set(named)].map((name) => `models.${name}`);
    return `${listening}\nIt knows the run of this configuration: give it as baseUrl to ${names.join(', ')}.`;
  }
  const command = `magnet run${sameFlags(flags)}${roleFlags(config.roles, `${mockName}@${baseUrl}`)}`;
  return `${listening}\nIt knows the run of these flags. Ask it with:\n  $ ${command}`;
}

// The flags that decide what the run is.
function sameFlags({ config, seed, rows, pool, bfcl, holdout, prompts, negatives, samples }: MockModelFlags): string {
  const given = { config, seed, rows, pool, bfcl, holdout, prompts, negatives, samples };
  return Object.entries(given)
    .flatMap(([name, value]) => [value ?? []].flat().map((one) => ` --${name} ${shellWord(String(one))}`))
    .join('');
}

function roleFlags({ teacher, student, ...others }: RunConfig['roles'], player: string): string {
  const named = Object.entries({ teacher, student }).filter(([, role]) => role !== undefined);
  const flags = named.map(([name]) => ` --${name} ${player}`);
  return [...flags, ...Object.keys(others).map((role) => ` --role ${role}=${player}`)].join('');
}

function strangerTeller(context: Context): () => void {
  let isTold = false;
  return () => {
    if (!isTold) context.tell('A request is no part of this run: does the run have the same flags and configuration?');
    isTold = true;
  };
}

function tallyText({ requests, answered, faults }: MockTally): string {
  const struck = Object.entries(faults).map(([name, count]) => `  ${name}: ${countText(count)}`);
  return [`${countText(requests)} requests came, ${countText(answered)} were answered whole.`, ...struck].join('\n');
}

/** `--fault NAME=PROBABILITY`, any number of times; `all=RATE` adds every fault with an equal share of the rate. */
function faultsOf(given: readonly string[]): FaultProbabilities {
  const faults: { [Name in FaultName]?: number } = {};
  for (const text of given) {
    const [name = '', probability = ''] = text.split('=', 2);
    const chance = readProbability(probability, text);
    const meant = name === 'all' ? allFaults(chance) : { [faultNamed(name)]: chance };
    for (const [fault, more] of Object.entries(meant)) {
      faults[fault as FaultName] = (faults[fault as FaultName] ?? 0) + more;
    }
  }
  return faults;
}

function readProbability(text: string, flag: string): number {
  const probability = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && probability <= 1) return probability;
  return misuse(`"${flag}" says nothing that can go wrong`, {
    where: '--fault',
    expected: 'NAME=PROBABILITY, such as overloaded=0.1',
  });
}

function faultNamed(name: string): FaultName {
  const known = faultNames.find((one) => one === name);
  if (known) return known;
  const [closest] = closestNames(name, faultNames);
  return misuse(`there is no fault "${name}"`, {
    where: '--fault',
    expected: `all, ${faultNames.join(', ')}`,
    ...(closest !== undefined && { hint: `Did you mean ${closest}?` }),
  });
}
