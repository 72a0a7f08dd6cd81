import { type DrawContext, parametersOf } from '../../parameters.ts';
import { anyOf } from '../../values.ts';
import { type ChatState, otherColleagues, writtenTo } from './state.ts';
import { topics } from './words.ts';

export const { text, integer, list } = parametersOf<ChatState>();

type Context = DrawContext<ChatState>;

export const recipientId = text({
  description: 'Id of the colleague, such as USR042.',
  noun: 'id of the recipient',
  supply: ['the id is {value}', 'it goes to {value}'],
  stated: 'user {value}',
  draw: ({ state, given, random }: Context) =>
    anyOf(
      random,
      otherColleagues(state).filter(({ id }) => id !== given.source_id),
    )?.id,
});

/** A recipient to whom something was written. */
export const correspondentId = {
  ...recipientId,
  supply: ['the id is {value}', 'I mean user {value}'],
  draw: ({ state, random }: Context) => anyOf(random, writtenTo(state))?.id,
};

export const body = text({
  description: 'What to write.',
  noun: 'text',
  supply: ['write: {value}', 'it should say {value}'],
  stated: '"{value}"',
  draw: ({ state, random }: Context) => {
    const used = state.inbox.flatMap((entry) => Object.values(entry));
    return anyOf(
      random,
      topics.map((topic) => topic.text).filter((words) => !used.includes(words)),
    );
  },
});
