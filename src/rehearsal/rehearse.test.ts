import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import type { ChatModel, ChatRequest } from '../core/chat-model.ts';
import { systemPrompt } from '../core/system-prompt.ts';
import { configSchema } from '../run/config-schema.ts';
import { type SynthesizeOptions, synthesize } from '../run/synthesize.ts';
import { loadPrompts, type Prompts, promptNames, promptParts } from '../teacher/model/index.ts';
import { fillPrompt } from '../teacher/model/prompts.ts';
import { askedRole } from './asked-role.ts';
import { rehearse } from './rehearse.ts';

type Config = NonNullable<SynthesizeOptions['config']>;

let prompts: Prompts;
beforeAll(async () => {
  prompts = await loadPrompts();
});

const data: Config = { pool: ['world:routes'], rows: 8, seed: 6, samples: 2 };

function asking(system: string, user: string, more: Partial<ChatRequest> = {}): ChatRequest {
  return {
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    ...more,
  };
}

/** The ids of the rows that a run keeps, whose models are one. */
async function rowsWith(config: Config, model: ChatModel): Promise<string[]> {
  const ids: string[] = [];
  for await (const { trajectory } of synthesize({ config, openModel: async () => model, keepsAnswers: false })) {
    if (trajectory) ids.push(trajectory.id);
  }
  return ids;
}

describe('who is asked', () => {
  test('is told by the system message, also where parts were filled in and tools stand behind it', () => {
    for (const name of promptNames) {
      const parts = Object.fromEntries(promptParts[name].map((part) => [part, `any ${part}`])) as never;
      const [system, user] = fillPrompt(prompts.prompt(name), parts);
      const role = name === 'act-misled' ? 'student' : name;
      expect(askedRole(asking(`${system!.content}\n\nTools: …`, user!.content), prompts)).toBe(role);
    }
    expect(askedRole(asking(systemPrompt, 'Hi'), prompts)).toBe('student');
  });

  test('is nobody of a run where the system message is another, or lacks', () => {
    expect(askedRole(asking('You are a pirate.', 'Hi'), prompts)).toBeUndefined();
    expect(askedRole({ messages: [{ role: 'user', content: 'Hi' }] }, prompts)).toBeUndefined();
  });
});

describe('a rehearsed model', () => {
  const roles = { teacher: 'vllm:x', student: 'vllm:x' };

  test('makes the rows of the scripted run, in one role or in all', async () => {
    const scripted = await rowsWith(data, { name: 'nobody', generate: async () => Promise.reject(new Error('asked')) });
    for (const played of [roles, { 'write-query': 'vllm:x' }, { student: 'vllm:x' }]) {
      const strangers: ChatRequest[] = [];
      const config = configSchema.parse({ ...data, roles: played });
      const model = await rehearse({ config, onUnknown: (request) => strangers.push(request) });
      expect(await rowsWith({ ...data, roles: played }, model)).toEqual(scripted);
      expect(strangers).toEqual([]);
    }
  });

  test('takes prompts of another wording, from a folder beside the configuration', async () => {
    const cwd = await temporaryFolder({
      'words/judge-turn.md': '# System\n\nJudge.\n\n# User\n\n{{conversation}} {{query}} {{reference}} {{turn}}\n',
    });
    const config = configSchema.parse({ ...data, roles, prompts: 'words' });
    const model = await rehearse({ config, cwd });
    expect((await model.generate(asking('Judge.', 'any'))).content).toBe('{"correct":true}');
  });

  test.each([
    ['label-tool', { category: 'misc' }],
    ['judge-dependencies', { dependents: [] }],
    ['judge-nested', { nested: false }],
    ['fill-call', { impossible: expect.any(String) }],
    ['judge-turn', { correct: true }],
    ['check-label', { verdict: 'student-wrong' }],
  ] as const)('gives a stranger the usual answer of %s, and tells of it', async (name, answer) => {
    const strangers: ChatRequest[] = [];
    const config = configSchema.parse({ pool: ['world:routes'], rows: 1, seed: 6, roles });
    const model = await rehearse({ config, onUnknown: (request) => strangers.push(request) });
    const request = asking(prompts.prompt(name).system.trim(), 'Something that nobody asked before.');
    expect(JSON.parse((await model.generate(request)).content)).toMatchObject(answer);
    expect(strangers).toEqual([request]);
  });

  test('counts tokens, and breaks off an answer that is longer than asked for', async () => {
    const config = configSchema.parse({ ...data, roles });
    const model = await rehearse({ config });
    const request = asking('You are a pirate.', 'x'.repeat(400));
    const whole = await model.generate(request);
    expect(whole).toMatchObject({ content: 'I am afraid I cannot do that.', finishReason: 'stop' });
    expect(whole.usage.inputTokens).toBeGreaterThan(100);
    const cut = await model.generate({ ...request, maxTokens: 3 });
    expect(cut).toMatchObject({ content: 'I am afraid ', finishReason: 'length', usage: { outputTokens: 3 } });
  });

  test('takes the course that disturbed answers lead to', async () => {
    const config = configSchema.parse({ ...data, roles });
    const strangers: ChatRequest[] = [];
    // Every first answer to a question is cut off, so that it is asked again.
    const disturb: NonNullable<Parameters<typeof rehearse>[0]['disturb']> = (answer, request) =>
      request.tools || request.messages.length > 2 ? answer : { ...answer, content: answer.content.slice(0, 9) };
    const model = await rehearse({ config, disturb, onUnknown: (request) => strangers.push(request) });
    const generate = async (request: ChatRequest) => disturb(await model.generate(request), request);
    const scripted = await rowsWith(data, model);
    expect(await rowsWith({ ...data, roles }, { name: 'disturbed', generate })).toEqual(scripted);
    expect(strangers).toEqual([]);
  });
});
