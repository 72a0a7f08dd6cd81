import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ChatAnswer, ChatModel, ChatRequest } from '../../core/chat-model.ts';
import type { Json } from '../../core/json.ts';
import { createRandom } from '../../core/random.ts';
import type { Clock } from '../../model/index.ts';
import { askedRole, requestIdentity } from '../../rehearsal/index.ts';
import type { Prompts } from '../../teacher/model/index.ts';
import { anthropic } from './anthropic.ts';
import { chatCompletions } from './chat-completions.ts';
import { failBefore, isInAnswer, sendHalf } from './connection-faults.ts';
import type { FaultDraw } from './fault-draw.ts';
import { google } from './google.ts';
import { isLocal, jsonBody, jsonHeaders, sendJson } from './http.ts';
import { Refused, refusalStatus } from './refusal.ts';
import type { OpenTally } from './tally.ts';
import { checkTraits, type ServerTraits } from './traits.ts';
import type { Wire } from './wire.ts';

/** What a mock server answers with. */
export interface MockServerParts {
  model: ChatModel;
  draw: FaultDraw;
  tally: OpenTally;
  prompts: Prompts;
  traits: ServerTraits;
  /** The shortest and the longest time before an answer, in milliseconds. */
  latency: readonly [number, number];
  /** What a refusal by 429 asks to wait, in milliseconds. */
  retryAfter: number;
  seed: number;
  clock: Clock;
}

const wires: readonly Wire[] = [chatCompletions, google, anthropic];

/** Answers the HTTP requests of one mock model. */
export class MockServer {
  readonly #parts: MockServerParts;

  constructor(parts: MockServerParts) {
    this.#parts = parts;
  }

  /** Answers one request, or breaks its connection. Never throws. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url!.split('?', 1)[0]!;
    const wire = wires.find((one) => one.path.test(path)) ?? chatCompletions;
    try {
      if (!isLocal(request)) sendJson(response, { status: 403, body: notLocal });
      else if (request.method === 'GET' && path === '/v1/models') sendJson(response, { body: this.#models() });
      else if (request.method === 'POST' && wire.path.test(path)) await this.#generate(wire, path, request, response);
      else throw new Refused('unknown-path', `there is nothing at ${request.method} ${path}`);
    } catch (error) {
      refuse(response, wire, error);
    }
  }

  async #generate(wire: Wire, path: string, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { tally, traits, draw, prompts } = this.#parts;
    const number = tally.came();
    response.once('close', () => tally.over());
    const { model, request } = wire.read(await jsonBody(incoming), wire.path.exec(path)?.[1]);
    checkTraits(traits, { key: wire.keyOf(incoming.headers), model, request });
    const identity = requestIdentity(request);
    const time = tally.isAsked(identity, askedRole(request, prompts));
    await this.#wait(`${identity}/${time}`);
    const fault = draw.ofConnection(identity, time);
    if (fault) tally.failed(fault);
    if (fault && !isInAnswer(fault)) return failBefore(fault, response, this.#parts.retryAfter);
    const answer = await this.#spoilt(request);
    const text = JSON.stringify(wire.write(answer, { model, number }));
    if (fault) sendHalf(fault, response, text);
    else
      response
        .once('finish', () => tally.answeredWhole(identity))
        .writeHead(200, jsonHeaders)
        .end(text);
  }

  async #spoilt(request: ChatRequest): Promise<ChatAnswer> {
    const { model, draw, tally } = this.#parts;
    const { answer, fault } = draw.spoil(await model.generate(request), request);
    if (fault) tally.failed(fault);
    tally.made(answer.usage);
    return answer;
  }

  async #wait(label: string): Promise<void> {
    const { latency, seed, clock } = this.#parts;
    const [least, most] = latency;
    if (most === 0) return;
    const milliseconds = createRandom(`${seed}/${label}/latency`).integer(least, most);
    await new Promise<void>((resolve) => clock.schedule(resolve, milliseconds));
  }

  #models(): Json {
    const { models = ['mock'] } = this.#parts.traits;
    const data = models.map((id) => ({ id, object: 'model', created: 0, owned_by: 'magnet' }));
    return { object: 'list', data };
  }
}

const notLocal = { error: { message: 'this server is for its own machine' } };

function refuse(response: ServerResponse, wire: Wire, error: unknown): void {
  const refused =
    error instanceof Refused
      ? error
      : new Refused('server-error', error instanceof Error ? error.message : String(error));
  if (response.headersSent) return;
  const { reason, headers } = refused;
  sendJson(response, { status: refusalStatus[reason], body: wire.writeError(refused), headers });
}
