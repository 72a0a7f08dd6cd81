import { ToolFailure, toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { anyOf } from '../../values.ts';
import { answered } from '../face.ts';
import { filename, folderName, newFileName, newFolderName, text } from './parameters.ts';
import { entriesOf, filesOf, foldersOf, pathHere, type TreeState, tree } from './state.ts';
import { sentences } from './words.ts';

const tool = toolsOf<TreeState>();

const createFolder = tool({
  name: 'create_folder',
  description: 'Make an empty folder in the folder you are in.',
  readOnly: false,
  parameters: {
    folder_name: text({
      description: 'Name of the new folder, without any path.',
      noun: 'name for the folder',
      supply: ['call it {value}', 'the name should be {value}'],
      draw: newFolderName,
      repeatable: true,
    }),
  },
  output: record({ folder_name: 'Name of the new folder.', path: 'Path of the new folder.' }),
  run: (state, { folder_name }) =>
    answered(tree.act(state, 'mkdir', { dir_name: folder_name }), () => ({
      folder_name,
      path: `${pathHere(state)}/${folder_name}`,
    })),
  phrases: {
    requests: [
      'make a new folder called {folder_name}',
      'set up a subfolder with the name {folder_name}',
      'add an empty folder here and call it {folder_name}',
    ],
    ability: 'make folders',
    reports: ['The folder {/path} is there now.', 'I made the folder {/folder_name}; its path is {/path}.'],
    outputs: {
      '/folder_name': { noun: 'folder', verb: 'created', implied: 'a new folder called {folder_name}' },
    },
  },
});

const createFile = tool({
  name: 'create_file',
  description: 'Make an empty file in the folder you are in.',
  readOnly: false,
  parameters: {
    filename: text({
      description: 'Name of the new file with its extension, without any path.',
      noun: 'name for the file',
      supply: ['call it {value}', 'the name should be {value}'],
      draw: newFileName,
    }),
  },
  output: record({ filename: 'Name of the new file.', path: 'Path of the new file.' }),
  run: (state, given) =>
    answered(tree.act(state, 'touch', { file_name: given.filename }), () => ({
      filename: given.filename,
      path: `${pathHere(state)}/${given.filename}`,
    })),
  phrases: {
    requests: [
      'start an empty file called {filename}',
      'add a blank document here with the name {filename}',
      'set up a new file here, {filename}',
    ],
    ability: 'make empty files',
    reports: ['The empty file {/filename} is ready at {/path}.', 'I created {/path}.'],
    outputs: { '/filename': { noun: 'file', verb: 'created', implied: 'a new file called {filename}' } },
  },
});

const writeText = tool({
  name: 'write_text',
  description: 'Write a text to a file that exists already. What the file said before is lost.',
  readOnly: false,
  parameters: {
    filename: {
      ...filename,
      draw: ({ state, given, random }) =>
        anyOf(
          random,
          filesOf(state).filter(({ text: said }) => said !== given.body),
        )?.name,
    },
    body: text({
      description: 'Words that replace the old ones.',
      noun: 'new wording',
      supply: ['it should say "{value}"', 'write "{value}"'],
      stated: '"{value}"',
      draw: ({ random }) => random.pick(sentences),
    }),
  },
  output: record({
    filename: 'Name of the file.',
    word_count: ['integer', 'How many words it holds now.'],
  }),
  run: (state, given) => {
    const file_name = given.filename;
    const answer = tree.act(state, 'echo', { content: given.body, file_name });
    if (answer instanceof ToolFailure) return answer;
    return answered(tree.look(state, 'wc', { file_name, mode: 'w' }), ({ count }) => ({
      filename: file_name,
      word_count: count!,
    }));
  },
  phrases: {
    requests: [
      'save {body}[ in {filename}]',
      'replace what is in {filename}[ with {body}]',
      'overwrite {filename}[ with {body}]',
      'put {body} down[ in {filename}]',
    ],
    ability: 'write to files',
    reports: [
      '{/filename} has its new text, {/word_count} word(s) long.',
      'I wrote {/word_count} word(s) to {/filename}.',
    ],
    outputs: { '/filename': { noun: 'file', verb: 'wrote to' } },
  },
});

const appendText = tool({
  name: 'append_text',
  description: 'Add a text at the end of a file, as a line of its own. What the file said before stays.',
  readOnly: false,
  parameters: {
    filename,
    addition: text({
      description: 'What is added.',
      noun: 'text to add',
      supply: ['add "{value}"', 'the new line is "{value}"'],
      stated: '"{value}"',
      draw: ({ random }) => random.pick(sentences),
    }),
  },
  output: record({
    filename: 'Name of the file.',
    line_count: ['integer', 'How many lines it holds now.'],
  }),
  run: (state, { filename: file_name, addition }) => {
    const before = tree.look(state, 'cat', { file_name });
    if (before instanceof ToolFailure) return before;
    const content = [before.file_content, addition].filter((part) => part !== '').join('\n');
    const answer = tree.act(state, 'echo', { content, file_name });
    if (answer instanceof ToolFailure) return answer;
    return answered(tree.look(state, 'wc', { file_name }), ({ count }) => ({
      filename: file_name,
      line_count: count!,
    }));
  },
  phrases: {
    requests: [
      'add {addition}[ at the end of {filename}]',
      'extend {filename}[ with {addition}]',
      'note {addition} down[ below what {filename} says already]',
    ],
    ability: 'add text to files',
    reports: [
      'I added it to {/filename}, which has {/line_count} line(s) now.',
      '{/filename} is {/line_count} line(s) long with the addition.',
    ],
    outputs: { '/filename': { noun: 'file', verb: 'extended' } },
  },
});

const deleteEntry = tool({
  name: 'delete_entry',
  description: 'Delete a file, or a folder with everything in it. This cannot be undone.',
  readOnly: false,
  destructive: true,
  parameters: {
    item_name: text({
      description: 'Name of the file or folder, in the folder you are in.',
      noun: 'name of what should go',
      supply: ['it is called {value}', 'I mean {value}'],
      draw: ({ state, random }) => anyOf(random, filesOf(state))?.name,
    }),
  },
  output: record({ entries_left: ['integer', 'How many files and folders are still here.'] }),
  run: (state, { item_name }) =>
    answered(tree.act(state, 'rm', { file_name: item_name }), () => ({ entries_left: entriesOf(state).length })),
  phrases: {
    requests: ['get rid of {item_name}', 'throw {item_name} away', 'delete {item_name} for good'],
    ability: 'delete files and folders',
    reports: [
      'It is gone; {/entries_left} entries are left here.',
      'I deleted it, which leaves {/entries_left} entries in this folder.',
    ],
  },
});

const removeFolder = tool({
  name: 'remove_folder',
  description: 'Delete a folder that has nothing in it.',
  readOnly: false,
  destructive: true,
  parameters: {
    folder_name: {
      ...folderName,
      draw: ({ state, random }) =>
        anyOf(
          random,
          foldersOf(state).filter(({ folder }) => entriesOf(state, folder).length === 0),
        )?.name,
    },
  },
  output: record({ entries_left: ['integer', 'How many files and folders are still here.'] }),
  run: (state, { folder_name }) =>
    answered(tree.act(state, 'rmdir', { dir_name: folder_name }), () => ({ entries_left: entriesOf(state).length })),
  phrases: {
    requests: [
      'clear away {folder_name}, which is empty',
      'take out {folder_name}, as long as nothing is in it',
      'drop {folder_name}, since it holds nothing',
    ],
    ability: 'remove empty folders',
    reports: [
      'The empty folder is gone; {/entries_left} entries are left here.',
      'I removed the folder, so {/entries_left} entries remain.',
    ],
  },
});

export const changingTools = [createFolder, createFile, writeText, appendText, deleteEntry, removeFolder];
