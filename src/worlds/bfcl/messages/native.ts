import {
  add,
  contains,
  dict,
  dictWith,
  equal,
  iterate,
  length,
  type MersenneTwister,
  PythonDict,
  PythonSet,
  type PythonValue,
  raise,
  str,
  textWith,
  truthy,
  typeName,
} from '../../../python/index.ts';
import { defineNative, errorAnswer, generatorOf, type NativeMethod, settingsOf } from '../native.ts';

/** The attributes of an instance, in the order that recordings show. A scenario may put any value under them. */
interface MessageState {
  generated_ids: PythonValue;
  user_count: PythonValue;
  user_map: PythonValue;
  /** Dicts of one entry, receiver to text. */
  inbox: PythonValue;
  message_count: PythonValue;
  current_user: PythonValue;
  _random: MersenneTwister;
}

/** Messages of a workspace: its users, sending, taking back, searching. */
export const messageApi = defineNative<MessageState>({
  className: 'MessageAPI',
  load: (config) => {
    const given = settingsOf(config);
    return {
      generated_ids: given('generated_ids', new PythonSet(new PythonDict())),
      user_count: given('user_count', 4n),
      user_map: given('user_map', defaultUsers),
      inbox: given('inbox', defaultInbox),
      message_count: given('message_count', 3n),
      current_user: given('current_user', null),
      _random: generatorOf(config, 200191n),
    };
  },
  methods: {
    list_users: ['', (state) => dict({ user_list: dictWith(state.user_map, 'keys').keys() })],
    get_user_id: ['user', userId],
    message_login: ['user_id', logIn],
    message_get_login_status: ['', (state) => dict({ login_status: truthy(state.current_user) })],
    send_message: ['receiver_id, message', whenLoggedIn(sendMessage)],
    delete_message: ['receiver_id', whenLoggedIn(deleteMessage)],
    view_messages_sent: ['', whenLoggedIn(messagesByReceiver)],
    add_contact: ['user_name', addContact],
    search_messages: ['keyword', whenLoggedIn(searchMessages)],
    get_message_stats: ['', whenLoggedIn(messageStats)],
  },
});

const defaultUsers = dict({ Alice: 'USR001', Bob: 'USR002', Catherine: 'USR003', Daniel: 'USR004' });
const defaultInbox = [
  dict({ USR002: 'My name is Alice. I want to connect.' }),
  dict({ USR003: 'Could you upload the file?' }),
  dict({ USR004: 'Could you upload the file?' }),
];

function whenLoggedIn(run: NativeMethod<MessageState>['run']): NativeMethod<MessageState>['run'] {
  return (state, ...given) =>
    truthy(state.current_user) ? run(state, ...given) : errorAnswer('No user is currently logged in.');
}

function userId(state: MessageState, user: PythonValue): PythonDict {
  if (!contains(state.user_map, user)) return errorAnswer(`User '${str(user)}' not found in the workspace.`);
  return dict({ user_id: dictWith(state.user_map, 'get').item(user) });
}

function hasId(state: MessageState, id: PythonValue): boolean {
  return contains(dictWith(state.user_map, 'values').values(), id);
}

function logIn(state: MessageState, id: PythonValue): PythonDict {
  if (!hasId(state, id)) return dict({ login_status: false, message: `User ID '${str(id)}' not found.` });
  state.current_user = id;
  return dict({ login_status: true, message: `User '${str(id)}' logged in successfully.` });
}

function sendMessage(state: MessageState, receiver: PythonValue, message: PythonValue): PythonDict {
  if (!hasId(state, receiver)) return errorAnswer(`Receiver ID '${str(receiver)}' not found.`);
  const id = freshId(state);
  inboxOf(state, 'append').push(new PythonDict([[receiver, message]]));
  state.message_count = add(state.message_count, 1n);
  return dict({
    sent_status: true,
    message_id: dict({ new_id: id }),
    message: `Message sent to '${str(receiver)}' successfully.`,
  });
}

function freshId({ generated_ids, _random }: MessageState): bigint {
  let id = _random.integer(10000n, 99999n);
  while (contains(generated_ids, id)) id = _random.integer(10000n, 99999n);
  if (!(generated_ids instanceof PythonSet)) {
    return raise('AttributeError', `'${typeName(generated_ids)}' object has no attribute 'add'`);
  }
  generated_ids.items.set(id, null);
  return id;
}

function inboxOf({ inbox }: MessageState, method: string): PythonValue[] {
  return Array.isArray(inbox)
    ? inbox
    : raise('AttributeError', `'${typeName(inbox)}' object has no attribute '${method}'`);
}

/** Receiver and text of an inbox entry; what stands behind its first receiver is not looked at. */
function addressed(entry: PythonValue): [receiver: PythonValue, text: PythonValue] {
  const [first] = dictWith(entry, 'items').entries();
  return first ?? raise('IndexError', 'list index out of range');
}

function deleteMessage(state: MessageState, receiver: PythonValue): PythonDict {
  const latest = [...iterate(state.inbox)].findLast((entry) => equal(addressed(entry)[0], receiver));
  if (latest === undefined) return errorAnswer(`Receiver ID ${str(receiver)} not found.`);
  const inbox = inboxOf(state, 'remove');
  const first = inbox.findIndex((entry) => equal(entry, latest));
  inbox.splice(first, 1);
  return dict({
    deleted_status: true,
    receiver_id: receiver,
    message: `Receiver ${str(receiver)}'s latest message deleted successfully.`,
  });
}

function messagesByReceiver(state: MessageState): PythonDict {
  const messages = new PythonDict();
  for (const entry of iterate(state.inbox)) {
    const [receiver, text] = addressed(entry);
    messages.set(receiver, [...((messages.get(receiver) ?? []) as PythonValue[]), text]);
  }
  return dict({ messages });
}

function addContact(state: MessageState, name: PythonValue): PythonDict {
  if (contains(state.user_map, name)) return errorAnswer(`User name '${str(name)}' already exists.`);
  state.user_count = add(state.user_count, 1n);
  const id = `USR${str(state.user_count).padStart(3, '0')}`;
  if (hasId(state, id)) return errorAnswer(`User ID '${id}' already exists.`);
  dictWith(state.user_map, 'values').set(name, id);
  return dict({ added_status: true, user_id: id, message: `Contact '${str(name)}' added successfully.` });
}

function searchMessages(state: MessageState, keyword: PythonValue): PythonDict {
  const wanted = textWith(keyword, 'lower').toLowerCase();
  const found = [...iterate(state.inbox)]
    .map(addressed)
    .filter(([, text]) => textWith(text, 'lower').toLowerCase().includes(wanted))
    .map(([receiver, text]) => dict({ receiver_id: receiver, message: text }));
  return dict({ results: found });
}

function messageStats(state: MessageState): PythonDict {
  const receivers = new PythonDict([...iterate(state.inbox)].map((entry) => [addressed(entry)[0], null]));
  return dict({ stats: dict({ received_count: BigInt(length(state.inbox)), total_contacts: BigInt(receivers.size) }) });
}
