import { isKeyword } from '../../python/index.ts';

/** A text in which names stand for others, and what puts those back. */
export interface HiddenNames {
  text: string;
  show(text: string): string;
}

/**
 * Puts names that Python can read in the place of offered ones that it cannot, such as `get-time(…)`, which would be a
 * difference.
 */
export function hideNames(text: string, offered: ReadonlySet<string>): HiddenNames {
  const prefix = unusedPrefix(text);
  const hidden: [name: string, stand: string][] = [];
  let readable = text;
  for (const name of offered) {
    if (isReadable(name) || !text.includes(name)) continue;
    const stand = `${prefix}${hidden.length}_`;
    hidden.push([name, stand]);
    const called = new RegExp(`(?<![\\w.-])${name.replace(/[^\w]/g, '\\$&')}(?=\\s*\\()`, 'g');
    readable = readable.replace(called, stand);
  }
  return {
    text: readable,
    show: (shown) => hidden.reduce((left, [name, stand]) => left.replaceAll(stand, name), shown),
  };
}

function isReadable(name: string): boolean {
  return name.split('.').every((part) => /^[A-Za-z_]\w*$/.test(part) && !isKeyword(part));
}

function unusedPrefix(text: string): string {
  let prefix = 'tool_';
  while (text.includes(prefix)) prefix += '_';
  return prefix;
}
