import {
  contains,
  dict,
  dictWith,
  equal,
  iterate,
  length,
  type PythonDict,
  type PythonValue,
  setItem,
  subscript,
} from '../../../python/index.ts';
import { listWith, type PostingState } from './native-state.ts';
import { refuseMissing, refuseStranger, tweetsOf } from './native-tweets.ts';

/** Retweets once a user. */
export function retweet(state: PostingState, id: PythonValue): PythonDict {
  const refusal = refuseStranger(state, 'retweeting') ?? refuseMissing(state, id);
  if (refusal) return refusal;
  const own = listUnder(state.retweets, state.username);
  if (contains(own, id)) return dict({ retweet_status: 'Already retweeted' });
  listWith(own, 'append').push(id);
  return dict({ retweet_status: 'Successfully retweeted' });
}

/** Adds a comment under a tweet. */
export function comment(state: PostingState, id: PythonValue, content: PythonValue): PythonDict {
  const refusal = refuseStranger(state, 'commenting') ?? refuseMissing(state, id);
  if (refusal) return refusal;
  listWith(listUnder(state.comments, id), 'append').push(dict({ username: state.username, content }));
  return dict({ comment_status: 'Comment added successfully' });
}

/** The comments under a tweet, as a list. */
export function commentsOn(state: PostingState, id: PythonValue): PythonValue {
  return refuseMissing(state, id) ?? dictWith(state.comments, 'get').get(id) ?? [];
}

/** Adds users to those that a tweet mentions; nobody needs to be logged in. A text adds its characters. */
export function mention(state: PostingState, id: PythonValue, usernames: PythonValue): PythonDict {
  const refusal = refuseMissing(state, id);
  if (refusal) return refusal;
  listWith(subscript(state.tweets.item(id), 'mentions'), 'extend').push(...iterate(usernames));
  return dict({ mention_status: 'Users mentioned successfully' });
}

/** Follows a user; false when that was so already. */
export function follow(state: PostingState, username: PythonValue): PythonDict {
  const stranger = refuseStranger(state, 'following');
  if (stranger) return stranger;
  if (contains(state.following_list, username)) return dict({ follow_status: false });
  listWith(state.following_list, 'append').push(username);
  return dict({ follow_status: true });
}

/** Stops following a user; false when nobody of the name was followed. */
export function unfollow(state: PostingState, username: PythonValue): PythonDict {
  const stranger = refuseStranger(state, 'unfollowing');
  if (stranger) return stranger;
  if (!contains(state.following_list, username)) return dict({ unfollow_status: false });
  const followed = listWith(state.following_list, 'remove');
  followed.splice(
    followed.findIndex((other) => equal(other, username)),
    1,
  );
  return dict({ unfollow_status: true });
}

/** Whom the user follows. */
export function following(state: PostingState): PythonDict {
  return refuseStranger(state, 'listing following') ?? dict({ following_list: state.following_list });
}

/** How much a user wrote, follows (known of the own user only) and retweeted. */
export function statistics(state: PostingState, username: PythonValue): PythonDict {
  const isOwn = equal(username, state.username);
  return dict({
    tweet_count: BigInt(tweetsOf(state, username).length),
    following_count: isOwn ? BigInt(length(state.following_list)) : 0n,
    retweet_count: BigInt(length(dictWith(state.retweets, 'get').get(username) ?? [])),
  });
}

// Makes the list first where there is none.
function listUnder(lists: PythonValue, key: PythonValue): PythonValue {
  if (!contains(lists, key)) setItem(lists, key, []);
  return subscript(lists, key);
}
