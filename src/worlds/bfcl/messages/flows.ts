import type { WorldDependency } from '../../define.ts';

const recipients: Readonly<Record<string, string>> = {
  look_up_colleague: '/colleague_id',
  rank_recipients: '/recipients/*/recipient_id',
  search_texts: '/texts/*/recipient_id',
  sign_in_to_chat: '/latest_recipient_id',
};

const texts: Readonly<Record<string, string>> = {
  list_texts_to: '/texts/*/text',
  pass_on_text: '/text',
  correct_text: '/previous_text',
  unsend_text: '/removed_text',
};

const byRecipient = Object.entries(recipients).flatMap(([from, pointer]): WorldDependency[] => [
  { from, to: 'send_direct_text', bindings: { [pointer]: 'recipient_id' } },
  { from, to: 'list_texts_to', bindings: { [pointer]: 'recipient_id' } },
  { from, to: 'correct_text', bindings: { [pointer]: 'recipient_id' } },
  { from, to: 'unsend_text', bindings: { [pointer]: 'recipient_id' } },
  { from, to: 'pass_on_text', bindings: { [pointer]: 'source_id' } },
]);

const byText = Object.entries(texts).flatMap(([from, pointer]): WorldDependency[] => [
  { from, to: 'send_direct_text', bindings: { [pointer]: 'body' } },
  { from, to: 'broadcast_text', bindings: { [pointer]: 'body' } },
]);

/** What flows between the tools of the chat. */
export const dependencies: readonly WorldDependency[] = [
  ...byRecipient,
  ...byText,
  { from: 'search_texts', to: 'broadcast_text', bindings: { '/texts/*/text': 'body' } },
  { from: 'invite_colleague', to: 'send_direct_text', bindings: { '/colleague_id': 'recipient_id' } },
  { from: 'invite_colleague', to: 'pass_on_text', bindings: { '/colleague_id': 'recipient_id' } },
  { from: 'list_colleagues', to: 'look_up_colleague', bindings: { '/colleagues/*/name': 'colleague_name' } },
  { from: 'list_colleagues', to: 'send_direct_text', bindings: { '/colleagues/*/colleague_id': 'recipient_id' } },
  { from: 'rank_recipients', to: 'look_up_colleague', bindings: { '/recipients/*/name': 'colleague_name' } },
  { from: 'search_texts', to: 'look_up_colleague', bindings: { '/texts/*/recipient_name': 'colleague_name' } },
  { from: 'unsend_text', to: 'look_up_colleague', bindings: { '/recipient_name': 'colleague_name' } },
  { from: 'send_direct_text', to: 'look_up_colleague', bindings: { '/recipient_name': 'colleague_name' } },
];
