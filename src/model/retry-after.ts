/**
 * How long a server asks to wait before the next try, in milliseconds: `retry-after-ms`, or `Retry-After` in seconds
 * (RFC 9110, section 10.2.3; its form as a date is not read). Undefined when it does not say.
 */
export function retryAfterOf(headers: Readonly<Record<string, string | undefined>>): number | undefined {
  const byName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const milliseconds = amount(byName.get('retry-after-ms'));
  const seconds = amount(byName.get('retry-after'));
  return milliseconds ?? (seconds === undefined ? undefined : seconds * 1000);
}

function amount(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
}
