import { misuse } from '../core/errors.ts';
import { textHash } from '../core/hash.ts';
import { toolNamePattern } from '../core/tool.ts';

const maximumLength = 64;
const hashLength = 6;

/** What a name is made from. */
export interface NameRequest {
  /** The name in the source. */
  name: string;
  toolset: string;
  /** The name means little without its toolset. */
  nameNeedsToolset: boolean;
  /** Tells tools of the same name and toolset apart; must differ between them. */
  fingerprint: string;
}

/**
 * A model-visible name for each request: matching `toolNamePattern`, no two alike, none of them in `taken`. The names
 * depend on the set of requests, never on their order. A name that fits and is alone stays as it is; one that is shared
 * gets its toolset, then a hash.
 */
export function assignNames(requests: readonly NameRequest[], taken: ReadonlySet<string> = new Set()): string[] {
  const levels = requests.map(() => 0);
  for (;;) {
    const names = requests.map((request, at) => nameAtLevel(request, levels[at]!));
    const crowded = sharedPositions(names, taken);
    if (crowded.length === 0) return names;
    for (const at of crowded) levels[at]! += 1;
    if (levels.some((level) => level > maximumLevel)) misuse('two tools have the same name, toolset and fingerprint');
  }
}

/** Two rounds give the toolset and a hash; each further one only helps when hashes happen to be equal. */
const maximumLevel = 20;

/** An id for each request, `toolset/name`, with the fingerprint behind it where that is not unique or is taken. */
export function assignIds(requests: readonly NameRequest[], taken: ReadonlySet<string> = new Set()): string[] {
  const plain = requests.map(({ name, toolset }) => `${slug(toolset) || 'tools'}/${slug(name) || 'tool'}`);
  const crowded = new Set(sharedPositions(plain, taken));
  return plain.map((id, at) => (crowded.has(at) ? `${id}~${requests[at]!.fingerprint}` : id));
}

/** The name before it is known which other tools there are. */
export function visibleName(request: NameRequest): string {
  return nameAtLevel(request, 0);
}

function sharedPositions(names: readonly string[], taken: ReadonlySet<string>): number[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...names.keys()].filter((at) => counts.get(names[at]!)! > 1 || taken.has(names[at]!));
}

function nameAtLevel({ name, toolset, nameNeedsToolset, fingerprint }: NameRequest, level: number): string {
  if (level === 0) return nameNeedsToolset ? qualifiedName(name, toolset) : plainName(name);
  const qualified = qualifiedName(name, toolset);
  if (level === 1) return qualified;
  return withHash(qualified, textHash(`${fingerprint} ${toolset} ${level}`));
}

/** A name that fits stays, for the reader who knows the source; other characters become `_`. */
function plainName(name: string): string {
  return name in {} ? fitted(`tool_${name}`, name) : fitted(slug(name), name);
}

/** ToolBench's own form; for names of up to 64 ASCII characters it gives what ToolBench gives. */
function qualifiedName(name: string, toolset: string): string {
  const stem = standardize(name);
  const suffix = standardize(toolset);
  return fitted(suffix === '' ? stem : `${stem === '' ? 'tool' : stem}_for_${suffix}`, `${name} ${toolset}`);
}

/**
 * The name rule of ToolBench (FORMAT.md §3) restricted to ASCII: other characters become `_`, lower case, and `get_` in
 * front of a leading digit.
 */
export function standardize(text: string): string {
  const plain = slug(text).replaceAll('-', '_').replace(/_+/g, '_').replace(/^_|_$/g, '').toLowerCase();
  return /^\d/.test(plain) ? `get_${plain}` : plain;
}

/** A text with only letters, digits, `_` and `-`; the same text when it has no others. */
export function slug(text: string): string {
  if (/^[a-zA-Z0-9_-]*$/.test(text)) return text;
  const unaccented = text.normalize('NFKD').replace(/\p{M}/gu, '');
  return unaccented
    .replace(/[^a-zA-Z0-9_-]+/g, '_')
    .replace(/_+/g, '_')
    .replace(/^_|_$/g, '');
}

/** Shortens to the longest that fits and a hash of what it stands for; a name without a letter or digit gets a word. */
function fitted(candidate: string, whole: string): string {
  if (toolNamePattern.test(candidate) && /[a-zA-Z0-9]/.test(candidate)) return candidate;
  const readable = /[a-zA-Z0-9]/.test(candidate) ? candidate : 'tool';
  return withHash(readable, textHash(whole));
}

function withHash(name: string, hash: string): string {
  return `${shorten(name, maximumLength - hashLength - 1)}_${hash.slice(0, hashLength)}`;
}

/** The first words of a name, at most `length` characters; the head of a name tells the most. */
function shorten(name: string, length: number): string {
  if (name.length <= length) return name;
  const cut = name.slice(0, length + 1).lastIndexOf('_');
  return name.slice(0, cut > length / 2 ? cut : length);
}
