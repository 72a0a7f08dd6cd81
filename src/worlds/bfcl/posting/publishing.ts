import { failure, ToolFailure, toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { anyOf } from '../../values.ts';
import { answered } from '../face.ts';
import { countsOf, postOf, replyCount } from './looks.ts';
import { list, optional, postId, text } from './parameters.ts';
import { type FeedState, feed, otherAccounts, postsOf } from './state.ts';
import { replies, topics } from './topics.ts';

const tool = toolsOf<FeedState>();

const publishPost = tool({
  name: 'publish_post',
  description: 'Write a new post from the signed-in account, with hashtags and tagged accounts if wanted.',
  readOnly: false,
  parameters: {
    message: text({
      description: 'What to write.',
      noun: 'text of the post',
      supply: ['it should read {value}', 'write {value}'],
      stated: '"{value}"',
      draw: ({ state, random }) => {
        const said = postsOf(state).map(({ content }) => content);
        return anyOf(
          random,
          topics.flatMap(({ texts }) => texts.filter((words) => !said.includes(words))),
        );
      },
    }),
    hashtags: optional(
      list(
        { type: 'string' },
        {
          description: 'Hashtags of the post, each with its leading #.',
          noun: 'hashtags',
          draw: ({ given, random }) => {
            const own = topics.find(({ texts }) => texts.includes(String(given.message))) ?? random.pick(topics);
            return [own.hashtag, random.pick(['#smalljoys', '#today', '#goodnews', '#neighbours', '#midweek'])];
          },
        },
      ),
    ),
    tagged_handles: optional(
      list(
        { type: 'string' },
        {
          description: 'Handles of the accounts to tag.',
          noun: 'accounts to tag',
          draw: ({ state, random }) => random.sample(otherAccounts(state), random.integer(1, 2)),
        },
      ),
    ),
  },
  output: record({
    post_id: ['integer', 'Id of the new post.'],
    own_post_count: ['integer', 'Posts that the signed-in account has now.'],
  }),
  run: (state, { message, hashtags = [], tagged_handles = [] }) => {
    const posted = feed.act(state, 'post_tweet', { content: message, tags: hashtags, mentions: tagged_handles });
    return answered(posted, ({ id }) => ({ post_id: id!, own_post_count: countsOf(state, state.username).posts }));
  },
  phrases: {
    requests: [
      'put {message} on my feed[ under {hashtags}][ and tag {tagged_handles}]',
      'write {message} for everyone to read[, using {hashtags}][, tagging {tagged_handles}]',
      'let my followers know: {message}[ under {hashtags}][, with {tagged_handles} tagged]',
      'share the words {message} from my account[ and add {hashtags}][ as well as a tag for {tagged_handles}]',
    ],
    ability: 'write posts for you',
    reports: [
      'It is on your feed as post {/post_id}, your number {/own_post_count}.',
      'Post {/post_id} is out; you have {/own_post_count} posts now.',
    ],
    outputs: { '/post_id': { noun: 'post', verb: 'wrote' } },
  },
});

const resharePost = tool({
  name: 'reshare_post',
  description: 'Pass a post on to the followers of the signed-in account. Each post can be passed on once.',
  readOnly: false,
  parameters: {
    post_id: {
      ...postId,
      draw: ({ state, random }) => {
        const done = state.retweets[state.username] ?? [];
        const others = postsOf(state).filter(({ username }) => username !== state.username);
        return anyOf(
          random,
          others.filter(({ id }) => !done.includes(id)),
        )?.id;
      },
    },
  },
  output: record({
    author: 'Who wrote the post.',
    reshare_count: ['integer', 'Posts that the signed-in account has passed on so far.'],
  }),
  run: (state, { post_id }) => {
    const outcome = feed.act(state, 'retweet', { tweet_id: post_id });
    if (outcome instanceof ToolFailure) return outcome;
    if (outcome.retweet_status !== 'Successfully retweeted') {
      return failure('wrong-state', `You have passed on post ${post_id} before.`);
    }
    return { author: postOf(state, post_id).username, reshare_count: countsOf(state, state.username).reshares };
  },
  phrases: {
    requests: [
      'pass {post_id} on to my followers',
      'boost {post_id} from my account',
      'give {post_id} another round on my feed',
    ],
    ability: 'pass on posts of others',
    reports: [
      'The post by {/author} is on your feed too; you have passed on {/reshare_count} so far.',
      'Your followers see the words of {/author} now, number {/reshare_count} that you passed on.',
    ],
    outputs: { '/author': { noun: 'author', verb: 'passed on' } },
  },
});

const addReply = tool({
  name: 'add_reply',
  description: 'Answer a post in public.',
  readOnly: false,
  parameters: {
    post_id: postId,
    message: text({
      description: 'What to answer.',
      noun: 'answer to post',
      supply: ['say {value}', 'it should read {value}'],
      stated: '"{value}"',
      draw: ({ random }) => random.pick(replies),
    }),
  },
  output: record({
    author: 'Who wrote the post.',
    reply_count: ['integer', 'Answers under the post now.'],
  }),
  run: (state, { post_id, message }) => {
    const added = feed.act(state, 'comment', { tweet_id: post_id, comment_content: message });
    return answered(added, () => ({
      author: postOf(state, post_id).username,
      reply_count: replyCount(state, post_id),
    }));
  },
  phrases: {
    requests: [
      'answer {post_id} in public[ with {message}]',
      'write back under {post_id}[, saying {message}]',
      'leave a comment on {post_id}[ that says {message}]',
    ],
    ability: 'answer posts',
    reports: [
      'Your answer to {/author} is up, which makes {/reply_count} under that post.',
      '{/author} can read your answer now; there are {/reply_count} in all.',
    ],
    outputs: { '/author': { noun: 'author', verb: 'answered' } },
  },
});

const tagAccounts = tool({
  name: 'tag_accounts',
  description: 'Tag more accounts in a post that is up already.',
  readOnly: false,
  parameters: {
    post_id: postId,
    handles: list(
      { type: 'string' },
      {
        description: 'Handles of the accounts to tag.',
        noun: 'accounts to tag',
        supply: ['tag {value}', 'I want {value} in it'],
        draw: ({ state, given, random }) => {
          const post = postsOf(state).find(({ id }) => id === given.post_id);
          const free = otherAccounts(state).filter((name) => name !== post?.username && !post?.mentions.includes(name));
          return random.sample(free, random.integer(1, 2));
        },
      },
    ),
  },
  output: record({
    author: 'Who wrote the post.',
    tag_count: ['integer', 'Accounts tagged in the post now.'],
  }),
  run: (state, { post_id, handles }) => {
    const tagged = feed.act(state, 'mention', { tweet_id: post_id, mentioned_usernames: handles });
    return answered(tagged, () => ({
      author: postOf(state, post_id).username,
      tag_count: postOf(state, post_id).mentions.length,
    }));
  },
  phrases: {
    requests: [
      'put tags[ for {handles}] on {post_id}',
      'add tags[ for {handles}] to {post_id}',
      'extend the tags of {post_id}[ with {handles}]',
    ],
    ability: 'tag accounts in posts',
    reports: [
      'The post by {/author} tags {/tag_count} account(s) now.',
      'Done: {/tag_count} account(s) are tagged in what {/author} wrote.',
    ],
    outputs: { '/author': { noun: 'author', verb: 'tagged accounts for' } },
  },
});

/** Tools that write to the feed. */
export const publishingTools = [publishPost, resharePost, addReply, tagAccounts];
