import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A TypeScript snippet of a page. */
export interface Snippet {
  /** The page and the line where the snippet begins: `docs/pool.md:5`. */
  place: string;
  code: string;
}

/** The TypeScript snippets of the README and of every page of `docs/`. */
export async function readSnippets(root: string): Promise<Snippet[]> {
  const names = (await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md')).sort();
  const pages = ['README.md', ...names.map((name) => `docs/${name}`)];
  const snippets = await Promise.all(
    pages.map(async (page) => snippetsOf(page, await readFile(join(root, page), 'utf8'))),
  );
  return snippets.flat();
}

function snippetsOf(page: string, text: string): Snippet[] {
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => ({
    place: `${page}:${text.slice(0, match.index).split('\n').length + 1}`,
    code: match[1]!,
  }));
}
