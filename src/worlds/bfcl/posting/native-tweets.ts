import {
  add,
  contains,
  dict,
  equal,
  iterate,
  type PythonDict,
  type PythonValue,
  str,
  subscript,
  textWith,
  truthy,
} from '../../../python/index.ts';
import { errorAnswer } from '../native.ts';
import type { PostingState } from './native-state.ts';

/** The refusal of a method that needs a login, or undefined when there was one. */
export function refuseStranger(state: PostingState, purpose: string): PythonDict | undefined {
  if (truthy(state.authenticated)) return undefined;
  return errorAnswer(`User not authenticated. Please authenticate before ${purpose}.`);
}

/** The refusal of a method that needs a tweet, or undefined when it is there. Raises TypeError for an unhashable id. */
export function refuseMissing(state: PostingState, id: PythonValue): PythonDict | undefined {
  return state.tweets.has(id) ? undefined : errorAnswer(`Tweet with ID ${str(id)} not found.`);
}

/** Stores a tweet under the next id. */
export function postTweet(
  state: PostingState,
  content: PythonValue,
  tags: PythonValue,
  mentions: PythonValue,
): PythonValue {
  const stranger = refuseStranger(state, 'posting');
  if (stranger) return stranger;
  const id = state.tweet_counter;
  const posted = dict({ id, username: state.username, content, tags, mentions });
  state.tweets.set(id, posted);
  state.tweet_counter = add(id, 1n);
  return posted;
}

/** One tweet. */
export function tweet(state: PostingState, id: PythonValue): PythonValue {
  return refuseMissing(state, id) ?? state.tweets.item(id);
}

/** The tweets that a user wrote, as a list. */
export function tweetsOf(state: PostingState, username: PythonValue): PythonValue[] {
  return state.tweets.values().filter((tweet) => equal(subscript(tweet, 'username'), username));
}

/** The tweets with the keyword in the content or as a tag, whatever the case, as a list. */
export function search(state: PostingState, keyword: PythonValue): PythonValue[] {
  return state.tweets.values().filter((tweet) => {
    const wanted = lower(keyword);
    return (
      contains(lower(subscript(tweet, 'content')), wanted) ||
      iterate(subscript(tweet, 'tags')).map(lower).includes(wanted)
    );
  });
}

function lower(text: PythonValue): string {
  return textWith(text, 'lower').toLowerCase();
}
