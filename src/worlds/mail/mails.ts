import { failure, toolsOf } from '../define.ts';
import { listOf, record } from '../outputs.ts';
import { anyOf } from '../values.ts';
import { body, choice, contactName, email, mailId, optional, subject } from './parameters.ts';
import { correspondent, type MailState, mailOf, nameOf, send } from './state.ts';

const tool = toolsOf<MailState>();
const folders = ['archive', 'follow_up', 'receipts', 'trash', 'projects', 'personal'] as const;

const searchMails = tool({
  name: 'search_mails',
  description: 'List the mails that a person of the address book sent, newest first.',
  readOnly: true,
  parameters: {
    contact_name: {
      ...contactName,
      draw: ({ state, random }) =>
        anyOf(
          random,
          state.contacts.filter((contact) => state.mails.some(({ from }) => from === contact.email)),
        )?.name,
    },
  },
  output: record({
    mails: listOf({
      mail_id: 'Id of the mail.',
      thread_id: 'Id of its thread.',
      subject: 'Subject of the mail.',
      received_date: 'Day on which it came.',
    }),
  }),
  run: (state, given) => {
    const contact = state.contacts.find(({ name }) => name.toLowerCase() === given.contact_name.toLowerCase());
    if (!contact) return failure('not-found', `Nobody called ${given.contact_name} is in the address book.`);
    const mails = state.mails
      .filter(({ from }) => from === contact.email)
      .sort((left, right) => right.date.localeCompare(left.date))
      .map(({ mail_id, thread_id, subject: title, date }) => ({
        mail_id,
        thread_id,
        subject: title,
        received_date: date,
      }));
    return mails.length > 0 ? { mails } : failure('not-found', `There are no mails from ${contact.name}.`);
  },
  phrases: {
    requests: [
      'show me what {contact_name} wrote to me',
      'look through my inbox for messages from {contact_name}',
      'see if {contact_name} has been in touch lately',
      'check the latest messages that came from {contact_name}',
    ],
    ability: 'find mails by their sender',
    reports: [
      'The latest mail from {contact_name} is {/mails/0/mail_id}, "{/mails/0/subject}", of {/mails/0/received_date}.',
      '{contact_name} last wrote on {/mails/0/received_date} about "{/mails/0/subject}" ({/mails/0/mail_id}).',
    ],
    outputs: {
      '/mails/*/mail_id': { noun: 'mail', verb: 'found', implied: 'the latest mail from {contact_name}' },
      '/mails/*/thread_id': {
        noun: 'thread',
        verb: 'found',
        implied: 'the thread of the latest mail from {contact_name}',
      },
      '/mails/*/subject': {
        noun: 'subject',
        verb: 'found',
        implied: 'the subject of the latest mail from {contact_name}',
      },
    },
  },
});

const openMail = tool({
  name: 'open_mail',
  description: 'Read a mail: its text, its subject and who is at the other end.',
  readOnly: true,
  parameters: { mail_id: { ...mailId, repeatable: true } },
  output: record({
    correspondent_name: 'Name of the person at the other end.',
    correspondent_email: 'Address of that person.',
    subject: 'Subject of the mail.',
    body: 'Text of the mail.',
    thread_id: 'Id of its thread.',
  }),
  run: (state, given) => {
    const mail = mailOf(state, given.mail_id);
    if (!mail) return failure('not-found', `No mail with id ${given.mail_id}.`);
    const address = correspondent(mail);
    return {
      correspondent_name: nameOf(state, address),
      correspondent_email: address,
      subject: mail.subject,
      body: mail.body,
      thread_id: mail.thread_id,
    };
  },
  phrases: {
    requests: ['read {mail_id} to me', 'tell me what {mail_id} says', 'show me the text of {mail_id}'],
    ability: 'read mails',
    reports: [
      'It is the mail "{/subject}" with {/correspondent_name} ({/correspondent_email}): "{/body}".',
      'The mail "{/subject}" with {/correspondent_name} says "{/body}".',
    ],
    outputs: {
      '/correspondent_name': { noun: 'person', verb: 'named', implied: 'the person behind {mail_id}' },
      '/correspondent_email': { noun: 'address', verb: 'read', implied: 'the person behind {mail_id}' },
      '/subject': { noun: 'subject', verb: 'read', implied: 'the subject of {mail_id}' },
      '/thread_id': { noun: 'thread', verb: 'came across', implied: 'the thread that {mail_id} belongs to' },
    },
  },
});

const sendEmail = tool({
  name: 'send_email',
  description: 'Write a new mail to an address and send it.',
  readOnly: false,
  parameters: { email, subject, body },
  output: record({ mail_id: 'Id of the sent mail.', thread_id: 'Id of the new thread.' }),
  run: (state, given) => {
    const { mail_id, thread_id } = send(state, { to: given.email, subject: given.subject, body: given.body });
    return { mail_id, thread_id };
  },
  phrases: {
    requests: [
      'write to {email}[ with {subject} as the subject][ and say {body}]',
      'drop {email} a line[ about {subject}][ with the text {body}]',
      'contact {email}[ with {subject} in the subject line][ and the words {body}]',
      'get a message to {email}[ on the topic of {subject}][ that reads {body}]',
    ],
    ability: 'send mails',
    reports: [
      'The mail is sent as {/mail_id} and starts thread {/thread_id}.',
      'Your mail {/mail_id} is on its way (thread {/thread_id}).',
    ],
    outputs: {
      '/mail_id': { noun: 'mail', verb: 'sent' },
      '/thread_id': { noun: 'thread', verb: 'started' },
    },
  },
});

const replyToMail = tool({
  name: 'reply_to_mail',
  description: 'Answer a mail in its thread.',
  readOnly: false,
  parameters: { mail_id: mailId, body },
  output: record({
    reply_mail_id: 'Id of the answer.',
    thread_id: 'Id of the thread.',
    recipient_email: 'Address that it went to.',
  }),
  run: (state, given) => {
    const mail = mailOf(state, given.mail_id);
    if (!mail) return failure('not-found', `No mail with id ${given.mail_id}.`);
    const to = correspondent(mail);
    const reply = send(state, { to, subject: `Re: ${mail.subject}`, body: given.body }, mail.thread_id);
    return { reply_mail_id: reply.mail_id, thread_id: mail.thread_id, recipient_email: to };
  },
  phrases: {
    requests: [
      'answer {mail_id}[ with {body}]',
      'write back on {mail_id}[, saying {body}]',
      'respond to {mail_id}[: {body}]',
    ],
    ability: 'answer mails',
    reports: [
      'The answer {/reply_mail_id} went to {/recipient_email} in thread {/thread_id}.',
      'I answered {/recipient_email} with {/reply_mail_id}.',
    ],
    outputs: {
      '/reply_mail_id': { noun: 'answer', verb: 'sent' },
      '/thread_id': { noun: 'thread', verb: 'answered in' },
      '/recipient_email': { noun: 'recipient', verb: 'answered' },
    },
  },
});

const forwardMail = tool({
  name: 'forward_mail',
  description: 'Send a mail on to another address, with a comment where wanted.',
  readOnly: false,
  parameters: {
    mail_id: mailId,
    email: { ...email, supply: ['send it on to {value}', 'it goes to {value}'] },
    comment: optional({ ...body, schema: { ...body.schema, description: 'Comment on top.' }, noun: 'comment' }),
  },
  output: record({ forwarded_mail_id: 'Id of the new mail.', thread_id: 'Id of the new thread.' }),
  run: (state, given) => {
    const mail = mailOf(state, given.mail_id);
    if (!mail) return failure('not-found', `No mail with id ${given.mail_id}.`);
    const text = given.comment === undefined ? mail.body : `${given.comment} / ${mail.body}`;
    const forwarded = send(state, { to: given.email, subject: `Fwd: ${mail.subject}`, body: text });
    return { forwarded_mail_id: forwarded.mail_id, thread_id: forwarded.thread_id };
  },
  phrases: {
    requests: [
      'pass {mail_id} on[ to {email}][ with the comment {comment}]',
      'send {mail_id} on[ to {email}][, adding {comment}]',
      'let somebody else read {mail_id}[, namely {email}][, and comment {comment}]',
    ],
    ability: 'forward mails',
    reports: [
      'It was sent on as {/forwarded_mail_id} in the new thread {/thread_id}.',
      'The forwarded mail is {/forwarded_mail_id} ({/thread_id}).',
    ],
    outputs: {
      '/forwarded_mail_id': { noun: 'forwarded mail', verb: 'sent' },
      '/thread_id': { noun: 'new thread', verb: 'started' },
    },
  },
});

const moveMail = tool({
  name: 'move_mail',
  description: 'Move a mail into another folder.',
  readOnly: false,
  parameters: {
    mail_id: mailId,
    folder: {
      ...choice(folders, {
        description: 'Folder to move it to.',
        noun: 'folder',
        supply: ['put it into {value}', 'the folder is {value}'],
        stated: 'the {value} folder',
        draw: ({ state, given, random }) => {
          const mail = typeof given.mail_id === 'string' ? mailOf(state, given.mail_id) : undefined;
          return random.pick(folders.filter((folder) => folder !== mail?.folder));
        },
      }),
    },
  },
  output: record({
    previous_folder: 'Folder until now.',
    folder_count: ['integer', 'Mails in the new folder.'],
    thread_id: 'Id of the thread of the mail.',
  }),
  run: (state, given) => {
    const mail = mailOf(state, given.mail_id);
    if (!mail) return failure('not-found', `No mail with id ${given.mail_id}.`);
    if (mail.folder === given.folder) return failure('wrong-state', `${mail.mail_id} is already in ${given.folder}.`);
    const previous_folder = mail.folder;
    mail.folder = given.folder;
    const folder_count = state.mails.filter(({ folder }) => folder === given.folder).length;
    return { previous_folder, folder_count, thread_id: mail.thread_id };
  },
  phrases: {
    requests: [
      'put {mail_id} away[ into {folder}]',
      'file {mail_id}[ in {folder}]',
      'tidy up by moving {mail_id}[ to {folder}]',
    ],
    ability: 'move mails between folders',
    reports: [
      'It left the folder {/previous_folder}; the new one holds {/folder_count} mail(s).',
      'Moved out of {/previous_folder}, which makes {/folder_count} mail(s) in the new folder.',
    ],
    outputs: { '/thread_id': { noun: 'thread', verb: 'filed' } },
  },
});

export const mailTools = [searchMails, openMail, sendEmail, replyToMail, forwardMail, moveMail];
