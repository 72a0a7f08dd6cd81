import type { ChatErrorReason } from '../../core/chat-error.ts';
import type { ServedModel } from '../model-name.ts';
import type { ProviderName } from '../providers.ts';

const inWords = 'let the model write its calls as text (prompt mode)';

const start: { readonly [Name in ProviderName]?: string } = {
  vllm: 'Start vLLM (vllm serve MODEL)',
  sglang: 'Start SGLang (python -m sglang.launch_server)',
  'llama.cpp': 'Start the server (llama-server -m MODEL.gguf)',
  ollama: 'Start Ollama (ollama serve)',
  lmstudio: "Start LM Studio's server (lms server start)",
};

const tools: { readonly [Name in ProviderName]?: string } = {
  vllm: 'Start vLLM with --enable-auto-tool-choice --tool-call-parser hermes (or the parser of the model family)',
  sglang: 'Start SGLang with --tool-call-parser qwen25 (or the parser of the model family)',
  'llama.cpp': 'Start llama-server with --jinja',
  ollama: 'Take a model that ollama.com lists under tools',
};

const names: { readonly [Name in ProviderName]?: string } = {
  ollama: 'Fetch it first: ollama pull',
  lmstudio: 'Load it first: lms load',
  vllm: 'The name is that of --served-model-name, else that of the model that vLLM was started with',
};

const windows: { readonly [Name in ProviderName]?: string } = {
  vllm: 'Start vLLM with a larger --max-model-len',
  'llama.cpp': 'Start llama-server with a larger --ctx-size',
  ollama: 'Start Ollama with a larger OLLAMA_CONTEXT_LENGTH',
  lmstudio: 'Load the model with a larger context length',
};

/** What a person can do about a failure; undefined where that is only to try again. */
export function adviceOn(reason: ChatErrorReason, served: ServedModel): string | undefined {
  const { providerName: name, provider, model } = served;
  switch (reason) {
    case 'refused-key':
      return provider.keyName
        ? `Check the key in ${provider.keyName}`
        : 'Give the key that the server was started with';
    case 'unknown-model':
      return names[name] ?? `Check the name ${JSON.stringify(model)}: it is the one after the provider's`;
    case 'wrong-address':
      return 'Check the base URL: it is what stands before /chat/completions, and mostly ends in /v1';
    case 'unreachable':
      return `${start[name] ?? 'Check the network'}, or give the base URL of the server that has the model`;
    case 'no-tools':
      return `${tools[name] ?? 'Take a model that can call tools'}, or ${inWords}`;
    case 'context-too-small':
      return `${windows[name] ?? 'Take a model with a larger context window'}, or ask for less: fewer tools, shorter answers`;
    case 'quota-exhausted':
      return 'Add credit or raise the limit at the provider, then run the same command again';
    default:
      return undefined;
  }
}
