import { failure, ToolFailure, toolsOf } from '../../define.ts';
import { listOf, record } from '../../outputs.ts';
import { anyOf } from '../../values.ts';
import { countsOf, followedBy, postsAbout, postsBy } from './looks.ts';
import { handle, integer, subjectOf, text } from './parameters.ts';
import { type FeedState, feed, otherAccounts } from './state.ts';

const tool = toolsOf<FeedState>();

const signIn = tool({
  name: 'sign_in_to_feed',
  description: 'Sign in to the feed as the account that this session belongs to.',
  readOnly: true,
  parameters: {
    handle: text({
      description: 'Name to sign in under, without a leading @.',
      noun: 'handle',
      supply: ['my handle is {value}', 'I am {value} there'],
      draw: ({ state }) => state.username,
    }),
    passphrase: text({
      description: 'Passphrase of the account.',
      noun: 'passphrase',
      supply: ['the passphrase is {value}', 'use {value}'],
      draw: ({ state }) => state.password,
    }),
  },
  output: record({
    following_count: ['integer', 'How many are followed.'],
    latest_post_id: ['integer', 'Id of the newest post of the account; 0 when there is none.'],
  }),
  run: (state, given) => {
    const outcome = feed.look(state, 'authenticate_twitter', { username: given.handle, password: given.passphrase });
    if (outcome instanceof ToolFailure) return outcome;
    if (outcome.authentication_status !== true) return failure('refused', 'The handle or the passphrase is wrong.');
    return {
      following_count: followedBy(state).length,
      latest_post_id: postsBy(state, given.handle)[0]?.id ?? 0,
    };
  },
  phrases: {
    requests: [
      'log me in as {handle}[ with the passphrase {passphrase}]',
      'get me into my account {handle}[ using the passphrase {passphrase}]',
      'open my account under the handle {handle}[; the passphrase is {passphrase}]',
    ],
    ability: 'log you in',
    reports: [
      'You are in as {handle} and follow {/following_count} account(s).',
      'The login as {handle} worked; you follow {/following_count} account(s).',
    ],
    outputs: { '/latest_post_id': { noun: 'newest post of mine', verb: 'got from the login' } },
  },
});

const followAccount = tool({
  name: 'follow_account',
  description: 'Follow an account, so that its posts reach the signed-in one.',
  readOnly: false,
  parameters: {
    handle: {
      ...handle,
      draw: ({ state, random }) =>
        anyOf(
          random,
          otherAccounts(state).filter((name) => !state.following_list.includes(name)),
        ),
    },
  },
  output: record({
    following_count: ['integer', 'How many are followed now.'],
    latest_post_id: ['integer', 'Id of the newest post of the account followed; 0 when there is none.'],
  }),
  run: (state, given) => {
    const outcome = feed.act(state, 'follow_user', { username_to_follow: given.handle });
    if (outcome instanceof ToolFailure) return outcome;
    if (outcome.follow_status !== true) return failure('wrong-state', `You follow ${given.handle} already.`);
    return { following_count: followedBy(state).length, latest_post_id: postsBy(state, given.handle)[0]?.id ?? 0 };
  },
  phrases: {
    requests: [
      'start following {handle}',
      'have my account follow {handle} from now on',
      'add {handle} to the people I follow',
    ],
    ability: 'follow accounts',
    reports: [
      'You follow {handle} now, one of {/following_count} account(s).',
      'Posts by {handle} will reach you; you follow {/following_count} account(s).',
    ],
    outputs: { '/latest_post_id': { noun: 'newest post', verb: 'found there' } },
  },
});

const unfollowAccount = tool({
  name: 'unfollow_account',
  description: 'Stop following an account.',
  readOnly: false,
  parameters: {
    followed_account: {
      ...handle,
      schema: { type: 'string', description: 'Whom to stop following, without a leading @.' },
      draw: ({ state, random }) => anyOf(random, state.following_list),
    },
  },
  output: record({ following_count: ['integer', 'How many are still followed.'] }),
  run: (state, given) => {
    const outcome = feed.act(state, 'unfollow_user', { username_to_unfollow: given.followed_account });
    if (outcome instanceof ToolFailure) return outcome;
    if (outcome.unfollow_status !== true) return failure('wrong-state', `You do not follow ${given.followed_account}.`);
    return { following_count: followedBy(state).length };
  },
  phrases: {
    requests: [
      'stop following {followed_account}',
      'take {followed_account} off the list of people I follow',
      'make sure I no longer follow {followed_account}',
    ],
    ability: 'stop following accounts',
    reports: [
      'You no longer follow {followed_account}; {/following_count} account(s) remain.',
      '{followed_account} is off your list, which leaves {/following_count} account(s).',
    ],
  },
});

const listFollowed = tool({
  name: 'list_followed_accounts',
  description: 'List the accounts that the signed-in one follows, starting with the one followed longest.',
  readOnly: true,
  parameters: {
    limit: integer({
      description: 'How long the list may get.',
      noun: 'number of accounts',
      supply: ['{value} are enough', 'up to {value}'],
      minimum: 1,
      maximum: 50,
      // One number a state: nobody asks for the first two and the first five in one breath.
      draw: ({ state }) => 2 + (state.tweet_counter % 8),
    }),
  },
  output: record({
    accounts: listOf({
      followed_account: 'Whom the signed-in one follows.',
      post_count: ['integer', 'Posts written.'],
    }),
    following_count: ['integer', 'How many are followed in all.'],
  }),
  run: (state, { limit }) => {
    const followed = followedBy(state);
    const accounts = followed
      .slice(0, limit)
      .map((name) => ({ followed_account: name, post_count: countsOf(state, name).posts }));
    return { accounts, following_count: followed.length };
  },
  phrases: {
    requests: [
      'show me up to {limit} of the accounts I follow',
      'name at most {limit} people I follow',
      'go through whom I follow, {limit} of them at most',
    ],
    ability: 'show whom you follow',
    reports: [
      'You follow {/following_count} account(s), {/accounts/0/followed_account} the longest.',
      'There are {/following_count} account(s) that you follow.',
    ],
    outputs: { '/accounts/*/followed_account': { noun: 'account', verb: 'listed' } },
  },
});

const discoverAccounts = tool({
  name: 'discover_accounts',
  description: 'Suggest accounts that post about a subject and that the signed-in one does not follow yet.',
  readOnly: true,
  parameters: {
    subject: text({
      description: 'A word, or a hashtag with its leading #.',
      noun: 'subject',
      supply: ['it is about {value}', 'the subject is {value}'],
      draw: ({ state, random }) => {
        const unknown = otherAccounts(state).filter((name) => !state.following_list.includes(name));
        return subjectOf(random, state, unknown);
      },
      repeatable: true,
    }),
  },
  output: record({
    account_count: ['integer', 'Accounts suggested.'],
    accounts: listOf({
      handle: 'Handle of the account.',
      post_id: ['integer', 'Id of its newest post about the subject.'],
    }),
  }),
  run: (state, { subject }) => {
    const known = [...followedBy(state), state.username];
    const posts = postsAbout(state, subject).filter(
      ({ username }, at, all) =>
        !known.includes(username) && all.findIndex((other) => other.username === username) === at,
    );
    const accounts = posts.map(({ id, username }) => ({ handle: username, post_id: id }));
    return { account_count: accounts.length, accounts };
  },
  phrases: {
    requests: [
      'suggest someone new who writes about {subject}',
      'look for people I do not follow yet who post about {subject}',
      'recommend me an account that is into {subject}',
    ],
    ability: 'suggest accounts to follow',
    reports: [
      'On {subject}, {/accounts/0/handle} would be new to you, out of {/account_count} suggestion(s).',
      'I have {/account_count} suggestion(s) on {subject}.',
    ],
    outputs: {
      '/accounts/*/handle': {
        noun: 'account',
        verb: 'suggested',
        implied: 'the first account new to me that writes about {subject}',
      },
      '/accounts/*/post_id': {
        noun: 'post',
        verb: 'suggested',
        implied: 'the newest post about {subject} by someone I do not follow',
      },
    },
  },
});

const accountOverview = tool({
  name: 'get_account_overview',
  description: 'Tell how active an account is: how much it has written and passed on, and its newest post.',
  readOnly: true,
  parameters: { handle: { ...handle, repeatable: true } },
  output: record({
    post_count: ['integer', 'Posts written.'],
    reshare_count: ['integer', 'Posts of others passed on.'],
    latest_post_id: ['integer', 'Id of the newest post.'],
  }),
  run: (state, given) => {
    const { posts, reshares } = countsOf(state, given.handle);
    const [latest] = postsBy(state, given.handle);
    if (!latest) return failure('not-found', `Nothing was ever posted by ${given.handle}.`);
    return { post_count: posts, reshare_count: reshares, latest_post_id: latest.id };
  },
  phrases: {
    requests: [
      'look up the activity of {handle}',
      'find out how much is written and passed on by {handle}',
      'give me the numbers for {handle}',
    ],
    ability: 'tell how active an account is',
    reports: [
      '{handle} has written {/post_count} post(s) and passed on {/reshare_count}.',
      'So far {/post_count} post(s) come from {handle}, and {/reshare_count} passed on.',
    ],
    outputs: {
      '/latest_post_id': { noun: 'latest post', verb: 'looked up', implied: 'the newest post written by {handle}' },
    },
  },
});

/** Tools about accounts. */
export const accountTools = [signIn, followAccount, unfollowAccount, listFollowed, discoverAccounts, accountOverview];
