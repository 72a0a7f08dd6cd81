/** What a provider's server speaks, where it is, and what it can do. */
export interface Provider {
  /** Which of the APIs: OpenAI's chat completions, Gemini's `generateContent` or Anthropic's messages. */
  wire: 'chat-completions' | 'google' | 'anthropic';
  /** What paths such as `/chat/completions` are put behind; absent where only the user knows. */
  baseUrl?: string;
  /** The environment variable that holds the key; absent where none is needed. */
  keyName?: string;
  /**
   * How an answer is held to a JSON Schema. `native`: the server shows the schema to the model and keeps it.
   * `constrained`: it keeps it and the model does not see it, so that words must say it too. `words`: only words can.
   */
  structuredOutput: 'native' | 'constrained' | 'words';
  /** Whether a seed may be sent. */
  seed: boolean;
  /** Whether log-probabilities may be asked for. */
  logProbabilities: boolean;
  /** The form of its batch interface; absent where it has none. */
  batches?: 'openai' | 'anthropic';
}

const local = {
  wire: 'chat-completions',
  structuredOutput: 'constrained',
  seed: true,
  logProbabilities: true,
} as const;
const hosted = { wire: 'chat-completions', structuredOutput: 'words', seed: true, logProbabilities: false } as const;

/** The providers by the name that stands before the colon of `provider:model`. */
export const providers = {
  openai: {
    wire: 'chat-completions',
    baseUrl: 'https://api.openai.com/v1',
    keyName: 'OPENAI_API_KEY',
    structuredOutput: 'native',
    seed: true,
    logProbabilities: true,
    batches: 'openai',
  },
  google: {
    wire: 'google',
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
    keyName: 'GEMINI_API_KEY',
    structuredOutput: 'native',
    seed: true,
    logProbabilities: false,
  },
  anthropic: {
    wire: 'anthropic',
    baseUrl: 'https://api.anthropic.com/v1',
    keyName: 'ANTHROPIC_API_KEY',
    structuredOutput: 'native',
    seed: false,
    logProbabilities: false,
    batches: 'anthropic',
  },
  openrouter: {
    ...hosted,
    baseUrl: 'https://openrouter.ai/api/v1',
    keyName: 'OPENROUTER_API_KEY',
    structuredOutput: 'constrained',
    logProbabilities: true,
  },
  deepseek: {
    ...hosted,
    baseUrl: 'https://api.deepseek.com/v1',
    keyName: 'DEEPSEEK_API_KEY',
    seed: false,
    logProbabilities: true,
  },
  xai: { ...hosted, baseUrl: 'https://api.x.ai/v1', keyName: 'XAI_API_KEY', structuredOutput: 'native' },
  groq: { ...hosted, baseUrl: 'https://api.groq.com/openai/v1', keyName: 'GROQ_API_KEY', batches: 'openai' },
  together: { ...hosted, baseUrl: 'https://api.together.xyz/v1', keyName: 'TOGETHER_API_KEY', batches: 'openai' },
  fireworks: { ...hosted, baseUrl: 'https://api.fireworks.ai/inference/v1', keyName: 'FIREWORKS_API_KEY' },
  vllm: { ...local, baseUrl: 'http://127.0.0.1:8000/v1' },
  sglang: { ...local, baseUrl: 'http://127.0.0.1:30000/v1' },
  'llama.cpp': { ...local, baseUrl: 'http://127.0.0.1:8080/v1' },
  ollama: { ...local, baseUrl: 'http://127.0.0.1:11434/v1' },
  lmstudio: { ...local, baseUrl: 'http://127.0.0.1:1234/v1' },
  'openai-compatible': { ...hosted, keyName: 'OPENAI_API_KEY', logProbabilities: true, batches: 'openai' },
} as const satisfies Readonly<Record<string, Provider>>;

export type ProviderName = keyof typeof providers;

/** The names of the providers, for people to choose from. */
export const providerNames = Object.keys(providers) as readonly ProviderName[];

export function isProviderName(name: string): name is ProviderName {
  return Object.hasOwn(providers, name);
}
