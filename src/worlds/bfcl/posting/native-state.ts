import { dict, dictWith, PythonDict, type PythonValue, raise, toInt, typeName } from '../../../python/index.ts';
import { settingsOf } from '../native.ts';

/** The attributes of an instance. A scenario may put any value under most of them. */
export interface PostingState {
  username: PythonValue;
  password: PythonValue;
  authenticated: PythonValue;
  /** By int id. */
  tweets: PythonDict;
  /** By tweet id; those of a scenario are under text keys, so no method finds them. */
  comments: PythonValue;
  /** By user, the ids of tweets. */
  retweets: PythonValue;
  following_list: PythonValue;
  tweet_counter: PythonValue;
  /** The one list that all tweets posted without mentions share, as a Python default does. */
  _mentions: PythonValue[];
}

/** An instance from its scenario. Raises what Python would for tweets that are no dict, or whose keys are no ints. */
export function loadPosting(config: PythonDict): PostingState {
  const given = settingsOf(config);
  return {
    username: given('username', 'john'),
    password: given('password', 'john123'),
    authenticated: given('authenticated', false),
    tweets: withIntKeys(given('tweets', dict())),
    comments: given('comments', dict()),
    retweets: given('retweets', dict()),
    following_list: given('following_list', ['alice', 'bob']),
    tweet_counter: given('tweet_counter', 0n),
    _mentions: [],
  };
}

function withIntKeys(tweets: PythonValue): PythonDict {
  const entries = Array.from(dictWith(tweets, 'items').entries(), ([id, tweet]) => [toInt(id), tweet] as const);
  return new PythonDict(entries);
}

/** Calls for a list as `value.method` does: raises AttributeError when the value is none. */
export function listWith(value: PythonValue, method: string): PythonValue[] {
  return Array.isArray(value)
    ? value
    : raise('AttributeError', `'${typeName(value)}' object has no attribute '${method}'`);
}
