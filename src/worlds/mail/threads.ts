import { failure, toolsOf } from '../define.ts';
import { listOf, record } from '../outputs.ts';
import { anyOf } from '../values.ts';
import { body, email, integer, subject, text, threadId } from './parameters.ts';
import { correspondent, type MailState, nameOf, nextId, send } from './state.ts';

const tool = toolsOf<MailState>();

const draftId = text({
  description: 'Id of the draft, such as DR-2170.',
  noun: 'draft id',
  supply: ['it is draft {value}', 'I mean draft {value}'],
  stated: 'draft {value}',
  draw: ({ state, random }) => anyOf(random, state.drafts)?.draft_id,
});

const getThread = tool({
  name: 'get_thread',
  description: 'Get an overview of a thread: how many mails it has, the latest one and who takes part.',
  readOnly: true,
  parameters: { thread_id: { ...threadId, repeatable: true } },
  output: record({
    message_count: ['integer', 'Mails in the thread.'],
    latest_mail_id: 'Id of the latest mail.',
    participants: listOf({ name: 'Name of the person.', email: 'Address of the person.' }),
  }),
  run: (state, given) => {
    const mails = state.mails.filter(({ thread_id }) => thread_id === given.thread_id);
    const latest = mails.at(-1);
    if (!latest) return failure('not-found', `No thread with id ${given.thread_id}.`);
    const addresses = [...new Set(mails.map(correspondent))];
    return {
      message_count: mails.length,
      latest_mail_id: latest.mail_id,
      participants: addresses.map((address) => ({ name: nameOf(state, address), email: address })),
    };
  },
  phrases: {
    requests: [
      'give me an overview of {thread_id}',
      'see who takes part in {thread_id}',
      'find out how long {thread_id} has become',
    ],
    ability: 'look at threads',
    reports: [
      'The thread has {/message_count} mail(s), the latest being {/latest_mail_id}, with {/participants/0/name} taking part.',
      '{/participants/0/name} takes part; there are {/message_count} mail(s) and the latest is {/latest_mail_id}.',
    ],
    outputs: {
      '/latest_mail_id': { noun: 'latest mail', verb: 'found', implied: 'the latest mail in {thread_id}' },
      '/participants/*/email': {
        noun: 'participant',
        verb: 'found',
        implied: 'the first person who takes part in {thread_id}',
      },
      '/participants/*/name': {
        noun: 'participant',
        verb: 'found',
        implied: 'the first person who takes part in {thread_id}',
      },
    },
  },
});

const muteThread = tool({
  name: 'mute_thread',
  description: 'Show no more notifications for a thread for some days.',
  readOnly: false,
  parameters: {
    thread_id: threadId,
    days: integer({
      description: 'Number of days.',
      noun: 'number of days',
      supply: ['for {value} days', 'make it {value} days'],
      minimum: 1,
      maximum: 60,
      stated: '{value} days',
      draw: ({ random }) => random.integer(2, 21),
    }),
  },
  output: record({ muted_count: ['integer', 'Threads that are muted now.'], started_by: 'Address of who started it.' }),
  run: (state, given) => {
    const first = state.mails.find(({ thread_id }) => thread_id === given.thread_id);
    if (!first) return failure('not-found', `No thread with id ${given.thread_id}.`);
    if (state.muted_threads.includes(given.thread_id))
      return failure('wrong-state', `${given.thread_id} is already muted.`);
    state.muted_threads.push(given.thread_id);
    return { muted_count: state.muted_threads.length, started_by: correspondent(first) };
  },
  phrases: {
    requests: [
      'silence {thread_id}[ for {days}]',
      'stop the notifications of {thread_id}[ for the next {days}]',
      'give me some peace from {thread_id}[, {days} should do]',
    ],
    ability: 'silence threads',
    reports: [
      'It is quiet now; {/muted_count} thread(s) are muted, this one with {/started_by}.',
      'The thread with {/started_by} is muted, which makes {/muted_count} muted thread(s).',
    ],
    outputs: { '/started_by': { noun: 'address', verb: 'reported' } },
  },
});

const saveDraft = tool({
  name: 'save_draft',
  description: 'Save a mail to be sent later.',
  readOnly: false,
  parameters: { email, subject, body },
  output: record({ draft_id: 'Id of the draft.', draft_count: ['integer', 'Drafts in the mailbox.'] }),
  run: (state, given) => {
    const draft_id = nextId(state, 'DR');
    state.drafts.push({ draft_id, email: given.email, subject: given.subject, body: given.body });
    return { draft_id, draft_count: state.drafts.length };
  },
  phrases: {
    requests: [
      'prepare a mail to {email} without sending it[, with {subject} as the subject][ and the text {body}]',
      'keep a mail to {email} ready for later[ with {subject} in the subject line][ and the text {body}]',
      'put together an unsent mail for {email}[ about {subject}][ that says {body}]',
    ],
    ability: 'prepare mails for later',
    reports: [
      'The mail is kept as {/draft_id}; there are {/draft_count} draft(s).',
      'It waits as {/draft_id} among {/draft_count} draft(s).',
    ],
    outputs: { '/draft_id': { noun: 'draft', verb: 'saved' } },
  },
});

const editDraft = tool({
  name: 'edit_draft',
  description: 'Replace the text of a draft.',
  readOnly: false,
  parameters: { draft_id: draftId, body },
  output: record({ recipient_email: 'Address that the draft is meant for.', subject: 'Subject of the draft.' }),
  run: (state, given) => {
    const draft = state.drafts.find(({ draft_id }) => draft_id === given.draft_id);
    if (!draft) return failure('not-found', `No draft with id ${given.draft_id}.`);
    draft.body = given.body;
    return { recipient_email: draft.email, subject: draft.subject };
  },
  phrases: {
    requests: [
      'change the wording of {draft_id}[ to {body}]',
      'rewrite {draft_id}[ so that it says {body}]',
      'give {draft_id} another text[, namely {body}]',
    ],
    ability: 'change drafts',
    reports: [
      'The mail "{/subject}" to {/recipient_email} has the new text.',
      'I changed the unsent mail "{/subject}" for {/recipient_email}.',
    ],
    outputs: {
      '/recipient_email': { noun: 'recipient', verb: 'reported' },
      '/subject': { noun: 'subject', verb: 'reported' },
    },
  },
});

const sendDraft = tool({
  name: 'send_draft',
  description: 'Send a saved draft.',
  readOnly: false,
  destructive: true,
  parameters: { draft_id: draftId },
  output: record({
    mail_id: 'Id of the sent mail.',
    thread_id: 'Id of its thread.',
    recipient_email: 'Address that it went to.',
  }),
  run: (state, given) => {
    const draft = state.drafts.find(({ draft_id }) => draft_id === given.draft_id);
    if (!draft) return failure('not-found', `No draft with id ${given.draft_id}.`);
    state.drafts = state.drafts.filter((other) => other !== draft);
    const { mail_id, thread_id } = send(state, { to: draft.email, subject: draft.subject, body: draft.body });
    return { mail_id, thread_id, recipient_email: draft.email };
  },
  phrases: {
    requests: [
      'send off {draft_id}',
      'mail {draft_id} now',
      'let {draft_id} go out as it is',
      'finally get {draft_id} out the door',
    ],
    ability: 'send drafts',
    reports: [
      'It went to {/recipient_email} as {/mail_id} in thread {/thread_id}.',
      'Sent to {/recipient_email}: mail {/mail_id}, thread {/thread_id}.',
    ],
    outputs: {
      '/mail_id': { noun: 'mail', verb: 'sent' },
      '/thread_id': { noun: 'thread', verb: 'started' },
      '/recipient_email': { noun: 'recipient', verb: 'reported' },
    },
  },
});

export const threadTools = [getThread, muteThread, saveDraft, editDraft, sendDraft];
