// Sends so many requests, so many at once, to a server of chat completions, in a process of its own so that its CPU and its
// memory are its own: `CLIENT BASE_URL CALLS IN_FLIGHT CACHE_FOLDER WARM_UP`. WARM_UP calls before those are not counted.
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { Agent } from 'undici';
import {
  createBudget,
  createChatModel,
  openCache,
  withBudget,
  withCache,
  withLimit,
  withRetry,
} from '../../dist/model/index.js';

const [client, baseUrl, calls, inFlight, folder, warmUp] = process.argv.slice(2);
const system = 'You are an expert at composing functions. '.repeat(20);
const question = 'Find me a way from Oslo to Bogotá that leaves after breakfast. '.repeat(16);
const description = 'Finds flights between two airports on a day, cheapest first, with their times.';
const text = { type: 'string', description: 'An airport, as three letters.' };
const parameters = { type: 'object', properties: { from: text, to: text, day: text }, required: ['from', 'to'] };
const names = ['find_flights', 'book_flight', 'find_hotels', 'book_hotel'];

const clients = { undici: bareUndici, library: bareLibrary, magnet: wholeStack };
// A few more callers than may be in flight, so that one waits whenever an answer comes.
const callers = client === 'library' ? Number(inFlight) : Number(inFlight) * 1.1;
const { ask, close = async () => {} } = await clients[client]();
await askAll(-Number(warmUp), 0);
const cpuBefore = process.cpuUsage();
const started = performance.now();
await askAll(0, Number(calls));
const seconds = (performance.now() - started) / 1000;
const cpu = process.cpuUsage(cpuBefore);
globalThis.gc();
const heap = process.memoryUsage().heapUsed / 2 ** 20;
await close();
const memory = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ seconds, cpu: (cpu.user + cpu.system) / 1000 / Number(calls), memory, heap }));

async function askAll(from, to) {
  const numbers = Array.from({ length: to - from }, (_, at) => from + at).values();
  const work = async () => {
    for (const number of numbers) await ask(number);
  };
  await Promise.all(Array.from({ length: callers }, work));
}

function bareUndici() {
  const agent = new Agent({ connections: Number(inFlight) });
  const functions = names.map((name) => ({ type: 'function', function: { name, description, parameters } }));
  const messages = [
    { role: 'system', content: system },
    { role: 'user', content: question },
  ];
  const url = new URL(`${baseUrl}/chat/completions`);
  const sending = {
    origin: url.origin,
    path: url.pathname,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  };
  return {
    async ask(seed) {
      const body = JSON.stringify({ model: 'slow', messages, tools: functions, seed });
      const answer = await agent.request({ ...sending, body });
      JSON.parse(await answer.body.text());
    },
  };
}

function bareLibrary() {
  const language = createOpenAICompatible({ name: 'slow', baseURL: baseUrl }).chatModel('slow');
  const tools = names.map((name) => ({ type: 'function', name, description, inputSchema: parameters }));
  const prompt = [
    { role: 'system', content: system },
    { role: 'user', content: [{ type: 'text', text: question }] },
  ];
  return { ask: (seed) => language.doGenerate({ prompt, tools, seed }) };
}

async function wholeStack() {
  const server = await createChatModel({ model: 'slow', baseUrl });
  const cache = await openCache(folder);
  const paid = withBudget(server, createBudget({ money: 1000 }), { input: 1, output: 2 });
  const limited = withLimit(paid, { concurrency: Number(inFlight), requestsPerMinute: 1e6, tokensPerMinute: 1e9 });
  const model = withCache(withRetry(limited), cache);
  const tools = names.map((name) => ({ name, description, parameters }));
  const messages = [
    { role: 'system', content: system },
    { role: 'user', content: question },
  ];
  return { ask: (seed) => model.generate({ messages, tools, seed, maxTokens: 500 }), close: () => cache.close() };
}
