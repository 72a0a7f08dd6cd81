import { failure, ToolFailure, toolsOf } from '../../define.ts';
import { listOf, record } from '../../outputs.ts';
import { anyOf } from '../../values.ts';
import { correspondentId, text } from './parameters.ts';
import { type ChatState, chat, nameOf, textsTo } from './state.ts';
import { topics } from './words.ts';

const tool = toolsOf<ChatState>();

const searchTexts = tool({
  name: 'search_texts',
  description: 'Search what was written in the chat for a word, the latest text first.',
  readOnly: true,
  parameters: {
    term: text({
      description: 'Word or part of a word; case does not matter.',
      noun: 'word to search for',
      supply: ['the word is {value}', 'I mean {value}'],
      stated: '"{value}"',
      draw: ({ state, random }) => {
        const written = state.inbox.flatMap((entry) => Object.values(entry));
        return anyOf(
          random,
          topics.filter((topic) => written.includes(topic.text)),
        )?.term;
      },
      repeatable: true,
    }),
  },
  output: record({
    text_count: ['integer', 'How many texts have the word in them.'],
    texts: listOf({
      text: 'The text.',
      recipient_id: 'Id of the colleague to whom it went.',
      recipient_name: 'Full name of the colleague.',
    }),
  }),
  run: (state, { term }) => {
    const answer = chat.look(state, 'search_messages', { keyword: term });
    if (answer instanceof ToolFailure) return answer;
    const found = answer.results as { receiver_id: string; message: string }[];
    if (found.length === 0) return failure('not-found', `Nothing that was written has "${term}" in it.`);
    const texts = found.reverse().map(({ receiver_id, message }) => ({
      text: message,
      recipient_id: receiver_id,
      recipient_name: nameOf(state, receiver_id),
    }));
    return { text_count: texts.length, texts };
  },
  phrases: {
    requests: [
      'find out to whom I wrote about {term}',
      'look through the chat for {term}',
      'dig up what was written with the word {term} in it',
    ],
    ability: 'search what was written',
    reports: [
      'There are {/text_count} such text(s); the latest went to {/texts/0/recipient_name}: "{/texts/0/text}".',
      'The latest of {/text_count} reads "{/texts/0/text}" and went to {/texts/0/recipient_name}.',
    ],
    outputs: {
      '/texts/*/text': { noun: 'text', verb: 'found', implied: 'the latest text with the word {term} in it' },
      '/texts/*/recipient_id': {
        noun: 'recipient',
        verb: 'found',
        implied: 'the colleague to whom I last wrote about {term}',
      },
      '/texts/*/recipient_name': { noun: 'recipient', verb: 'found' },
    },
  },
});

const listTextsTo = tool({
  name: 'list_texts_to',
  description: 'List what was written to a colleague, the latest text first.',
  readOnly: true,
  parameters: { recipient_id: { ...correspondentId, repeatable: true } },
  output: record({
    text_count: ['integer', 'How many texts there are.'],
    texts: listOf({ text: 'The text.' }),
  }),
  run: (state, { recipient_id }) => {
    const texts = textsTo(state, recipient_id).map((words) => ({ text: words }));
    return texts.length > 0
      ? { text_count: texts.length, texts: texts.reverse() }
      : failure('not-found', `No text to ${recipient_id} is on record.`);
  },
  phrases: {
    requests: [
      'show me what I wrote to {recipient_id}',
      'go back over the texts that went to {recipient_id}',
      'check what {recipient_id} has got from me so far',
    ],
    ability: 'show what was written to somebody',
    reports: [
      'The latest of {/text_count} text(s) reads "{/texts/0/text}".',
      'There are {/text_count} text(s), the latest being "{/texts/0/text}".',
    ],
    outputs: {
      '/texts/*/text': { noun: 'text', verb: 'showed', implied: 'the latest text that went to {recipient_id}' },
    },
  },
});

/** Tools that read what was written. */
export const textTools = [searchTexts, listTextsTo];
