import type { Failures } from '../adapter/failures.ts';

/** The few requests that a batch interface takes beside the batches themselves. Failures are told as `ChatError`s. */
export class BatchHttp {
  readonly #headers: Readonly<Record<string, string>>;
  readonly #failures: Failures;

  constructor(headers: Readonly<Record<string, string>>, failures: Failures) {
    this.#headers = headers;
    this.#failures = failures;
  }

  /** Posts JSON and gives the JSON of the answer. */
  async post<Answer>(url: string, body: unknown): Promise<Answer> {
    const headers = { 'content-type': 'application/json' };
    return JSON.parse(await this.#send(url, { method: 'POST', headers, body: JSON.stringify(body) })) as Answer;
  }

  /** Posts a form and gives the JSON of the answer. */
  async upload<Answer>(url: string, form: FormData): Promise<Answer> {
    return JSON.parse(await this.#send(url, { method: 'POST', body: form })) as Answer;
  }

  async get<Answer>(url: string): Promise<Answer> {
    return JSON.parse(await this.text(url)) as Answer;
  }

  text(url: string): Promise<string> {
    return this.#send(url, {});
  }

  async #send(url: string, init: RequestInit): Promise<string> {
    let response: Response;
    let body: string;
    try {
      response = await fetch(url, {
        ...init,
        headers: { ...this.#headers, ...(init.headers as Record<string, string>) },
      });
      body = await response.text();
    } catch (cause) {
      throw this.#failures.lost(cause instanceof Error && cause.cause ? cause.cause : cause);
    }
    if (response.ok) return body;
    const headers = Object.fromEntries(response.headers);
    throw this.#failures.refused({ status: response.status, headers, body });
  }
}

/** The values of JSON lines. */
export function jsonLines<Line>(text: string): Line[] {
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as Line]));
}

/** An answer out of a batch, as if it had come alone. */
export function answerOf(status: number, body: unknown) {
  return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(body)) };
}
