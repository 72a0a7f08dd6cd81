import { describe, expect, test } from 'vitest';
import { recordedServers, recordingsOf } from '../../test/support/recorded-server.ts';
import { ChatError, type ChatErrorReason } from '../core/chat-error.ts';
import type { ChatAnswer, ChatRequest } from '../core/chat-model.ts';
import { createChatModel } from './create-chat-model.ts';
import { providerNames } from './providers.ts';

const serve = recordedServers();

const models: Readonly<Record<string, string>> = {
  openai: 'openai:gpt-5-mini',
  google: 'google:gemini-2.5-flash',
  anthropic: 'anthropic:claude-sonnet-4-5',
  openrouter: 'openrouter:deepseek/deepseek-r1',
  deepseek: 'deepseek:deepseek-chat',
  groq: 'groq:llama-3.3-70b-versatile',
  vllm: 'vllm:small',
  'llama.cpp': 'llama.cpp:small',
  ollama: 'ollama:qwen3:8b',
  lmstudio: 'lmstudio:small',
  'openai-compatible': 'openai-compatible:small',
};

const request: ChatRequest = {
  messages: [{ role: 'user', content: 'Hello?' }],
  tools: [{ name: 'get_time', description: 'Tells the time.', parameters: { type: 'object', properties: {} } }],
  logProbabilities: true,
};

async function play(provider: string, kind: string): Promise<ChatAnswer> {
  const recording = recordingsOf(provider)[kind]!;
  const { baseUrl } = await serve(recording);
  const model = await createChatModel({ model: models[provider]!, baseUrl, key: 'secret' });
  return model.generate(request);
}

const hello = { content: 'Hello! How can I help?', calls: [], finishReason: 'stop' };
const story = { content: 'Once upon a time there was', calls: [], finishReason: 'length' };
const thought = { content: 'Three.', reasoning: 'The word has three.', calls: [], finishReason: 'stop' };
const boston = '{"location":"Boston, MA"}';
const times = (first: string, second: string, name = 'get_time') => [
  { id: first, name, arguments: '{"city":"Paris"}' },
  { id: second, name, arguments: '{"city":"Bogotá"}' },
];
const weather = (id: unknown, given = boston) => [{ id, name: 'get_current_weather', arguments: given }];

const answers: readonly [provider: string, kind: string, answer: Record<string, unknown>][] = [
  ['openai', 'success', { ...hello, usage: { inputTokens: 82, outputTokens: 17 } }],
  [
    'openai',
    'tool call',
    { content: '', calls: weather('call_abc123', '{\n"location": "Boston, MA"\n}'), finishReason: 'tool-calls' },
  ],
  ['openai', 'parallel calls', { content: '', calls: times('call_1a', 'call_1b'), finishReason: 'tool-calls' }],
  [
    'openai',
    'refusal',
    { content: "I'm sorry, I can't help with that request.", calls: [], finishReason: 'content-filter' },
  ],
  ['openai', 'length stop', story],
  ['openai', 'content filter', { content: '', calls: [], finishReason: 'content-filter' }],
  [
    'openai',
    'log-probabilities',
    {
      content: 'Hi!',
      logProbabilities: [
        { token: 'Hi', logProbability: -0.31725305 },
        { token: '!', logProbability: -0.02380986 },
      ],
    },
  ],
  ['google', 'success', { ...hello, usage: { inputTokens: 30, outputTokens: 12 } }],
  ['google', 'tool call', { content: '', calls: weather(expect.stringMatching(/./)), finishReason: 'tool-calls' }],
  ['google', 'parallel calls', { calls: times('8f2b1a3c', '8f2b1a3d'), finishReason: 'tool-calls' }],
  [
    'google',
    'reasoning',
    { ...thought, reasoning: '**Counting**\n\nThe word has three.', usage: { inputTokens: 30, outputTokens: 62 } },
  ],
  ['google', 'length stop', story],
  ['google', 'content filter', { content: '', calls: [], finishReason: 'content-filter' }],
  ['google', 'blocked prompt', { content: '', calls: [], finishReason: 'content-filter' }],
  ['google', 'malformed call', { content: '', calls: [], finishReason: 'error' }],
  ['anthropic', 'success', { ...hello, usage: { inputTokens: 25, outputTokens: 14 } }],
  [
    'anthropic',
    'tool call',
    { content: "I'll look.", calls: weather('toolu_01A09q90qw90lq917835lq9'), finishReason: 'tool-calls' },
  ],
  ['anthropic', 'parallel calls', { calls: times('toolu_01', 'toolu_02'), finishReason: 'tool-calls' }],
  ['anthropic', 'reasoning', thought],
  ['anthropic', 'refusal', { content: '', calls: [], finishReason: 'content-filter' }],
  ['anthropic', 'length stop', story],
  ['openrouter', 'success', thought],
  ['deepseek', 'reasoning', thought],
  ['deepseek', 'blank lines before', { content: 'Three.' }],
  ['vllm', 'success', { content: 'Hello!', calls: [] }],
  [
    'vllm',
    'tool call',
    {
      content: '',
      reasoning: 'I need the weather.',
      calls: weather('chatcmpl-tool-0a1b2c', '{"location": "Boston, MA"}'),
    },
  ],
  ['vllm', 'thinking in the text', thought],
  ['vllm', 'thinking that the template opened', thought],
  ['vllm', 'thinking that is cut off', { content: '', reasoning: 'The word', finishReason: 'length' }],
  ['llama.cpp', 'success', { content: 'Hello!', usage: { inputTokens: 12, outputTokens: 3 } }],
  ['ollama', 'success', { content: 'Hello!', reasoning: 'A greeting.' }],
  ['ollama', 'tool call', { content: '', calls: weather('call_k3x9'), finishReason: 'tool-calls' }],
];

describe('the recorded answer', () => {
  test.each(answers)('%s: %s', async (provider, kind, expected) => {
    expect(await play(provider, kind)).toMatchObject(expected);
  });
});

const failures: readonly [
  provider: string,
  kind: string,
  reason: ChatErrorReason,
  words: RegExp,
  retryAfter?: number,
][] = [
  ['openai', 'bad key', 'refused-key', /401: Incorrect API key provided.*Check the key in OPENAI_API_KEY/],
  ['openai', 'unknown model', 'unknown-model', /`gpt-nope` does not exist.*Check the name "gpt-5-mini"/],
  ['openai', 'rate limit', 'too-many-requests', /answered 429: Rate limit reached/, 300],
  ['openai', 'no quota', 'quota-exhausted', /Add credit or raise the limit/],
  ['openai', 'context length', 'context-too-small', /8192 tokens.*larger context window/],
  ['openai', 'flagged prompt', 'refused-content', /flagged/],
  ['openai', 'unsupported setting', 'refused-request', /temperature/],
  ['openai', 'server error', 'server-error', /answered 500/],
  ['google', 'bad key', 'refused-key', /GEMINI_API_KEY/],
  ['google', 'unknown model', 'unknown-model', /gemini-nope/],
  ['google', 'rate limit', 'too-many-requests', /exceeded your current quota/, 26_000],
  ['google', 'no quota', 'quota-exhausted', /Add credit/, 26_000],
  ['google', 'overloaded', 'server-error', /overloaded/],
  ['google', 'context length', 'context-too-small', /1048576/],
  ['anthropic', 'bad key', 'refused-key', /ANTHROPIC_API_KEY/],
  ['anthropic', 'unknown model', 'unknown-model', /model: claude-nope/],
  ['anthropic', 'rate limit', 'too-many-requests', /50 requests per minute/, 12_000],
  ['anthropic', 'spend limit', 'quota-exhausted', /monthly spend limit/],
  ['anthropic', 'no quota', 'quota-exhausted', /credit balance/],
  ['anthropic', 'overloaded', 'server-error', /529: Overloaded/],
  ['anthropic', 'context length', 'context-too-small', /208310/],
  ['anthropic', 'too large', 'context-too-small', /maximum size/],
  ['openrouter', 'error in an answer', 'too-many-requests', /answered 429: Provider returned error/],
  ['openrouter', 'bad key', 'refused-key', /OPENROUTER_API_KEY/],
  ['openrouter', 'unknown model', 'unknown-model', /not a valid model ID/],
  ['openrouter', 'no endpoint', 'unknown-model', /No endpoints found for nope/],
  ['openrouter', 'no tools', 'no-tools', /support tool use.*prompt mode/],
  ['openrouter', 'no quota', 'quota-exhausted', /Insufficient credits/],
  ['openrouter', 'flagged prompt', 'refused-content', /violence/],
  ['deepseek', 'no quota', 'quota-exhausted', /Insufficient Balance/],
  ['deepseek', 'unknown model', 'unknown-model', /Model Not Exist/],
  ['groq', 'unreadable call', 'unreadable', /Failed to call a function/],
  ['groq', 'rate limit', 'too-many-requests', /12000/, 8000],
  ['vllm', 'no tools', 'no-tools', /Start vLLM with --enable-auto-tool-choice --tool-call-parser.*prompt mode/],
  ['vllm', 'context length', 'context-too-small', /--max-model-len/],
  ['vllm', 'unknown model', 'unknown-model', /--served-model-name/],
  ['vllm', 'wrong path', 'wrong-address', /404: Not Found.*Check the base URL/],
  ['vllm', 'bad key', 'refused-key', /started with/],
  ['llama.cpp', 'no tools', 'no-tools', /Start llama-server with --jinja/],
  ['llama.cpp', 'context length', 'context-too-small', /--ctx-size/],
  ['llama.cpp', 'loading', 'server-error', /Loading model/],
  ['llama.cpp', 'wrong path', 'wrong-address', /File Not Found/],
  ['llama.cpp', 'bad key', 'refused-key', /Invalid API Key/],
  ['ollama', 'no tools', 'no-tools', /does not support tools/],
  ['ollama', 'unknown model', 'unknown-model', /ollama pull/],
  ['lmstudio', 'context length', 'context-too-small', /larger context length/],
  ['lmstudio', 'context length in an answer', 'context-too-small', /n_ctx: 4096/],
  ['lmstudio', 'unknown model', 'unknown-model', /lms load/],
  ['openai-compatible', 'web page', 'wrong-address', /answered 200 with a web page.*Check the base URL/],
  ['openai-compatible', 'web page of a proxy', 'server-error', /502 with a web page/],
  ['openai-compatible', 'redirect', 'wrong-address', /301/],
  ['openai-compatible', 'half an answer', 'unreadable', /Invalid JSON response; it begins "{\\"id/],
  ['openai-compatible', 'nothing', 'unreadable', /it is empty/],
  ['openai-compatible', 'no choice', 'unreadable', /did not contain any choices/],
  ['openai-compatible', 'other JSON', 'unreadable', /it begins "{\\"hello/],
  ['openai-compatible', 'rate limit with a date', 'too-many-requests', /slow down/, 0],
  ['openai-compatible', 'echo of the request', 'refused-request', /should be a valid string/],
];

describe('the recorded failure', () => {
  test.each(failures)('%s: %s', async (provider, kind, reason, words, retryAfter) => {
    const failure = play(provider, kind);
    await expect(failure).rejects.toBeInstanceOf(ChatError);
    await expect(failure).rejects.toMatchObject({ reason, retryAfter, message: expect.stringMatching(words) });
  });
});

test('every recording is played', () => {
  const recorded = Object.keys(models).flatMap((provider) =>
    Object.keys(recordingsOf(provider)).map((kind) => `${provider}: ${kind}`),
  );
  const played = [...answers, ...failures].map(([provider, kind]) => `${provider}: ${kind}`);
  expect(played.toSorted()).toEqual(recorded.toSorted());
  expect(providerNames).toEqual(expect.arrayContaining(Object.keys(models)));
});

test('a key that the server repeats is in no message', async () => {
  const { baseUrl } = await serve({ status: 401, headers: {}, text: '{"error": "secret is no key"}' });
  const model = await createChatModel({ model: 'openai:gpt-5-mini', baseUrl, key: 'secret' });
  await expect(model.generate(request)).rejects.toThrow('answered 401: *** is no key');
});
