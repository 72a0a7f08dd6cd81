import { dict, equal, type PythonValue, truthy } from '../../../python/index.ts';
import { defineNative } from '../native.ts';
import { comment, commentsOn, follow, following, mention, retweet, statistics, unfollow } from './native-people.ts';
import { loadPosting, type PostingState } from './native-state.ts';
import { postTweet, search, tweet, tweetsOf } from './native-tweets.ts';

/** Posts: log in, tweet, retweet, comment, mention, follow, search. */
export const twitterApi = defineNative<PostingState>({
  className: 'TwitterAPI',
  load: loadPosting,
  methods: {
    authenticate_twitter: ['username, password', authenticate],
    posting_get_login_status: ['', (state) => dict({ login_status: truthy(state.authenticated) })],
    post_tweet: ['content, tags=[], mentions=[]', post],
    retweet: ['tweet_id', retweet],
    comment: ['tweet_id, comment_content', comment],
    mention: ['tweet_id, mentioned_usernames', mention],
    follow_user: ['username_to_follow', follow],
    list_all_following: ['', following],
    unfollow_user: ['username_to_unfollow', unfollow],
    get_tweet: ['tweet_id', tweet],
    get_user_tweets: ['username', tweetsOf],
    search_tweets: ['keyword', search],
    get_tweet_comments: ['tweet_id', commentsOn],
    get_user_stats: ['username', statistics],
  },
});

function authenticate(state: PostingState, username: PythonValue, password: PythonValue): PythonValue {
  const matches = equal(username, state.username) && equal(password, state.password);
  if (matches) state.authenticated = true;
  return dict({ authentication_status: matches });
}

// The signature's own list is one for all instances; each has a list of its own here, told by identity.
function post(state: PostingState, content: PythonValue, tags: PythonValue, mentions: PythonValue): PythonValue {
  const byDefault = twitterApi.methods.get('post_tweet')!.parameters[2]!.default;
  return postTweet(state, content, tags, mentions === byDefault ? state._mentions : mentions);
}
