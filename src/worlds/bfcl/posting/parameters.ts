import { type DrawContext, parametersOf } from '../../parameters.ts';
import { anyOf } from '../../values.ts';
import { type FeedState, otherAccounts, postsOf } from './state.ts';
import { topics } from './topics.ts';

export const { text, integer, list, optional } = parametersOf<FeedState>();

type Context = DrawContext<FeedState>;

export const postId = integer({
  description: 'Id of the post.',
  noun: 'post id',
  supply: ['it is post {value}', 'I mean post {value}'],
  stated: 'post {value}',
  draw: ({ state, random }: Context) => random.pick(postsOf(state)).id,
});

export const handle = text({
  description: 'Handle of the account, without a leading @.',
  noun: 'account',
  supply: ['I mean {value}', 'the account is {value}'],
  draw: ({ state, random }: Context) => anyOf(random, otherAccounts(state)),
});

/** A hashtag that stands on a post of one of the accounts, or a word in such a post. */
export function subjectOf(random: Context['random'], state: Readonly<FeedState>, accounts: readonly string[]) {
  const posts = postsOf(state).filter(({ username }) => accounts.includes(username));
  const known = topics.filter(({ texts }) => posts.some(({ content }) => texts.includes(content)));
  const topic = anyOf(random, known);
  return topic && (random.chance(0.5) ? topic.hashtag : topic.word);
}
