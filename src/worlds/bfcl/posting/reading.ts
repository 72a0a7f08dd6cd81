import { failure, ToolFailure, toolsOf } from '../../define.ts';
import { listOf, record } from '../../outputs.ts';
import { anyOf } from '../../values.ts';
import { answered } from '../face.ts';
import { postsAbout, postsBy } from './looks.ts';
import { handle, postId, subjectOf, text } from './parameters.ts';
import { type FeedState, feed, otherAccounts, repliedIds } from './state.ts';

const tool = toolsOf<FeedState>();

const getPostDetails = tool({
  name: 'get_post_details',
  description: 'Show one post: who wrote it, what it says, its hashtags and the accounts it tags.',
  readOnly: true,
  parameters: { post_id: { ...postId, repeatable: true } },
  output: record({
    author: 'Who wrote the post.',
    text: 'What the post says.',
    hashtags: { type: 'array', items: { type: 'string' }, description: 'Hashtags of the post.' },
    mentions: { type: 'array', items: { type: 'string' }, description: 'Who is tagged in it.' },
  }),
  run: (state, { post_id }) =>
    answered(feed.look(state, 'get_tweet', { tweet_id: post_id }), ({ username, content, tags, mentions }) => ({
      author: username!,
      text: content!,
      hashtags: tags!,
      mentions: mentions!,
    })),
  phrases: {
    requests: [
      'show me the words of {post_id}',
      'open {post_id} for me',
      'tell me the author and contents of {post_id}',
    ],
    ability: 'show single posts',
    reports: ['{/author} wrote: "{/text}".', 'It is by {/author} and says "{/text}".'],
    outputs: {
      '/author': { noun: 'author', verb: 'looked up', implied: 'the author of {post_id}' },
      '/hashtags': { noun: 'set of hashtags', verb: 'found' },
      '/hashtags/*': { noun: 'hashtag', verb: 'found', implied: 'the first hashtag of {post_id}' },
    },
  },
});

const findPosts = tool({
  name: 'find_posts',
  description: 'Find the posts that contain a word or carry a hashtag, newest first.',
  readOnly: true,
  parameters: {
    query: text({
      description: 'A word of the text, or a hashtag with its leading #.',
      noun: 'word or hashtag',
      supply: ['look for {value}', 'the word is {value}'],
      stated: '{value}',
      draw: ({ state, random }) => subjectOf(random, state, [...otherAccounts(state), state.username]),
      repeatable: true,
    }),
  },
  output: record({
    post_count: ['integer', 'Posts found.'],
    posts: listOf({
      post_id: ['integer', 'Id of the post.'],
      author: 'Who wrote it.',
      text: 'What it says.',
    }),
  }),
  run: (state, { query }) => {
    const posts = postsAbout(state, query).map(({ id, username, content }) => ({
      post_id: id,
      author: username,
      text: content,
    }));
    return { post_count: posts.length, posts };
  },
  phrases: {
    requests: ['search the feed for {query}', 'look for anything about {query}', 'see what people write about {query}'],
    ability: 'search posts',
    reports: [
      'I found {/post_count} post(s) about {query}, the newest by {/posts/0/author}: "{/posts/0/text}".',
      'The search for {query} brought up {/post_count} post(s).',
    ],
    outputs: {
      '/posts/*/post_id': { noun: 'post', verb: 'found', implied: 'the newest post about {query}' },
      '/posts/*/author': { noun: 'author', verb: 'found', implied: 'the author of the newest post about {query}' },
    },
  },
});

const listAccountPosts = tool({
  name: 'list_account_posts',
  description: 'List what an account has posted, newest first.',
  readOnly: true,
  parameters: { handle: { ...handle, repeatable: true } },
  output: record({
    posts: listOf({
      post_id: ['integer', 'Id of the post.'],
      text: 'What it says.',
      hashtags: { type: 'array', items: { type: 'string' }, description: 'Its hashtags.' },
    }),
  }),
  run: (state, given) => {
    const posts = postsBy(state, given.handle);
    if (posts.length === 0) return failure('not-found', `Nothing was ever posted by ${given.handle}.`);
    return { posts: posts.map(({ id, content, tags }) => ({ post_id: id, text: content, hashtags: tags })) };
  },
  phrases: {
    requests: [
      'show me the posts of {handle}',
      'go through everything written by {handle}',
      'pull up the timeline of {handle}',
    ],
    ability: 'show the timeline of an account',
    reports: [
      'The newest from {handle} is post {/posts/0/post_id}: "{/posts/0/text}".',
      '{handle} wrote "{/posts/0/text}" last, in post {/posts/0/post_id}.',
    ],
    outputs: {
      '/posts/*/post_id': { noun: 'post', verb: 'found', implied: 'the latest post by {handle}' },
      '/posts/*/hashtags': { noun: 'set of hashtags', verb: 'found' },
      '/posts/*/hashtags/0': { noun: 'hashtag', verb: 'found', implied: 'the hashtag that {handle} used last' },
    },
  },
});

const listReplies = tool({
  name: 'list_replies',
  description: 'List the answers under a post, oldest first.',
  readOnly: true,
  parameters: {
    post_id: { ...postId, draw: ({ state, random }) => anyOf(random, repliedIds(state)) },
  },
  output: record({
    reply_count: ['integer', 'Answers under the post.'],
    replies: listOf({ author: 'Who answered.', text: 'What the answer says.' }),
  }),
  run: (state, { post_id }) => {
    const found = feed.look(state, 'get_tweet_comments', { tweet_id: post_id });
    if (found instanceof ToolFailure) return found;
    const comments = found.answer as { username: string; content: string }[];
    const replies = comments.map(({ username, content }) => ({ author: username, text: content }));
    return { reply_count: replies.length, replies };
  },
  phrases: {
    requests: [
      'show me what people answered under {post_id}',
      'read me the comments on {post_id}',
      'check how people reacted to {post_id}',
    ],
    ability: 'read the answers under a post',
    reports: [
      'There are {/reply_count} answer(s), the first from {/replies/0/author}: "{/replies/0/text}".',
      'That post has {/reply_count} answer(s).',
    ],
    outputs: {
      '/replies/*/author': {
        noun: 'person',
        verb: 'found among the answers',
        implied: 'the first person who answered {post_id}',
      },
    },
  },
});

/** Tools that read the feed. */
export const readingTools = [getPostDetails, findPosts, listAccountPosts, listReplies];
