import { toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { anyOf } from '../../values.ts';
import { answered } from '../face.ts';
import { type Context, choice, filename, integer, text } from './parameters.ts';
import { filesOf, type TreeState, tree } from './state.ts';

const tool = toolsOf<TreeState>();

const showFile = tool({
  name: 'show_file',
  description: 'Read the whole text of a file.',
  readOnly: true,
  parameters: { filename: { ...filename, repeatable: true } },
  output: record({ text: 'What the file says.' }),
  run: (state, given) =>
    answered(tree.look(state, 'cat', { file_name: given.filename }), ({ file_content }) => ({ text: file_content! })),
  phrases: {
    requests: ['read {filename} to me', 'show me the contents of {filename}', 'let me see the text of {filename}'],
    ability: 'read files',
    reports: ['The file {filename} reads: "{/text}".', 'This is what {filename} says: "{/text}".'],
    outputs: { '/text': { noun: 'text', verb: 'read', implied: 'the text of {filename}' } },
  },
});

const units = { lines: 'l', words: 'w', characters: 'c' } as const;

const countText = tool({
  name: 'count_text',
  description: 'Count the lines, words or characters of a file.',
  readOnly: true,
  parameters: {
    filename: { ...filename, repeatable: true },
    unit: choice(['lines', 'words', 'characters'], {
      description: 'What is counted.',
      noun: 'unit to count in',
      supply: ['count the {value}', 'in {value}, please'],
      draw: ({ random }) => random.pick(['lines', 'words', 'characters'] as const),
    }),
  },
  output: record({ count: ['integer', 'How many there are.'] }),
  run: (state, given) =>
    answered(tree.look(state, 'wc', { file_name: given.filename, mode: units[given.unit] }), ({ count }) => ({
      count: count!,
    })),
  phrases: {
    requests: [
      'measure the text of {filename}[ in {unit}]',
      'work out the length of {filename}[, counted in {unit}]',
      'check how much there is in {filename}[, measured in {unit}]',
    ],
    ability: 'count what is in a file',
    reports: ['The length of {filename} in {unit} is {/count}.', 'Counted in {unit}, {filename} comes to {/count}.'],
  },
});

const sortLines = tool({
  name: 'sort_lines',
  description: 'Give the lines of a file in alphabetical order; the file itself stays as it is.',
  readOnly: true,
  parameters: { filename },
  output: record({ sorted_text: 'The lines in order.' }),
  run: (state, given) =>
    answered(tree.look(state, 'sort', { file_name: given.filename }), ({ sorted_content }) => ({
      sorted_text: sorted_content!,
    })),
  phrases: {
    requests: [
      'put what is in {filename} into alphabetical order for me',
      'order the lines of {filename} from A to Z',
      'let me have the lines of {filename} sorted',
    ],
    ability: 'sort the lines of a file',
    reports: ['In order, the lines of {filename} are: "{/sorted_text}".', 'Sorted, {filename} reads "{/sorted_text}".'],
    outputs: {
      '/sorted_text': {
        noun: 'ordered text',
        verb: 'put together',
        implied: 'the lines of {filename} in alphabetical order',
      },
    },
  },
});

const searchLines = tool({
  name: 'search_lines',
  description: 'Find the lines of a file that contain a word, written with the same capitals.',
  readOnly: true,
  parameters: {
    filename,
    keyword: text({
      description: 'Word to look for.',
      noun: 'word to look for',
      supply: ['look for "{value}"', 'it should mention "{value}"'],
      stated: '"{value}"',
      draw: ({ state, given, random }) => anyOf(random, textOf(state, given).match(/\p{L}{4,}/gu) ?? []),
    }),
  },
  output: record({
    lines: { type: 'array', description: 'The lines, in order.', items: { type: 'string', description: 'A line.' } },
    line_count: ['integer', 'How many there are.'],
  }),
  run: (state, given) =>
    answered(tree.look(state, 'grep', { file_name: given.filename, pattern: given.keyword }), ({ matching_lines }) => ({
      lines: matching_lines!,
      line_count: (matching_lines as string[]).length,
    })),
  phrases: {
    requests: [
      'look through {filename}[ for {keyword}]',
      'pick out the lines of {filename}[ with {keyword} in them]',
      'go through {filename} line by line[ and find {keyword}]',
    ],
    ability: 'search the text of a file',
    reports: [
      'The word comes up in {/line_count} line(s) of {filename}[, the first being "{/lines/0}"].',
      'I found {/line_count} line(s) in {filename}[: "{/lines/0}" comes first].',
    ],
    outputs: {
      '/lines/*': { noun: 'line', verb: 'found', implied: 'the first line of {filename} that mentions {keyword}' },
    },
  },
});

const showEnding = tool({
  name: 'show_ending',
  description: 'Read the last lines of a file.',
  readOnly: true,
  parameters: {
    filename,
    line_count: integer({
      description: 'How many lines to read.',
      noun: 'number of lines',
      supply: ['{value} lines will do', 'make it {value} lines'],
      stated: '{value} lines',
      minimum: 1,
      draw: ({ random }) => random.integer(2, 4),
    }),
  },
  output: record({ ending: 'The last lines.' }),
  run: (state, { filename: file_name, line_count }) =>
    answered(tree.look(state, 'tail', { file_name, lines: line_count }), ({ last_lines }) => ({ ending: last_lines! })),
  phrases: {
    requests: [
      'read me the end of {filename}[, just the last {line_count}]',
      'give me the bottom part of {filename}[, that is, the last {line_count}]',
      'let me see what comes last in {filename}[, no more than {line_count}]',
    ],
    ability: 'read the end of a file',
    reports: ['At its end {filename} says "{/ending}".', 'The file {filename} closes with "{/ending}".'],
    outputs: {
      '/ending': { noun: 'ending', verb: 'read', implied: 'the last {line_count} of {filename}' },
    },
  },
});

const compareFiles = tool({
  name: 'compare_files',
  description: 'Compare two files line by line, up to the end of the shorter one.',
  readOnly: true,
  parameters: {
    filename,
    other_filename: text({
      description: 'Name of the other file, in the folder you are in.',
      noun: 'file to compare with',
      supply: ['compare it with {value}', 'the other file is {value}'],
      draw: ({ state, given, random }) => {
        const others = filesOf(state).filter(({ name }) => name !== given.filename);
        const alike = others.filter(({ name }) => stemOf(name) === stemOf(String(given.filename)));
        return anyOf(random, alike.length > 0 ? alike : others)?.name;
      },
    }),
  },
  output: record({
    differences: 'Per pair of lines that differ: the one of the first file after a minus, the other after a plus.',
    difference_count: ['integer', 'How many pairs of lines differ.'],
  }),
  run: (state, given) =>
    answered(
      tree.look(state, 'diff', { file_name1: given.filename, file_name2: given.other_filename }),
      ({ diff_lines }) => ({
        differences: diff_lines!,
        difference_count: String(diff_lines).split(/^- /m).length - 1,
      }),
    ),
  phrases: {
    requests: [
      'point out the differences in {filename}[ as opposed to {other_filename}]',
      'check {filename} line by line[ against {other_filename}]',
      'show me what is different in {filename}[ compared with {other_filename}]',
    ],
    ability: 'compare two files',
    reports: [
      '{filename} and {other_filename} differ in {/difference_count} line(s).',
      'Between {filename} and {other_filename} I found {/difference_count} difference(s).',
    ],
    outputs: {
      '/differences': {
        noun: 'comparison',
        verb: 'made',
        implied: 'the differences between {filename} and {other_filename}',
      },
    },
  },
});

function textOf(state: Readonly<TreeState>, given: Context['given']): string {
  return filesOf(state).find(({ name }) => name === given.filename)?.text ?? '';
}

function stemOf(name: string): string {
  return name.split('_')[0]!;
}

export const readingTools = [showFile, countText, sortLines, searchLines, showEnding, compareFiles];
