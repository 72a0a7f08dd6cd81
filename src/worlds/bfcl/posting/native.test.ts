import { expect, test } from 'vitest';
import { dict, PythonDict as Pairs, type PythonDict } from '../../../python/index.ts';
import { NativeSession } from '../session.ts';

function sessionWith(config: PythonDict): NativeSession {
  return new NativeSession({
    initialConfig: dict({ TwitterAPI: config }),
    classNames: ['TwitterAPI'],
    today: '2026-01-01',
  });
}

function answersOf(session: NativeSession, calls: readonly string[]): string[] {
  return calls.map((call) => session.execute(call));
}

const loggedIn = dict({ authenticated: true, username: 'maple' });

test('posts without mentions share one list of mentions, those of another instance do not', () => {
  const [first, second] = [sessionWith(loggedIn), sessionWith(loggedIn)];
  const calls = ["post_tweet('one')", "post_tweet('two', mentions=[])", "mention(0, ['@fern'])", "post_tweet('three')"];
  expect(answersOf(first, calls).at(-1)).toBe(
    '{"id": 2, "username": "maple", "content": "three", "tags": [], "mentions": ["@fern"]}',
  );
  expect(first.execute('get_tweet(1)')).toContain('"mentions": []');
  expect(second.execute("post_tweet('one')")).toContain('"mentions": []');
});

test('tweets of a scenario are found by int id, comments of a scenario are not', () => {
  const session = sessionWith(
    dict({
      tweets: dict({ '7': dict({ id: 7n, username: 'fern', content: 'Moss', tags: ['#Green'], mentions: [] }) }),
      comments: dict({ '7': [dict({ username: 'maple', content: 'nice' })] }),
    }),
  );
  expect(answersOf(session, ['get_tweet_comments(7)', "get_tweet('7')"])).toEqual([
    '[]',
    '{"error": "Tweet with ID 7 not found."}',
  ]);
  expect(session.attributes('TwitterAPI').item('tweets')).toEqual(new Pairs([[7n, expect.anything()]]));
});

test('a search goes by content and whole tags, whatever the case, and needs a text where there is a tweet', () => {
  const session = sessionWith(loggedIn);
  const calls = ['search_tweets(1)', "post_tweet('Fog', ['#Harbour'])", 'search_tweets(1)', "search_tweets('harbour')"];
  expect(answersOf(session, [...calls, "search_tweets('#HARBOUR') == search_tweets('fog')"])).toEqual([
    '[]',
    '{"id": 0, "username": "maple", "content": "Fog", "tags": ["#Harbour"], "mentions": []}',
    "Error during execution: 'int' object has no attribute 'lower'",
    '[]',
    'True',
  ]);
});

test('an attribute that a scenario sets to nothing stays so', () => {
  const session = sessionWith(dict({ authenticated: true, following_list: null }));
  expect(session.execute("follow_user('fern')")).toBe(
    "Error during execution: argument of type 'NoneType' is not iterable",
  );
});
