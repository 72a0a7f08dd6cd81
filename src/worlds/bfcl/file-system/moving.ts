import type { JsonObject } from '../../../core/json.ts';
import { failure, type ToolFailure, toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { answered } from '../face.ts';
import { filename, itemName, newFileName, targetFolder, text } from './parameters.ts';
import { entriesOf, pathHere, type TreeState, tree } from './state.ts';

const tool = toolsOf<TreeState>();

const newName = text({
  description: 'The new name with its extension, without any path. It must not be taken.',
  noun: 'new name',
  supply: ['call it {value}', 'the new name is {value}'],
  draw: newFileName,
});

const moveIntoFolder = tool({
  name: 'move_into_folder',
  description: 'Move a file or folder into another folder; both have to be in the folder you are in.',
  readOnly: false,
  parameters: { item_name: itemName, folder_name: targetFolder },
  output: record({ folder_name: 'Name of the folder that it is in now.', new_path: 'Where it is now.' }),
  run: (state, { item_name, folder_name }) => intoFolder(state, 'mv', item_name, folder_name),
  phrases: {
    requests: [
      'put {item_name} away[ in {folder_name}]',
      'move {item_name}[ to {folder_name}]',
      'shift {item_name}[ over to {folder_name}]',
    ],
    ability: 'move things into folders',
    reports: ['It is at {/new_path} now.', 'I moved it into {/folder_name}; the new path is {/new_path}.'],
    outputs: { '/folder_name': { noun: 'folder', verb: 'moved it to' } },
  },
});

const copyIntoFolder = tool({
  name: 'copy_into_folder',
  description: 'Copy a file or folder into another folder; both have to be in the folder you are in.',
  readOnly: false,
  parameters: { item_name: itemName, folder_name: targetFolder },
  output: record({ folder_name: 'Name of the folder that holds the copy.', new_path: 'Where the copy is.' }),
  run: (state, { item_name, folder_name }) => intoFolder(state, 'cp', item_name, folder_name),
  phrases: {
    requests: [
      'copy {item_name}[ to {folder_name}]',
      'place a copy of {item_name}[ in {folder_name}]',
      'make a second copy of {item_name}[ inside {folder_name}]',
    ],
    ability: 'copy things into folders',
    reports: ['The copy is at {/new_path}.', 'I copied it into {/folder_name}, to {/new_path}.'],
    outputs: { '/folder_name': { noun: 'folder', verb: 'copied it to' } },
  },
});

const renameFile = tool({
  name: 'rename_file',
  description: 'Give a file or folder another name.',
  readOnly: false,
  parameters: { filename, new_name: newName },
  output: record({ filename: 'Name of the file now.', new_path: 'Path of the file now.' }),
  run: (state, given) => underName(state, 'mv', given.filename, given.new_name),
  phrases: {
    requests: [
      'give {filename} another name[, {new_name}]',
      'change what {filename} is called[ to {new_name}]',
      'rename {filename}[ to {new_name}]',
    ],
    ability: 'rename files',
    reports: ['The file is called {/filename} now.', 'I renamed it; you find it at {/new_path}.'],
    outputs: { '/filename': { noun: 'file', verb: 'renamed' } },
  },
});

const duplicateFile = tool({
  name: 'duplicate_file',
  description: 'Make a copy of a file under another name in the same folder.',
  readOnly: false,
  parameters: { filename, new_name: newName },
  output: record({ filename: 'Name of the copy.', new_path: 'Path of the copy.' }),
  run: (state, given) => underName(state, 'cp', given.filename, given.new_name),
  phrases: {
    requests: [
      'make a copy of {filename}[ called {new_name}]',
      'duplicate {filename}[ under the name {new_name}]',
      'back up {filename}[ as {new_name}]',
    ],
    ability: 'duplicate files',
    reports: ['The copy is called {/filename}.', 'I put a copy at {/new_path}.'],
    outputs: {
      '/filename': { noun: 'copy', verb: 'made', implied: 'a new copy of {filename} called {new_name}' },
    },
  },
});

type Command = 'mv' | 'cp';

// The native methods take a name that no folder has for a new name.
function intoFolder(state: TreeState, command: Command, item: string, folder: string): JsonObject | ToolFailure {
  if (!entriesOf(state).some((entry) => entry.name === folder && entry.folder)) {
    return failure('not-found', `There is no folder called "${folder}" here.`);
  }
  if (item === folder) return failure('refused', 'A folder cannot go into itself.');
  return answered(tree.act(state, command, { source: item, destination: folder }), () => ({
    folder_name: folder,
    new_path: `${pathHere(state)}/${folder}/${item}`,
  }));
}

// ... and a name that a folder has for the place to move to.
function underName(state: TreeState, command: Command, item: string, name: string): JsonObject | ToolFailure {
  if (entriesOf(state).some((entry) => entry.name === name)) {
    return failure('refused', `The name "${name}" is taken already.`);
  }
  return answered(tree.act(state, command, { source: item, destination: name }), () => ({
    filename: name,
    new_path: `${pathHere(state)}/${name}`,
  }));
}

export const movingTools = [moveIntoFolder, copyIntoFolder, renameFile, duplicateFile];
