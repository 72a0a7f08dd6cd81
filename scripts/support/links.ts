import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The links between the project's own pages that lead to no file, as `page: target`. */
export async function brokenLinks(root: string): Promise<string[]> {
  const names = (await readdir(join(root, 'docs'), { recursive: true })).filter((name) => name.endsWith('.md'));
  const pages = ['README.md', 'CHANGELOG.md', ...names.map((name) => join('docs', name))];
  const broken = await Promise.all(
    pages.map(async (page) => {
      const targets = targetsOf(await readFile(join(root, page), 'utf8'));
      return targets.filter((target) => !existsSync(join(root, dirname(page), target))).map((to) => `${page}: ${to}`);
    }),
  );
  return broken.flat();
}

function targetsOf(text: string): string[] {
  const prose = text.replaceAll(/^```.*?^```$/gms, '').replaceAll(/`[^`\n]*`/g, '');
  const targets = [...prose.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, target]) => target!);
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}
