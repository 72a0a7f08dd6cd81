import type { WorldDependency } from '../../define.ts';

const aboutPosts = ['get_post_details', 'reshare_post', 'add_reply', 'tag_accounts', 'list_replies'];
const aboutAccounts = ['list_account_posts', 'get_account_overview'];

/** Which outputs the tools of the feed take from one another. */
export const postingFlows: readonly WorldDependency[] = [
  ...toAll('publish_post', '/post_id', 'post_id', ['get_post_details', 'add_reply', 'tag_accounts']),
  ...toAll('find_posts', '/posts/*/post_id', 'post_id', aboutPosts),
  ...toAll('find_posts', '/posts/*/author', 'handle', aboutAccounts),
  ...toAll('list_account_posts', '/posts/*/post_id', 'post_id', aboutPosts),
  ...toAll('list_account_posts', '/posts/*/hashtags/0', 'query', ['find_posts']),
  ...toAll('get_account_overview', '/latest_post_id', 'post_id', aboutPosts),
  ...toAll('get_post_details', '/author', 'handle', aboutAccounts),
  ...toAll('get_post_details', '/hashtags/*', 'query', ['find_posts']),
  ...toAll('list_replies', '/replies/*/author', 'handle', aboutAccounts),
  ...toAll('reshare_post', '/author', 'handle', aboutAccounts),
  ...toAll('add_reply', '/author', 'handle', aboutAccounts),
  ...toAll('tag_accounts', '/author', 'handle', aboutAccounts),
  ...toAll('discover_accounts', '/accounts/*/handle', 'handle', ['follow_account', ...aboutAccounts]),
  ...toAll('discover_accounts', '/accounts/*/post_id', 'post_id', aboutPosts),
  ...toAll('follow_account', '/latest_post_id', 'post_id', aboutPosts),
  ...toAll('list_followed_accounts', '/accounts/*/followed_account', 'followed_account', ['unfollow_account']),
  ...toAll('list_followed_accounts', '/accounts/*/followed_account', 'handle', aboutAccounts),
  ...toAll('sign_in_to_feed', '/latest_post_id', 'post_id', ['get_post_details', 'list_replies', 'tag_accounts']),
];

function toAll(from: string, output: string, input: string, tools: readonly string[]): WorldDependency[] {
  return tools.map((to) => ({ from, to, bindings: { [output]: input } }));
}
