import { failure, ToolFailure, toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { answered } from '../face.ts';
import { body, correspondentId, list, recipientId } from './parameters.ts';
import { type ChatState, chat, nameOf, otherColleagues, textCount, textsTo } from './state.ts';

const tool = toolsOf<ChatState>();

/** Sends a text: its number, or the failure. */
function send(state: ChatState, receiver_id: string, message: string): number | ToolFailure {
  const answer = chat.act(state, 'send_message', { receiver_id, message });
  return answer instanceof ToolFailure ? answer : (answer.message_id as { new_id: number }).new_id;
}

const sendDirectText = tool({
  name: 'send_direct_text',
  description: 'Write a text to a colleague.',
  readOnly: false,
  parameters: { recipient_id: recipientId, body },
  output: record({
    message_number: ['integer', 'Number of the new text.'],
    recipient_name: 'Full name of the colleague.',
    text_count: ['integer', 'Texts on record now.'],
  }),
  run: (state, given) => {
    const message_number = send(state, given.recipient_id, given.body);
    if (message_number instanceof ToolFailure) return message_number;
    return { message_number, recipient_name: nameOf(state, given.recipient_id), text_count: textCount(state) };
  },
  phrases: {
    requests: [
      'write to {recipient_id} in the chat[; what I want to say is {body}]',
      'drop {recipient_id} a line[: {body}]',
      'let {recipient_id} know something[, namely {body}]',
      'send {body} in the chat[, to {recipient_id}]',
    ],
    ability: 'write to colleagues',
    reports: [
      'The text to {/recipient_name} is out under the number {/message_number}.',
      '{/recipient_name} has it as number {/message_number}; {/text_count} text(s) are on record.',
    ],
    outputs: { '/recipient_name': { noun: 'recipient', verb: 'wrote to' } },
  },
});

const broadcastText = tool({
  name: 'broadcast_text',
  description: 'Write the same text to several colleagues. Nobody gets it when one of the ids is unknown.',
  readOnly: false,
  parameters: {
    recipient_ids: list(
      { type: 'string' },
      {
        description: 'Ids of the colleagues.',
        noun: 'ids of the recipients',
        supply: ['it goes to {value}', 'the ids are {value}'],
        stated: 'users {value}',
        draw: ({ state, random }) => {
          const ids = otherColleagues(state).map(({ id }) => id);
          return ids.length < 2 ? undefined : random.sample(ids, Math.min(ids.length, random.integer(2, 3)));
        },
      },
    ),
    body,
  },
  output: record({
    message_numbers: { type: 'array', items: { type: 'integer' }, description: 'Numbers of the texts, in order.' },
    text_count: ['integer', 'Texts on record now.'],
  }),
  run: (state, given) => {
    const known = Object.values(state.user_map);
    const unknown = given.recipient_ids.find((id) => !known.includes(id));
    if (unknown !== undefined) return failure('not-found', `Nobody has the id ${unknown}, so nothing went out.`);
    const message_numbers = given.recipient_ids.map((id) => send(state, id, given.body) as number);
    return { message_numbers, text_count: textCount(state) };
  },
  phrases: {
    requests: [
      'tell {recipient_ids} the same thing[: {body}]',
      'write to {recipient_ids} all at once[; what I want to say is {body}]',
      'let all of {recipient_ids} have a text from me[, namely {body}]',
      'send {body} around in the chat[, to {recipient_ids}]',
    ],
    ability: 'write to several colleagues at once',
    reports: [
      'It went out under the numbers {/message_numbers}, and {/text_count} text(s) are on record now.',
      'Everybody has it; the numbers are {/message_numbers}, out of {/text_count} text(s) in all.',
    ],
  },
});

const passOnText = tool({
  name: 'pass_on_text',
  description: 'Send the latest text that one colleague got to another colleague, too.',
  readOnly: false,
  parameters: {
    source_id: { ...correspondentId, noun: 'id of the first recipient' },
    recipient_id: { ...recipientId, noun: 'id of the new recipient' },
  },
  output: record({
    message_number: ['integer', 'Number of the new text.'],
    text: 'The text.',
    recipient_name: 'Full name of the new recipient.',
  }),
  run: (state, given) => {
    const words = textsTo(state, given.source_id).at(-1);
    if (words === undefined) return failure('not-found', `No text to ${given.source_id} is on record.`);
    const message_number = send(state, given.recipient_id, words);
    if (message_number instanceof ToolFailure) return message_number;
    return { message_number, text: words, recipient_name: nameOf(state, given.recipient_id) };
  },
  phrases: {
    requests: [
      'forward what I last wrote to {source_id}[ to {recipient_id}]',
      'share the latest text that {source_id} got[ with {recipient_id}]',
      'repeat what {source_id} heard from me last[, this time to {recipient_id}]',
    ],
    ability: 'pass texts on to other colleagues',
    reports: [
      'The text "{/text}" went to {/recipient_name} as number {/message_number}.',
      '{/recipient_name} got "{/text}" under the number {/message_number}.',
    ],
    outputs: { '/text': { noun: 'text', verb: 'passed on' } },
  },
});

const correctText = tool({
  name: 'correct_text',
  description: 'Replace the latest text to a colleague by another one.',
  readOnly: false,
  parameters: { recipient_id: correspondentId, body },
  output: record({
    message_number: ['integer', 'Number of the new text.'],
    previous_text: 'The text that it replaces.',
  }),
  run: (state, given) => {
    const previous_text = textsTo(state, given.recipient_id).at(-1) ?? '';
    const taken = chat.act(state, 'delete_message', { receiver_id: given.recipient_id });
    if (taken instanceof ToolFailure) return taken;
    return { message_number: send(state, given.recipient_id, given.body) as number, previous_text };
  },
  phrases: {
    requests: [
      'put something else in place of my last text to {recipient_id}[: {body}]',
      'change what I last wrote to {recipient_id}[ to {body}]',
      'swap the latest text for {recipient_id}[, so that it reads {body}]',
    ],
    ability: 'correct what was written',
    reports: [
      'The text "{/previous_text}" is gone; the new one has the number {/message_number}.',
      'Number {/message_number} stands in place of "{/previous_text}" now.',
    ],
    outputs: { '/previous_text': { noun: 'old text', verb: 'replaced' } },
  },
});

const unsendText = tool({
  name: 'unsend_text',
  description: 'Take back the latest text to a colleague.',
  readOnly: false,
  destructive: true,
  parameters: { recipient_id: correspondentId },
  output: record({
    removed_text: 'The text that is gone.',
    recipient_name: 'Full name of the colleague.',
    text_count: ['integer', 'Texts that are still on record.'],
  }),
  run: (state, { recipient_id }) => {
    const removed_text = textsTo(state, recipient_id).at(-1) ?? '';
    return answered(chat.act(state, 'delete_message', { receiver_id: recipient_id }), () => ({
      removed_text,
      recipient_name: nameOf(state, recipient_id),
      text_count: textCount(state),
    }));
  },
  phrases: {
    requests: [
      'take back what I last wrote to {recipient_id}',
      'delete my latest text to {recipient_id}',
      'make the last text for {recipient_id} disappear',
    ],
    ability: 'take back what was written',
    reports: [
      'The text "{/removed_text}" to {/recipient_name} is gone; {/text_count} remain.',
      '{/recipient_name} no longer has "{/removed_text}", and {/text_count} text(s) are left.',
    ],
    outputs: {
      '/removed_text': { noun: 'text', verb: 'took back' },
      '/recipient_name': { noun: 'colleague', verb: 'reported' },
    },
  },
});

/** Tools that write texts and take them back. */
export const writingTools = [sendDirectText, broadcastText, passOnText, correctText, unsendText];
