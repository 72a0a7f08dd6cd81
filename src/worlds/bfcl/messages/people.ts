import { failure, ToolFailure, toolsOf } from '../../define.ts';
import { listOf, record } from '../../outputs.ts';
import { anyOf } from '../../values.ts';
import { answered } from '../face.ts';
import { integer, recipientId, text } from './parameters.ts';
import {
  type ChatState,
  chat,
  nameOf,
  otherColleagues,
  textCount,
  textsByRecipient,
  textsTo,
  writtenTo,
} from './state.ts';
import { people } from './words.ts';

const tool = toolsOf<ChatState>();

const colleagueName = text({
  description: 'Full name of the person.',
  noun: 'name of the colleague',
  supply: ['the name is {value}', 'I mean {value}'],
  draw: ({ state, random }) => {
    const known = random.chance(0.95) ? writtenTo(state) : [];
    return anyOf(random, known.length > 0 ? known : otherColleagues(state))?.name;
  },
  repeatable: true,
});

const lookUpColleague = tool({
  name: 'look_up_colleague',
  description: 'Look up the id of a colleague by full name, and how much was written to them.',
  readOnly: true,
  parameters: { colleague_name: colleagueName },
  output: record({
    colleague_id: 'Id of the colleague.',
    text_count: ['integer', 'Texts that were written to them.'],
  }),
  run: (state, { colleague_name }) =>
    answered(chat.look(state, 'get_user_id', { user: colleague_name }), ({ user_id }) => ({
      colleague_id: String(user_id),
      text_count: textsTo(state, String(user_id)).length,
    })),
  phrases: {
    requests: [
      'tell me the id of {colleague_name} in the chat',
      'find {colleague_name} in the chat for me',
      'check under which id I reach {colleague_name}',
    ],
    ability: 'find colleagues in the chat',
    reports: [
      '{colleague_name} has the id {/colleague_id}, and {/text_count} text(s) went there.',
      'You reach {colleague_name} as {/colleague_id}; so far {/text_count} text(s) were written.',
    ],
    outputs: { '/colleague_id': { noun: 'colleague', verb: 'looked up', implied: '{colleague_name}' } },
  },
});

const listColleagues = tool({
  name: 'list_colleagues',
  description: 'List colleagues whose full name begins with some letters, in the order in which they joined.',
  readOnly: true,
  parameters: {
    name_start: text({
      description: 'First letters of the name; case does not matter.',
      noun: 'first letters of the name',
      supply: ['it begins with {value}', 'the first letters are {value}'],
      stated: '"{value}"',
      draw: ({ state, random }) => anyOf(random, writtenTo(state))?.name.slice(0, random.integer(1, 3)),
      repeatable: true,
    }),
  },
  output: record({
    colleague_count: ['integer', 'How many there are.'],
    colleagues: listOf({ name: 'Full name.', colleague_id: 'Id of the colleague.' }),
  }),
  run: (state, { name_start }) => {
    const all = chat.know(state, 'list_users').user_list as string[];
    const names = all.filter((name) => name.toLowerCase().startsWith(name_start.toLowerCase()));
    if (names.length === 0) return failure('not-found', `No name in the chat begins with "${name_start}".`);
    const colleagues = names.map((name) => ({
      name,
      colleague_id: String(chat.know(state, 'get_user_id', { user: name }).user_id),
    }));
    return { colleague_count: colleagues.length, colleagues };
  },
  phrases: {
    requests: [
      'see who in the chat has a name that begins with {name_start}',
      'give me everybody whose name starts with {name_start}',
      'go through the people in the chat for names beginning with {name_start}',
    ],
    ability: 'list the people in the chat',
    reports: [
      'The first of {/colleague_count} is {/colleagues/0/name}, whose id is {/colleagues/0/colleague_id}.',
      'I found {/colleagues/0/name} ({/colleagues/0/colleague_id}); the number of such names is {/colleague_count}.',
    ],
    outputs: {
      '/colleagues/*/name': { noun: 'name', verb: 'found' },
      '/colleagues/*/colleague_id': {
        noun: 'colleague',
        verb: 'found',
        implied: 'the first colleague whose name begins with {name_start}',
      },
    },
  },
});

const inviteColleague = tool({
  name: 'invite_colleague',
  description: 'Bring a new person into the chat.',
  readOnly: false,
  parameters: {
    colleague_name: {
      ...colleagueName,
      noun: 'name of the new colleague',
      draw: ({ state, random }) =>
        anyOf(
          random,
          people.filter((name) => !Object.hasOwn(state.user_map, name)),
        ),
    },
  },
  output: record({
    colleague_id: 'Id that the person got.',
    colleague_count: ['integer', 'People in the chat now.'],
  }),
  run: (state, { colleague_name }) =>
    answered(chat.act(state, 'add_contact', { user_name: colleague_name }), ({ user_id }) => ({
      colleague_id: String(user_id),
      colleague_count: Object.keys(state.user_map).length,
    })),
  phrases: {
    requests: [
      'bring {colleague_name} into the chat',
      'let {colleague_name} join our chat',
      'set up {colleague_name} as somebody new in the chat',
    ],
    ability: 'bring new people into the chat',
    reports: [
      '{colleague_name} is in as {/colleague_id}, which makes {/colleague_count} people.',
      'There are {/colleague_count} people now, with {colleague_name} as {/colleague_id}.',
    ],
    outputs: { '/colleague_id': { noun: 'newcomer', verb: 'brought in' } },
  },
});

const rankRecipients = tool({
  name: 'rank_recipients',
  description: 'Name the colleagues to whom most was written, the one with the most texts first.',
  readOnly: true,
  parameters: {
    limit: integer({
      description: 'How many colleagues to name at most.',
      noun: 'number of colleagues',
      supply: ['name {value}', '{value} of them will do'],
      minimum: 1,
      maximum: 20,
      draw: ({ random }) => random.integer(2, 6),
    }),
  },
  output: record({
    recipients: listOf({
      recipient_id: 'Id of the colleague.',
      name: 'Full name.',
      text_count: ['integer', 'Texts that were written to them.'],
    }),
    text_count: ['integer', 'Texts written in all.'],
  }),
  run: (state, { limit }) => {
    const recipients = textsByRecipient(state)
      .map(([recipient_id, texts]) => ({
        recipient_id,
        name: nameOf(state, recipient_id),
        text_count: texts.length,
      }))
      .sort((left, right) => right.text_count - left.text_count);
    if (recipients.length === 0) return failure('not-found', 'Nothing has been written yet.');
    return { recipients: recipients.slice(0, limit), text_count: textCount(state) };
  },
  phrases: {
    requests: [
      'name the {limit} people I write to most',
      'see who gets the most texts, {limit} names at most',
      'show me up to {limit} of the colleagues to whom most was written',
    ],
    ability: 'tell to whom most was written',
    reports: [
      'Most went to {/recipients/0/name}, {/recipients/0/text_count} of {/text_count} text(s).',
      'Out of {/text_count} text(s), {/recipients/0/name} got {/recipients/0/text_count}, more than anybody else.',
    ],
    outputs: {
      '/recipients/*/recipient_id': { noun: 'colleague', verb: 'named' },
      '/recipients/*/name': { noun: 'name', verb: 'found' },
    },
  },
});

const signIn = tool({
  name: 'sign_in_to_chat',
  description: 'Sign in to the chat as one of the people in it.',
  readOnly: false,
  parameters: {
    own_id: {
      ...recipientId,
      schema: { ...recipientId.schema, description: 'Id of the person who signs in, such as USR042.' },
      noun: 'id to sign in with',
      supply: ['my id is {value}', 'use {value}'],
    },
  },
  output: record({
    name: 'Full name of the person.',
    text_count: ['integer', 'Texts on record.'],
    latest_recipient_id: 'Id of the colleague to whom the latest text went; empty when there is none.',
  }),
  run: (state, { own_id }) => {
    const answer = chat.act(state, 'message_login', { user_id: own_id });
    if (answer instanceof ToolFailure) return answer;
    if (answer.login_status !== true) return failure('not-found', `Nobody has the id ${own_id}.`);
    const [latest_recipient_id = ''] = Object.keys(state.inbox.at(-1) ?? {});
    return { name: nameOf(state, own_id), text_count: textCount(state), latest_recipient_id };
  },
  phrases: {
    requests: [
      'log me on to the chat as {own_id}',
      'switch the chat over to {own_id}',
      'start the chat under the name of {own_id}',
    ],
    ability: 'log on to the chat',
    reports: [
      'The chat is open for {/name}, with {/text_count} text(s) on record.',
      'You are {/name} there now; {/text_count} text(s) are on record.',
    ],
    outputs: { '/latest_recipient_id': { noun: 'latest recipient', verb: 'found' } },
  },
});

/** Tools about the people in the chat. */
export const peopleTools = [lookUpColleague, listColleagues, inviteColleague, rankRecipients, signIn];
