import { closestNames } from '../core/closest-names.ts';
import { misuse } from '../core/errors.ts';
import { isProviderName, type Provider, type ProviderName, providerNames, providers } from './providers.ts';

/** A model and the server that has it. */
export interface ServedModel {
  /** The name as it was given, which reports call the model by. */
  name: string;
  providerName: ProviderName;
  provider: Provider;
  /** The name that the server knows the model by. */
  model: string;
  /** Without a slash at the end. */
  baseUrl: string;
  /** Whether the base URL is the provider's own and not one that the user gave. */
  isDefaultAddress: boolean;
}

/**
 * Reads `provider:model`, the model's own colons included. With a base URL, a name that begins with no provider is the
 * model's as it stands, at a server of OpenAI's chat completions. Throws `misuse` for a name without a provider or a
 * model, and for what is no base URL.
 */
export function readModelName(name: string, baseUrl?: string): ServedModel {
  const address = baseUrl === undefined ? undefined : readBaseUrl(baseUrl);
  const { providerName, model } = split(name, address !== undefined);
  const provider: Provider = providers[providerName];
  if (model.trim() === '') misuse(`${JSON.stringify(name)} names no model`, { where: 'model', expected: form });
  const where = address ?? provider.baseUrl;
  if (where === undefined) {
    return misuse(`${providerName} needs a base URL`, {
      where: 'baseUrl',
      expected: 'where the server is, such as http://127.0.0.1:8000/v1',
    });
  }
  return { name, providerName, provider, model, baseUrl: where, isDefaultAddress: address === undefined };
}

/** The environment variable that holds the key for a model of this name; undefined where none is needed. */
export function keyNameOf(name: string, baseUrl?: string): string | undefined {
  return readModelName(name, baseUrl).provider.keyName;
}

/** Whether the provider of a model of this name has a batch interface. */
export function hasBatches(name: string, baseUrl?: string): boolean {
  return readModelName(name, baseUrl).provider.batches !== undefined;
}

const form = 'provider:model, such as openai:gpt-5-mini or ollama:qwen3:8b';

function split(name: string, hasAddress: boolean): { providerName: ProviderName; model: string } {
  const [prefix = '', ...rest] = name.split(':');
  const model = rest.join(':');
  if (rest.length > 0 && isProviderName(prefix)) return { providerName: prefix, model };
  if (hasAddress) return { providerName: 'openai-compatible', model: name };
  const hint = `The providers are ${providerNames.join(', ')}; for a model at a server of your own give its base URL too`;
  if (rest.length === 0) misuse(`${JSON.stringify(name)} names no provider`, { where: 'model', expected: form, hint });
  const [closest] = closestNames(prefix, providerNames);
  const guess = closest === undefined ? '' : `Did you mean ${closest}:${model}? `;
  return misuse(`there is no provider ${JSON.stringify(prefix)}`, {
    where: 'model',
    expected: form,
    hint: guess + hint,
  });
}

function readBaseUrl(text: string): string {
  const expected = 'an http or https address without a password, such as http://127.0.0.1:8000/v1';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) misuse('this is no base URL', { where: 'baseUrl', expected });
  if (url.username !== '' || url.password !== '')
    misuse('the base URL holds a password', { where: 'baseUrl', expected });
  return text.trim().replace(/\/+$/, '');
}
