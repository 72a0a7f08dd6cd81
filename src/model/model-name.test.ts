import { describe, expect, test } from 'vitest';
import { createChatModel } from './create-chat-model.ts';
import { keyNameOf, readModelName } from './model-name.ts';

const elsewhere = 'http://127.0.0.1:9000/v1';

describe('a name', () => {
  test.each<[name: string, baseUrl: string | undefined, expected: Record<string, unknown>]>([
    ['openai:gpt-5-mini', undefined, { model: 'gpt-5-mini', baseUrl: 'https://api.openai.com/v1' }],
    ['google:gemini-2.5-pro', undefined, { baseUrl: 'https://generativelanguage.googleapis.com/v1beta' }],
    ['anthropic:claude-sonnet-4-5', undefined, { baseUrl: 'https://api.anthropic.com/v1' }],
    ['openrouter:qwen/qwen3-8b:free', undefined, { model: 'qwen/qwen3-8b:free' }],
    ['ollama:qwen3:8b', undefined, { model: 'qwen3:8b', baseUrl: 'http://127.0.0.1:11434/v1' }],
    ['lmstudio:small', undefined, { baseUrl: 'http://127.0.0.1:1234/v1' }],
    ['vllm:small', undefined, { baseUrl: 'http://127.0.0.1:8000/v1' }],
    ['llama.cpp:small', undefined, { baseUrl: 'http://127.0.0.1:8080/v1' }],
    ['vllm:small', `${elsewhere}//`, { providerName: 'vllm', model: 'small', baseUrl: elsewhere }],
    ['qwen3:8b', elsewhere, { providerName: 'openai-compatible', model: 'qwen3:8b', baseUrl: elsewhere }],
    ['small', elsewhere, { providerName: 'openai-compatible', model: 'small' }],
    ['openai-compatible:small', elsewhere, { providerName: 'openai-compatible', model: 'small' }],
  ])('%s at %s', (name, baseUrl, expected) => {
    expect(readModelName(name, baseUrl)).toMatchObject({ name, ...expected });
  });

  test.each<[name: string, baseUrl: string | undefined, message: RegExp]>([
    ['gpt-5', undefined, /"gpt-5" names no provider\. Expected provider:model.*openai, google.*base URL/],
    ['olama:small', undefined, /no provider "olama".*Did you mean ollama:small\? The providers are openai, google/],
    ['elsewhere:small', undefined, /no provider "elsewhere"\. Expected provider:model.*The providers are openai/],
    ['ollama:', undefined, /"ollama:" names no model/],
    ['openai-compatible:small', undefined, /openai-compatible needs a base URL/],
    ['small', 'localhost:8000', /baseUrl: this is no base URL\. Expected an http or https address/],
    ['small', 'http://me:secret@127.0.0.1/v1', /baseUrl: the base URL holds a password/],
  ])('%s at %s is refused', (name, baseUrl, message) => {
    expect(() => readModelName(name, baseUrl)).toThrow(message);
  });

  test('says which environment variable holds the key', () => {
    expect(['openai:x', 'google:x', 'anthropic:x', 'openrouter:x', 'vllm:x'].map((name) => keyNameOf(name))).toEqual([
      'OPENAI_API_KEY',
      'GEMINI_API_KEY',
      'ANTHROPIC_API_KEY',
      'OPENROUTER_API_KEY',
      undefined,
    ]);
    expect(keyNameOf('small', elsewhere)).toBe('OPENAI_API_KEY');
  });
});

describe('a key', () => {
  test.each(['openai:gpt-5-mini', 'google:gemini-2.5-pro', 'anthropic:claude-sonnet-4-5'])(
    'is needed by %s',
    async (model) => {
      const missing = createChatModel({ model });
      await expect(missing).rejects.toMatchObject({ code: 'broken-world' });
      await expect(missing).rejects.toThrow(`${keyNameOf(model)}: there is no key for ${model}`);
      await expect(createChatModel({ model, key: '' })).rejects.toThrow('there is no key');
    },
  );

  test('is not needed by local servers, nor at an address of one’s own', async () => {
    expect(await createChatModel({ model: 'ollama:small' })).toHaveProperty('name', 'ollama:small');
    expect(await createChatModel({ model: 'openai:small', baseUrl: elsewhere })).toHaveProperty('name', 'openai:small');
  });
});
