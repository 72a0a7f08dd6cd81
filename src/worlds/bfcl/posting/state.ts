import type { Random } from '../../../core/random.ts';
import { type Face, faceOf } from '../face.ts';
import { twitterApi } from './native.ts';
import { handles, passWords, replies, topics } from './topics.ts';

/** A post as the state keeps it. */
export type Post = { id: number; username: string; content: string; tags: string[]; mentions: string[] };
type Reply = { username: string; content: string };

/** The feed as the native class saves it, seen by one signed-in account. */
export type FeedState = {
  username: string;
  password: string;
  authenticated: boolean;
  tweets: { $map: [id: number, post: Post][] };
  /** By post id; a plain object while there are none. */
  comments: { $map?: [id: number, replies: Reply[]][] };
  /** By handle, the ids of the posts passed on. */
  retweets: Record<string, number[]>;
  following_list: string[];
  tweet_counter: number;
  _mentions: string[];
};

/** How the tools of the feed reach the native class. */
export const feed: Face = faceOf(twitterApi, [
  { native: /^User not authenticated.*$/, kind: 'refused', says: 'Sign in first.' },
  { native: /^Tweet with ID (.*) not found\.$/, kind: 'not-found', says: 'There is no post with the id $1.' },
]);

/** Fourteen posts of eight accounts, the signed-in one among them, which follows three; every post has replies. */
export function seedFeed(random: Random): FeedState {
  const accounts = random.sample(handles, 8);
  const [username, ...others] = accounts as [string, ...string[]];
  const posts = seedPosts(random, accounts);
  const following_list = random.sample(others, 3);
  const seeded = feed.seed({
    username,
    password: random.sample(passWords, 3).join('-'),
    authenticated: true,
    tweets: Object.fromEntries(posts.map((post) => [String(post.id), post])),
    retweets: Object.fromEntries(random.sample(others, 2).map((handle) => [handle, [random.pick(posts).id]])),
    following_list,
    tweet_counter: posts.at(-1)!.id + random.integer(1, 5),
  }) as unknown as FeedState;
  return { ...seeded, comments: { $map: seedReplies(random, posts, others) } };
}

function seedPosts(random: Random, accounts: readonly string[]): Post[] {
  const authors = random.shuffle([...accounts, ...random.sample(accounts, 6)]);
  let id = random.integer(120, 900);
  return random.sample(topics, authors.length).map((topic, at) => {
    id += random.integer(1, 7);
    const username = authors[at]!;
    const mentions = random.chance(0.2) ? [random.pick(accounts.filter((handle) => handle !== username))] : [];
    return { id, username, content: random.pick(topic.texts), tags: [topic.hashtag], mentions };
  });
}

function seedReplies(random: Random, posts: readonly Post[], others: readonly string[]): [number, Reply[]][] {
  return posts.map(({ id, username }) => {
    const repliers = random.sample(
      others.filter((handle) => handle !== username),
      random.pick([1, 1, 2]),
    );
    const texts = random.sample(replies, repliers.length);
    return [id, repliers.map((replier, at) => ({ username: replier, content: texts[at]! }))];
  });
}

/** All posts, oldest first. */
export function postsOf(state: Readonly<FeedState>): Post[] {
  return state.tweets.$map.map(([, post]) => post);
}

/** Every account that has posted, but for the signed-in one. */
export function otherAccounts(state: Readonly<FeedState>): string[] {
  return [...new Set(postsOf(state).map(({ username }) => username))].filter((handle) => handle !== state.username);
}

/** The ids of the posts that have replies. */
export function repliedIds({ comments }: Readonly<FeedState>): number[] {
  return (comments.$map ?? []).map(([id]) => id);
}
