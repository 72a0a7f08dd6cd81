import { closestNames } from '../core/closest-names.ts';
import { misuse } from '../core/errors.ts';
import { textHash } from '../core/hash.ts';
import { callNodes, type SignaturePath } from '../core/path.ts';
import type { Tool } from '../core/tool.ts';

/** The form of what a person holds out: `tool:NAME`, `toolset:NAME` or `paths:FRACTION`. */
export const holdoutPattern = /^(?:tool:.+|toolset:.+|paths:0?\.\d*[1-9]\d*)$/;

/** One thing that is held out: some tools, or a share of all paths. */
export type HoldoutEntry = { what: string } & ({ tools: ReadonlySet<string> } | { fraction: number });

/** What of a pool is kept out of training. */
export class Holdout {
  readonly entries: readonly HoldoutEntry[];
  /** Ids of the tools that no training row shows or calls. */
  readonly tools: ReadonlySet<string>;

  /** Throws `misuse` when the pool has no such tool or toolset, or when no tool would be left to train on. */
  constructor(what: readonly string[], tools: readonly Tool[]) {
    this.entries = [...new Set(what)].map((one) => entryOf(one, tools));
    this.tools = new Set(this.entries.flatMap((entry) => ('tools' in entry ? [...entry.tools] : [])));
    if (tools.length > 0 && this.tools.size === tools.length) {
      misuse('every tool is held out, so nothing is left to train on', { where: 'holdout' });
    }
  }

  /** What keeps a path out of training; nothing where it may be trained on. */
  keepsOut(path: Pick<SignaturePath, 'turns'>): string[] {
    const place = this.entries.some((entry) => 'fraction' in entry) ? placeOf(path) : 1;
    return this.entries.filter((entry) => isHeldOut(path, place, entry)).map(({ what }) => what);
  }
}

function isHeldOut({ turns }: Pick<SignaturePath, 'turns'>, place: number, entry: HoldoutEntry): boolean {
  if ('fraction' in entry) return place < entry.fraction;
  return turns.some(({ nodes }) => nodes.some(({ tool }) => entry.tools.has(tool)));
}

/**
 * Where a path lies between 0 and 1, by its signature: the tools that it calls, in order, or those that it wishes for
 * where it calls none. A path and the same path after Split lie in one place, in every run.
 */
function placeOf(path: Pick<SignaturePath, 'turns'>): number {
  const called = callNodes(path);
  const nodes = called.length > 0 ? called : path.turns.flatMap((turn) => turn.nodes);
  const signature = `${called.length > 0 ? 'calls' : 'wishes'} ${nodes.map(({ tool }) => tool).join(' ')}`;
  return Number.parseInt(textHash(signature).slice(0, 12), 16) / 2 ** 48;
}

function entryOf(what: string, tools: readonly Tool[]): HoldoutEntry {
  const [, kind, name] = /^(\w+):(.*)$/.exec(what) as unknown as [string, string, string];
  if (kind === 'paths') return { what, fraction: Number(name) };
  const found =
    kind === 'tool'
      ? tools.filter((tool) => tool.id === name || tool.name === name)
      : tools.filter(({ toolset }) => toolset === name);
  if (found.length > 0) return { what, tools: new Set(found.map(({ id }) => id)) };
  const known = kind === 'tool' ? tools.flatMap((tool) => [tool.name, tool.id]) : tools.map(({ toolset }) => toolset);
  const close = closestNames(name, new Set(known));
  return misuse(`the pool has no ${kind} "${name}"`, {
    where: what,
    hint: close.length > 0 ? `Did you mean ${close.join(' or ')}?` : 'magnet inspect pool lists what there is',
  });
}
