import type { JsonObject } from '../../../core/json.ts';
import { type FeedState, feed, type Post } from './state.ts';

/** The posts of an account, newest first. */
export function postsBy(state: FeedState, handle: string): Post[] {
  return newestFirst(feed.know(state, 'get_user_tweets', { username: handle }));
}

/** The posts with a word in them, or with a hashtag, newest first. */
export function postsAbout(state: FeedState, query: string): Post[] {
  return newestFirst(feed.know(state, 'search_tweets', { keyword: query }));
}

function newestFirst({ answer }: JsonObject): Post[] {
  return (answer as Post[]).reverse();
}

/** A post that is known to be there. */
export function postOf(state: FeedState, id: number): Post {
  return feed.know(state, 'get_tweet', { tweet_id: id }) as Post;
}

/** The number of answers under a post that is known to be there. */
export function replyCount(state: FeedState, id: number): number {
  return (feed.know(state, 'get_tweet_comments', { tweet_id: id }).answer as JsonObject[]).length;
}

/** Whom the signed-in account follows, longest first. */
export function followedBy(state: FeedState): string[] {
  return feed.know(state, 'list_all_following').following_list as string[];
}

/** How many posts an account has written and passed on. */
export function countsOf(state: FeedState, handle: string): { posts: number; reshares: number } {
  const counts = feed.know(state, 'get_user_stats', { username: handle });
  return { posts: counts.tweet_count as number, reshares: counts.retweet_count as number };
}
