import type { ChatErrorReason } from '../../core/chat-error.ts';
import type { ErrorBody } from './error-body.ts';

interface Rule {
  reason: ChatErrorReason;
  words: RegExp;
}

// Codes and words that say more than the status does, of OpenAI, Gemini, Anthropic, OpenRouter, DeepSeek, Groq, vLLM,
// SGLang, llama.cpp, Ollama and LM Studio. The first that fits counts.
const rules: readonly Rule[] = [
  {
    reason: 'no-tools',
    words:
      /does not support tools|--enable-auto-tool-choice|--tool-call-parser|requires --jinja|endpoints found that support (?:tool|the provided 'tool)|(?:tools?|tool[ _-](?:use|calls?|calling|choice)|function[ -]calling) (?:is|are) not (?:supported|enabled)/i,
  },
  {
    reason: 'context-too-small',
    words:
      /context_length_exceeded|exceed_context_size|maximum context length|context (?:length|window|size) (?:of|is|exceeded)|exceeds? (?:the )?(?:available|model'?s|maximum) (?:context|input)|prompt is too long|input token count|n_keep.{0,30}n_ctx|request_too_large/i,
  },
  {
    reason: 'quota-exhausted',
    words:
      /insufficient_quota|insufficient (?:balance|credits|funds)|credit balance is too low|spend_limit_reached|reached your specified API usage limits|billing_|PerDay/i,
  },
  { reason: 'refused-key', words: /API_KEY_INVALID|api key not valid|invalid[ _]api[ _]key|incorrect api key/i },
  {
    reason: 'refused-content',
    words: /content_(?:filter|policy)|content management policy|moderation|flagged|blocked by .{0,20}safety/i,
  },
  {
    reason: 'unknown-model',
    words:
      /model_not_found|no models loaded|not a valid model|unknown model|no endpoints found|not found for api version|not_found_error\s+model: |\bmodel\b.{0,120}\b(?:not found|not exist)/i,
  },
  // Groq's: the model wrote a call that the server could not read.
  { reason: 'unreadable', words: /tool_use_failed/ },
];

const byStatus: Readonly<Record<number, ChatErrorReason>> = {
  401: 'refused-key',
  402: 'quota-exhausted',
  403: 'refused-key',
  404: 'wrong-address',
  405: 'wrong-address',
  408: 'server-error',
  409: 'server-error',
  413: 'context-too-small',
  425: 'server-error',
  429: 'too-many-requests',
};

/** Why a server refused a request, by what it said and by its HTTP status (RFC 9110, section 15). */
export function refusalReason(status: number, { told, isPage }: ErrorBody): ChatErrorReason {
  const rule = rules.find(({ words }) => words.test(told));
  if (rule) return rule.reason;
  const known = byStatus[status];
  if (known) return known;
  if (status >= 500) return 'server-error';
  return status < 400 || isPage ? 'wrong-address' : 'refused-request';
}
