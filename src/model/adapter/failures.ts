import { ChatError, type ChatErrorDetails, type ChatErrorReason } from '../../core/chat-error.ts';
import { systemClock } from '../clock.ts';
import type { ServedModel } from '../model-name.ts';
import { adviceOn } from './advice.ts';
import { readErrorBody } from './error-body.ts';
import { refusalReason } from './refusal-reason.ts';
import { retryAfterOf } from './retry-after.ts';

/** Makes the errors of one model's server. What they say never holds the key. */
export class Failures {
  readonly #served: ServedModel;
  readonly #key: string | undefined;

  constructor(served: ServedModel, key: string | undefined) {
    this.#served = served;
    this.#key = key;
  }

  /** For a request that the server refused, or answered with something else than JSON. */
  refused({ status, headers, body }: Refusal): ChatError {
    const said = readErrorBody(body);
    const reason = refusalReason(status, said);
    const what = said.isPage ? `answered ${status} with a web page` : `answered ${status}`;
    const retryAfter = retryAfterOf({ headers, body }, systemClock);
    return this.#error({ what, words: said.words, reason, status, retryAfter });
  }

  /** For an answer that cannot be read although its status is that of success. `why` is what reading it threw. */
  unreadable(body: string, why: string): ChatError {
    const { isPage, isError, status = 500 } = readErrorBody(body);
    if (isPage) return this.refused({ status: 200, headers: {}, body });
    if (isError) return this.refused({ status, headers: {}, body });
    const begin = body.trim() === '' ? 'it is empty' : `it begins ${JSON.stringify(body.slice(0, 80))}`;
    return this.#error({ what: 'gave an answer that cannot be read', words: `${why}; ${begin}`, reason: 'unreadable' });
  }

  /** For an answer that did not come, or not whole. */
  lost(cause: unknown): ChatError {
    const { code, message } = describe(cause);
    const reason = reasonOfLoss(code);
    const what = reason === 'unreachable' ? 'cannot be reached' : 'gave no whole answer';
    return this.#error({ what, words: message || code, reason, cause });
  }

  /** For a request that cannot be written for this server. */
  unsendable(why: string): ChatError {
    return this.#error({ what: 'cannot be asked so', words: why, reason: 'refused-request' });
  }

  #error({ what, words, ...details }: Failure): ChatError {
    const { name, baseUrl } = this.#served;
    const advice = adviceOn(details.reason, this.#served);
    const first = `${name} at ${baseUrl} ${what}${words === undefined ? '' : `: ${words}`}`;
    const sentences = advice === undefined ? [first] : [first, advice];
    const text = sentences.map((sentence) => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`)).join(' ');
    return new ChatError(this.#key ? text.replaceAll(this.#key, '***') : text, details);
  }
}

/** What a server answered instead of what was asked; names of headers are in lower case. */
export interface Refusal {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

interface Failure extends ChatErrorDetails {
  what: string;
  words?: string | undefined;
}

const nobodyThere: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function reasonOfLoss(code: string): ChatErrorReason {
  if (nobodyThere.has(code)) return 'unreachable';
  if (/^(?:HPE_|EPROTO|ERR_SSL|ERR_TLS|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO)/.test(code)) return 'wrong-address';
  return code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE' ? 'unreadable' : 'interrupted';
}

function describe(cause: unknown): { code: string; message: string } {
  if (!(cause instanceof Error)) return { code: '', message: String(cause) };
  return { code: 'code' in cause ? String(cause.code) : '', message: cause.message };
}
