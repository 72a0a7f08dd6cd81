import { InvalidArgumentError } from '@commander-js/extra-typings';

const milliseconds: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Reads a length of time such as `12h`, as milliseconds; anything else is refused. */
export function age(text: string): number {
  return amount(text, milliseconds, 'Expected a number and one of s, m, h, d, w, such as 30d.');
}

const bytes: Readonly<Record<string, number>> = { b: 1, kb: 1e3, mb: 1e6, gb: 1e9 };

/** Reads a size such as `500MB`, as bytes; anything else is refused. */
export function size(text: string): number {
  return amount(text, bytes, 'Expected a number and one of B, kB, MB, GB, such as 500MB.');
}

function amount(text: string, units: Readonly<Record<string, number>>, expected: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text.trim()) ?? [];
  const factor = units[unit?.toLowerCase() ?? ''];
  if (number === undefined || factor === undefined) throw new InvalidArgumentError(expected);
  return Number(number) * factor;
}

/** A length of time as a person reads it: `just now`, `5 min`, `3 h`, `12 d`. */
export function ageText(elapsed: number): string {
  if (elapsed < 60_000) return 'just now';
  if (elapsed < 3_600_000) return `${Math.floor(elapsed / 60_000)} min`;
  if (elapsed < 172_800_000) return `${Math.floor(elapsed / 3_600_000)} h`;
  return `${Math.floor(elapsed / 86_400_000)} d`;
}

/** A size as a person reads it: `812 B`, `1.5 kB`, `20 MB`. */
export function sizeText(count: number): string {
  const [unit, factor] = (['GB', 'MB', 'kB'] as const)
    .map((name) => [name, bytes[name.toLowerCase()]!] as const)
    .find(([, least]) => count >= least) ?? ['B', 1];
  const amountOf = count / factor;
  return `${amountOf >= 10 || factor === 1 ? Math.round(amountOf) : amountOf.toFixed(1)} ${unit}`;
}
