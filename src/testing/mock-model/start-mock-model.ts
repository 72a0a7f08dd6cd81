import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatModel } from '../../core/chat-model.ts';
import { MagnetError, misuse } from '../../core/errors.ts';
import { type Clock, systemClock } from '../../model/index.ts';
import { rehearse } from '../../rehearsal/index.ts';
import { configSchema } from '../../run/config-schema.ts';
import { readCasting } from '../../run/models/open-cast.ts';
import type { SynthesizeOptions } from '../../run/synthesize.ts';
import { loadPrompts } from '../../teacher/model/index.ts';
import { FaultDraw } from './fault-draw.ts';
import type { FaultProbabilities } from './faults.ts';
import { MockServer } from './mock-server.ts';
import { type MockTally, OpenTally } from './tally.ts';
import type { ServerTraits } from './traits.ts';

/** What a mock model answers, and how badly. */
export interface MockModelOptions extends ServerTraits {
  /** Who answers. Either this or `config`. */
  model?: ChatModel;
  /** The configuration of a run, whose roles are answered as the scripted teacher would answer them. */
  config?: SynthesizeOptions['config'];
  /** The folder that the configuration's relative paths start from. Default: the current one. */
  cwd?: string;
  /** How likely each fault is. Default: none happens. */
  faults?: FaultProbabilities;
  /** The time before an answer in milliseconds, or the shortest and the longest. Default: 0. */
  latency?: number | readonly [shortest: number, longest: number];
  /** What the fault `rate-limit-retry-after` asks to wait, in milliseconds. Default: 1000. */
  retryAfter?: number;
  /** Decides what goes wrong when. Default: the seed of the configuration, else 1. */
  seed?: number;
  /** The port on 127.0.0.1. Default: 0, which takes one that is free. */
  port?: number;
  /** Hears of each request that is no part of the run of `config`. */
  onStranger?: () => void;
  /** What latency is measured by. Default: the time of this machine. */
  clock?: Clock;
}

/** A server on loopback that answers as a chat model would. */
export interface MockModel {
  /**
   * What a configuration takes as `baseUrl`, such as `http://127.0.0.1:8765/v1`. There it speaks OpenAI's chat completions, Gemini's
   * `generateContent` and Anthropic's messages.
   */
  readonly baseUrl: string;
  /** What it was asked so far. */
  readonly asked: MockTally;
  /** Ends the server; requests in flight are broken off. */
  close(): Promise<void>;
}

/**
 * Starts a mock model: an HTTP server on loopback that is asked like a chat model's, and that can be told to misbehave. Throws
 * `misuse` for wrong options and for a port that is taken, and as `rehearse` does.
 */
export async function startMockModel(options: MockModelOptions): Promise<MockModel> {
  const { retryAfter = 1000, clock = systemClock } = options;
  const config = options.config && configSchema.parse(options.config);
  const seed = options.seed ?? config?.seed ?? 1;
  const draw = new FaultDraw(options.faults ?? {}, seed);
  const tally = new OpenTally();
  const { prompts = await loadPrompts() } = (config && (await readCasting(config, options.cwd ?? '.'))) ?? {};
  const model = await modelOf(options, draw, tally);
  const latency = latencyOf(options);
  const mock = new MockServer({
    model,
    draw,
    tally,
    prompts,
    traits: options,
    latency,
    retryAfter,
    seed,
    clock,
  });
  const server = createServer((request, response) => void mock.answer(request, response));
  const port = await listen(server, options.port ?? 0);
  return { baseUrl: `http://127.0.0.1:${port}/v1`, asked: tally, close: () => close(server) };
}

function latencyOf({ latency = 0 }: MockModelOptions): readonly [number, number] {
  const [shortest, longest] = typeof latency === 'number' ? [latency, latency] : latency;
  if (shortest >= 0 && shortest <= longest && Number.isFinite(longest)) return [shortest, longest];
  return misuse('this is no latency', { where: 'latency', expected: 'milliseconds from 0 on' });
}

async function modelOf(
  { model, config, cwd, onStranger = () => {} }: MockModelOptions,
  draw: FaultDraw,
  tally: OpenTally,
): Promise<ChatModel> {
  if (model && !config) return model;
  if (!config || model) misuse('a mock model has one source of answers', { expected: 'either model or config' });
  return rehearse({
    config: configSchema.parse(config),
    ...(cwd !== undefined && { cwd }),
    disturb: (answer, request) => draw.spoil(answer, request).answer,
    onUnknown: () => {
      tally.strangers += 1;
      onStranger();
    },
  });
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(notListening(port, cause)));
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

function notListening(port: number, cause: Error): MagnetError {
  const what = `nobody can listen at port ${port} of 127.0.0.1: ${cause.message}`;
  return new MagnetError({ code: 'misuse', what, where: 'port', expected: 'a port that is free, or 0', cause });
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
