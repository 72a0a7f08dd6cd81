import type { Random } from '../../../core/random.ts';
import { type DrawContext, parametersOf } from '../../parameters.ts';
import { anyOf } from '../../values.ts';
import { type Entry, entriesOf, filesOf, foldersOf, type TreeState } from './state.ts';
import { folderNames, qualifiers, topics } from './words.ts';

export const { text, integer, choice, flag, optional } = parametersOf<TreeState>();

export type Context = DrawContext<TreeState>;

/** A file of this folder with something in it. */
export const filename = text({
  description: 'Name of a file in the folder you are in, with its extension.',
  noun: 'name of the file',
  supply: ['the file is {value}', 'I mean {value}'],
  draw: ({ state, random }: Context) =>
    anyOf(
      random,
      filesOf(state).filter(({ text: said }) => said),
    )?.name,
});

/** A folder of this folder, empty or not. */
export const folderName = text({
  description: 'Name of a folder in the folder you are in.',
  noun: 'name of the folder',
  supply: ['the folder is called {value}', 'I mean the {value} folder'],
  stated: 'the {value} folder',
  draw: ({ state, random }: Context) => anyOf(random, foldersOf(state))?.name,
});

/** Something here that can go into the folder given, or into some folder. */
export const itemName = text({
  description: 'Name of a file or folder in the folder you are in.',
  noun: 'name of what you mean',
  supply: ['it is called {value}', 'I mean {value}'],
  draw: ({ state, given, random }: Context) => {
    const targets = foldersOf(state).filter(
      ({ name }) => given.folder_name === undefined || name === given.folder_name,
    );
    const movable = (entry: Entry) => targets.some((target) => fits(state, entry.name, target));
    return anyOf(random, filesOf(state).filter(movable))?.name;
  },
});

/** A folder here that has room for the thing given. */
export const targetFolder = text({
  description: 'Name of the folder that it goes into; it has to be in the folder you are in.',
  noun: 'target folder',
  supply: ['it goes into the {value} folder', 'into the {value} folder, please'],
  stated: 'the {value} folder',
  draw: ({ state, given, random }: Context) =>
    anyOf(
      random,
      foldersOf(state).filter((target) => fits(state, String(given.item_name), target)),
    )?.name,
});

function fits(state: Readonly<TreeState>, item: string, target: Entry & { folder: string }): boolean {
  return item !== target.name && !entriesOf(state, target.folder).some(({ name }) => name === item);
}

/** A name for a new file here. */
export function newFileName({ state, given, random }: Context): string {
  const taken = entriesOf(state).map(({ name }) => name);
  const old = typeof given.filename === 'string' ? given.filename : '';
  const extension = /\.\w+$/.exec(old)?.[0];
  return fresh(random, taken, () => {
    const topic = random.pick(topics);
    return `${random.pick(topic.stems)}_${random.pick(qualifiers)}${extension ?? `.${topic.extension}`}`;
  });
}

/** A name for a new folder here. */
export function newFolderName({ state, random }: Context): string {
  const taken = entriesOf(state).map(({ name }) => name);
  return fresh(random, taken, () => random.pick(folderNames));
}

// A number makes a name new in the end, however many there are.
function fresh(random: Random, taken: readonly string[], draw: () => string): string {
  let name = draw();
  while (taken.includes(name)) name = `${random.integer(2, 99)}_${draw()}`;
  return name;
}
