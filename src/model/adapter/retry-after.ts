import type { Clock } from '../clock.ts';

/** What a server answered, as far as it may say when to try again; names of headers are in lower case. */
export interface Waiting {
  headers: Readonly<Record<string, string>>;
  body: string;
}

/**
 * How long a server asks to wait before the next try, in milliseconds: `retry-after-ms`; `Retry-After` in seconds or as
 * a date (RFC 9110, section 10.2.3); `retryDelay` in the body (google.rpc.RetryInfo). Undefined when it does not say.
 */
export function retryAfterOf({ headers, body }: Waiting, clock: Clock): number | undefined {
  const milliseconds = amount(headers['retry-after-ms']);
  if (milliseconds !== undefined) return milliseconds;
  const text = headers['retry-after'] ?? /"retryDelay":\s*"([\d.]+)s"/.exec(body)?.[1];
  const seconds = amount(text);
  if (seconds !== undefined) return seconds * 1000;
  const date = Date.parse(text ?? '');
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now());
}

function amount(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
}
