import { misuse } from '../core/errors.ts';
import type { World } from '../core/world.ts';
import type { PoolSource } from './source.ts';

/** The worlds that sources can ask for. */
export interface WorldsAtHand {
  /** Those that the source `worlds` means. */
  meant: readonly World[];
  /** Those that have to be named. */
  others: readonly World[];
}

/**
 * The worlds that the sources ask for, each once, in the order in which they are at hand. Throws misuse when a name is
 * unknown, or when two of them have a tool of the same name: a world's tools are called by their own names.
 */
export function worldsOf(sources: readonly PoolSource[], atHand: WorldsAtHand): World[] {
  const names = new Set(sources.flatMap((source) => namesIn(source, atHand)));
  const chosen = allOf(atHand).filter((world) => names.has(world.name));
  refuseSharedNames(chosen);
  return chosen;
}

/** Names of the worlds that a source asks for; none for a file. */
export function namesIn(source: PoolSource, atHand: WorldsAtHand): string[] {
  const meant = atHand.meant.map((world) => world.name);
  const known = allOf(atHand).map((world) => world.name);
  switch (source.type) {
    case 'path':
      return [];
    case 'worlds':
      return meant.length > 0
        ? meant
        : misuse('there are no worlds to take tools from', { where: 'pool source worlds' });
    case 'world':
      if (known.includes(source.name)) return [source.name];
      return misuse(`there is no world "${source.name}"`, {
        where: `pool source world:${source.name}`,
        expected: known.length > 0 ? `one of ${known.join(', ')}` : 'no world, as none are at hand',
      });
  }
}

/** All worlds at hand, those that `worlds` means first. */
export function allOf({ meant, others }: WorldsAtHand): World[] {
  return [...meant, ...others];
}

function refuseSharedNames(worlds: readonly World[]): void {
  const owners = new Map<string, string>();
  for (const world of worlds) {
    for (const { name } of world.tools) {
      const other = owners.get(name);
      if (other !== undefined) {
        misuse(`the worlds ${other} and ${world.name} both have a tool ${name}`, { hint: 'Rename it in one of them' });
      }
      owners.set(name, world.name);
    }
  }
}
