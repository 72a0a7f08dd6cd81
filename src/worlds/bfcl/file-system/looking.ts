import { ToolFailure, toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { anyOf } from '../../values.ts';
import { answered } from '../face.ts';
import { choice, flag, folderName, optional, text } from './parameters.ts';
import { entriesOf, filesOf, foldersOf, sorted, surroundings, type TreeState, tree } from './state.ts';

const tool = toolsOf<TreeState>();
const names = (description: string) => ({
  type: 'array',
  description,
  items: { type: 'string', description: 'A name.' },
});

const listEntries = tool({
  name: 'list_entries',
  description: 'Show the names of the files and folders in the folder you are in.',
  readOnly: true,
  parameters: {
    include_hidden: optional(
      flag({
        description: 'Whether names that begin with a dot are shown too. Default: no.',
        noun: 'treatment of hidden files',
        spoken: { true: 'with the hidden files', false: 'without the hidden files' },
        draw: ({ random }) => random.chance(0.7),
      }),
    ),
  },
  output: record({
    files: names('Names of the files here.'),
    folders: names('Names of the folders here.'),
    entry_count: ['integer', 'How many there are.'],
  }),
  run: (state, { include_hidden }) =>
    answered(tree.look(state, 'ls', { a: include_hidden ?? false }), ({ current_directory_content }) => {
      const shown = current_directory_content as string[];
      return { ...sorted(state, shown), entry_count: shown.length };
    }),
  phrases: {
    requests: [
      'show me what is in here[ {include_hidden}]',
      'tell me which files and folders there are at this spot[ {include_hidden}]',
      'give me an overview of the folder I am in[ {include_hidden}]',
      'look around in this folder[ {include_hidden}]',
    ],
    ability: 'list the files and folders at hand',
    reports: [
      'I found {/entry_count} entries here[, the first file being {/files/0}].',
      'This folder has {/entry_count} entries in all[, among them the folder {/folders/0}].',
    ],
    outputs: {
      '/files/*': { noun: 'file', verb: 'listed', implied: 'the first file in this folder' },
      '/folders/*': { noun: 'folder', verb: 'listed', implied: 'the first folder in here' },
    },
  },
});

const openFolder = tool({
  name: 'open_folder',
  description: 'Go into a folder of the folder you are in. What is done afterwards is done in there.',
  readOnly: false,
  parameters: {
    folder_name: {
      ...folderName,
      draw: ({ state, random }) =>
        anyOf(
          random,
          foldersOf(state).filter(({ folder }) => filesOf(state, folder).length > 0),
        )?.name ?? anyOf(random, foldersOf(state))?.name,
    },
  },
  output: record({
    path: 'Path of the folder that you are in now.',
    files: names('Names of the files in it.'),
    folders: names('Names of the folders in it.'),
  }),
  run: (state, { folder_name }) => {
    const answer = tree.act(state, 'cd', { folder: folder_name });
    return answer instanceof ToolFailure ? answer : surroundings(state);
  },
  phrases: {
    requests: ['go into {folder_name}', 'switch over to {folder_name}', 'step into {folder_name}'],
    ability: 'go into a folder',
    reports: ['You are in {/path} now[, where the first file is {/files/0}].', 'I went into {/path}.'],
    outputs: {
      '/files/*': { noun: 'file', verb: 'came across', implied: 'the first file in {folder_name}' },
      '/folders/*': { noun: 'folder', verb: 'came across', implied: 'the first folder inside {folder_name}' },
      '/path': { noun: 'path', verb: 'went to', implied: 'the path of {folder_name}' },
    },
  },
});

const leaveFolder = tool({
  name: 'leave_folder',
  description: 'Go up from the folder you are in, by one level or all the way.',
  readOnly: false,
  parameters: {
    level: choice(['parent_folder', 'top_folder'], {
      description: 'Where to go: to the folder around this one, or to the topmost one.',
      noun: 'place to go up to',
      supply: ['to the {value}', 'I want to be in the {value}'],
      stated: 'the {value}',
      draw: ({ state, random }) =>
        state.current === state.root ? undefined : random.chance(0.7) ? 'parent_folder' : 'top_folder',
    }),
  },
  output: record({
    path: 'Path of the folder that you are in now.',
    files: names('Names of the files in it.'),
    folders: names('Names of the folders in it.'),
  }),
  run: (state, { level }) => {
    const answer = tree.act(state, 'cd', { folder: level === 'top_folder' ? '/' : '..' });
    return answer instanceof ToolFailure ? answer : surroundings(state);
  },
  phrases: {
    requests: ['go back up to {level}', 'return to {level}', 'get me out of here and into {level}'],
    ability: 'go up to the folders above',
    reports: ['You are back in {/path}.', 'I went up to {/path}[, where the folder {/folders/0} comes first].'],
    outputs: {
      '/files/*': { noun: 'file', verb: 'came across' },
      '/folders/*': { noun: 'folder', verb: 'came across' },
      '/path': { noun: 'path', verb: 'went up to' },
    },
  },
});

const findByName = tool({
  name: 'find_by_name',
  description: 'Find files and folders, here and in all folders below, whose names contain a text.',
  readOnly: true,
  parameters: {
    query: text({
      description: 'What the names have to contain.',
      noun: 'part of the name',
      supply: ['the name has "{value}" in it', 'look for "{value}"'],
      stated: '"{value}"',
      draw: ({ state, random }) => {
        const below = foldersOf(state).flatMap(({ folder }) => filesOf(state, folder));
        return anyOf(random, below.length > 0 ? below : filesOf(state))?.name.split(/[_.]/)[0];
      },
      repeatable: true,
    }),
    start_folder: optional(
      text({
        description: 'Name of a folder here to which the search is limited. Default: no limit.',
        noun: 'folder to search in',
        supply: ['only look inside {value}'],
        stated: 'the {value} folder',
        draw: ({ state, given, random }) =>
          anyOf(
            random,
            foldersOf(state).filter(({ folder }) =>
              entriesOf(state, folder).some(({ name }) => name.includes(String(given.query))),
            ),
          )?.name,
      }),
    ),
  },
  output: record({
    paths: names('Paths of what was found, from here, a folder before what it holds.'),
    folders: names('Names of the folders here that were found or hold something that was.'),
    match_count: ['integer', 'How many there are.'],
  }),
  run: (state, { query, start_folder }) =>
    answered(tree.look(state, 'find', { path: start_folder ?? '.', name: query }), ({ matches }) => {
      const paths = (matches as string[]).map((path) => path.replace(/^\.\//, ''));
      const tops = [...new Set(paths.map((path) => path.split('/')[0]!))];
      return { paths, folders: sorted(state, tops).folders, match_count: paths.length };
    }),
  phrases: {
    requests: [
      'track down everything that has {query} in its name[, only inside {start_folder}]',
      'look for files or folders with {query} in the name[, starting in {start_folder}]',
      'check where there is something with a name like {query}[, within {start_folder} alone]',
    ],
    ability: 'search for files and folders by their names',
    reports: [
      'The search gave {/match_count} result(s)[, the first being {/paths/0}].',
      'I count {/match_count} match(es)[, and the first one lies at {/paths/0}].',
    ],
    outputs: {
      '/paths/*': { noun: 'match', verb: 'found', implied: 'the first match for {query}' },
      '/folders/*': {
        noun: 'folder',
        verb: 'found something in',
        implied: 'the first folder that has something with {query} in its name',
      },
    },
  },
});

const measureFolder = tool({
  name: 'measure_folder',
  description: 'Work out how much space the files of this folder and of all folders below it take up.',
  readOnly: true,
  parameters: {
    size_format: choice(['bytes', 'rounded_units'], {
      description: 'How the size is given: exactly in bytes, or rounded in the largest unit that suits.',
      noun: 'form of the size',
      supply: ['give it in {value}', 'in {value}, please'],
      draw: ({ random }) => random.pick(['bytes', 'rounded_units']),
    }),
  },
  output: record({ size: 'The size with its unit.' }),
  run: (state, { size_format }) =>
    answered(tree.look(state, 'du', { human_readable: size_format === 'rounded_units' }), ({ disk_usage }) => ({
      size: disk_usage!,
    })),
  phrases: {
    requests: [
      'work out how large this folder is in {size_format}',
      'tell me in {size_format} how much space everything in here takes up',
      'add up the space that the files from here on down need, in {size_format}',
    ],
    ability: 'measure the space that a folder takes up',
    reports: ['All of it takes up {/size}.', 'The files in this folder and below come to {/size}.'],
    outputs: {
      '/size': { noun: 'folder size', verb: 'worked out', implied: 'the size of this folder in {size_format}' },
    },
  },
});

export const lookingTools = [listEntries, openFolder, leaveFolder, findByName, measureFolder];
