import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { anyOf } from '../values.ts';
import { body, contactName, email, subject, text } from './parameters.ts';
import { type MailState, nextId, send } from './state.ts';
import { groupNames, people } from './words.ts';

const tool = toolsOf<MailState>();

const groupId = text({
  description: 'Id of the mail group, such as GR-2171.',
  noun: 'group id',
  supply: ['it is group {value}', 'I mean group {value}'],
  stated: 'group {value}',
  draw: ({ state, random }) => anyOf(random, state.groups)?.group_id,
});

const findContact = tool({
  name: 'find_contact',
  description: 'Find a person in the address book by full name.',
  readOnly: true,
  parameters: { contact_name: contactName },
  output: record({
    contact_id: 'Id of the contact.',
    email: 'Email address.',
    phone_number: 'Phone number.',
    team: 'Team that the person works in.',
  }),
  run: (state, given) => {
    const contact = state.contacts.find(({ name }) => name.toLowerCase() === given.contact_name.toLowerCase());
    if (!contact) return failure('not-found', `Nobody called ${given.contact_name} is in the address book.`);
    const { contact_id, phone, team } = contact;
    return { contact_id, email: contact.email, phone_number: phone, team };
  },
  phrases: {
    requests: [
      'look up how I can reach {contact_name}',
      'get me the address and phone number of {contact_name}',
      'check what my address book says about {contact_name}',
      'tell me which team {contact_name} is in and how to get in touch',
    ],
    ability: 'look people up in the address book',
    reports: [
      '{contact_name} is in {/team}; the address is {/email} and the phone number {/phone_number}.',
      'You reach {contact_name} ({/contact_id}, {/team}) at {/email} or under {/phone_number}.',
    ],
    outputs: {
      '/contact_id': { noun: 'contact', verb: 'looked up', implied: '{contact_name}' },
      '/email': { noun: 'address', verb: 'looked up', implied: '{contact_name}' },
      '/phone_number': { noun: 'phone number', verb: 'looked up', implied: 'the phone number of {contact_name}' },
    },
  },
});

const addContact = tool({
  name: 'add_contact',
  description: 'Put a new person into the address book.',
  readOnly: false,
  parameters: {
    contact_name: {
      ...contactName,
      repeatable: false,
      draw: ({ state, random }) =>
        anyOf(
          random,
          people.filter((name) => !state.contacts.some((contact) => contact.name === name)),
        ),
    },
    email: {
      ...email,
      supply: ['the address is {value}', 'write to them at {value}'],
      draw: ({ given, random }) => {
        const name = typeof given.contact_name === 'string' ? given.contact_name : random.pick(people);
        const host = random.pick(['juniper.example', 'larch.example', 'saltmarsh.example', 'windmill.example']);
        return `${name.toLowerCase().replaceAll(' ', '.')}@${host}`;
      },
    },
  },
  output: record({ contact_id: 'Id of the new contact.', contact_count: ['integer', 'People in the address book.'] }),
  run: (state, given) => {
    if (state.contacts.some(({ name }) => name.toLowerCase() === given.contact_name.toLowerCase()))
      return failure('refused', `${given.contact_name} is already in the address book.`);
    const contact_id = nextId(state, 'CT');
    const { contact_name: name } = given;
    state.contacts.push({ contact_id, name, email: given.email, phone: 'unknown', team: 'other' });
    return { contact_id, contact_count: state.contacts.length };
  },
  phrases: {
    requests: [
      'save {contact_name} in my address book[ with the address {email}]',
      'put {contact_name} among my contacts[, reachable at {email}]',
      'remember {contact_name} for me[, whose address is {email}]',
    ],
    ability: 'save new contacts',
    reports: [
      '{contact_name} is saved as {/contact_id}; you now have {/contact_count} contacts.',
      'I saved {contact_name} under {/contact_id}, which makes {/contact_count} contacts.',
    ],
    outputs: { '/contact_id': { noun: 'contact', verb: 'saved' } },
  },
});

const updatePhoneNumber = tool({
  name: 'update_phone_number',
  description: 'Change the phone number of a contact.',
  readOnly: false,
  parameters: {
    contact_id: text({
      description: 'Id of the contact, such as CT-158.',
      noun: 'contact id',
      supply: ['it is contact {value}', 'I mean contact {value}'],
      stated: 'contact {value}',
      draw: ({ state, random }) => random.pick(state.contacts).contact_id,
    }),
    phone_number: text({
      description: 'New phone number, such as 555-2044.',
      noun: 'new phone number',
      supply: ['the new number is {value}', 'it should be {value}'],
      draw: ({ random }) => `555-${random.integer(1000, 9999)}`,
    }),
  },
  output: record({ email: 'Email address of the contact.', previous_number: 'Phone number until now.' }),
  run: (state, given) => {
    const contact = state.contacts.find(({ contact_id }) => contact_id === given.contact_id);
    if (!contact) return failure('not-found', `No contact with id ${given.contact_id}.`);
    const previous_number = contact.phone;
    contact.phone = given.phone_number;
    return { email: contact.email, previous_number };
  },
  phrases: {
    requests: [
      'change the number saved for {contact_id}[ to {phone_number}]',
      'note a different phone for {contact_id}[: {phone_number}]',
      'correct the phone entry of {contact_id}[, which is now {phone_number}]',
    ],
    ability: 'change phone numbers',
    reports: [
      'The number is now {phone_number} instead of {/previous_number}; the address stays {/email}.',
      'I replaced {/previous_number} with {phone_number} for {/email}.',
    ],
    outputs: { '/email': { noun: 'address', verb: 'reported' } },
  },
});

const createMailGroup = tool({
  name: 'create_mail_group',
  description: 'Create a group of people who can be written to together, with one first member.',
  readOnly: false,
  parameters: {
    group_name: text({
      description: 'Name of the group.',
      noun: 'name of the group',
      supply: ['call it {value}', 'the name is {value}'],
      draw: ({ state, random }) =>
        anyOf(
          random,
          groupNames.filter((name) => !state.groups.some((group) => group.name === name)),
        ),
    }),
    email: { ...email, supply: ['start with {value}', 'the first member is {value}'] },
  },
  output: record({ group_id: 'Id of the group.', group_address: 'Address that reaches all members.' }),
  run: (state, given) => {
    if (state.groups.some(({ name }) => name.toLowerCase() === given.group_name.toLowerCase()))
      return failure('refused', `There is already a group called ${given.group_name}.`);
    const group_id = nextId(state, 'GR');
    state.groups.push({ group_id, name: given.group_name, emails: [given.email] });
    const slug = given.group_name.toLowerCase().replaceAll(' ', '-');
    return { group_id, group_address: `${slug}@lists.example` };
  },
  phrases: {
    requests: [
      'make a mailing list called {group_name}[, starting with {email}]',
      'set up a list of recipients named {group_name}[ and put {email} on it]',
      'start the distribution list {group_name}[ with {email} as the first member]',
    ],
    ability: 'create mail groups',
    reports: [
      'The group {group_name} exists as {/group_id} and is reached at {/group_address}.',
      'I set up {group_name} ({/group_id}); mail to {/group_address} reaches everybody in it.',
    ],
    outputs: {
      '/group_id': { noun: 'mail group', verb: 'created' },
      '/group_address': { noun: 'group address', verb: 'created' },
    },
  },
});

const addGroupMember = tool({
  name: 'add_group_member',
  description: 'Put a person into a mail group.',
  readOnly: false,
  parameters: {
    group_id: groupId,
    email: {
      ...email,
      supply: ['the person is {value}', 'it is {value}'],
      draw: ({ state, given, random }) => {
        const group = state.groups.find(({ group_id }) => group_id === given.group_id);
        const outside = state.contacts.filter((contact) => !group?.emails.includes(contact.email));
        return anyOf(random, outside)?.email;
      },
    },
  },
  output: record({ member_count: ['integer', 'Members of the group.'], first_member: 'Address of the first member.' }),
  run: (state, given) => {
    const group = state.groups.find(({ group_id }) => group_id === given.group_id);
    if (!group) return failure('not-found', `No group with id ${given.group_id}.`);
    if (!group.emails.includes(given.email)) group.emails.push(given.email);
    return { member_count: group.emails.length, first_member: group.emails[0]! };
  },
  phrases: {
    requests: [
      'include one more person in {group_id}[, namely {email}]',
      'let another one join {group_id}[: {email}]',
      'extend {group_id} by one recipient[, {email}]',
    ],
    ability: 'put people into mail groups',
    reports: [
      'The group has {/member_count} member(s) now, the first being {/first_member}.',
      'Done; there are {/member_count} member(s), starting with {/first_member}.',
    ],
    outputs: { '/first_member': { noun: 'first member', verb: 'reported' } },
  },
});

const emailGroup = tool({
  name: 'email_group',
  description: 'Write a mail to all members of a group.',
  readOnly: false,
  parameters: { group_id: groupId, subject, body },
  output: record({
    mail_id: 'Id of the sent mail.',
    thread_id: 'Id of its thread.',
    recipient_count: ['integer', 'People it went to.'],
  }),
  run: (state, given) => {
    const group = state.groups.find(({ group_id }) => group_id === given.group_id);
    if (!group) return failure('not-found', `No group with id ${given.group_id}.`);
    const { mail_id, thread_id } = send(state, { to: group.emails[0]!, subject: given.subject, body: given.body });
    return { mail_id, thread_id, recipient_count: group.emails.length };
  },
  phrases: {
    requests: [
      'write to everybody in {group_id}[ with {subject} as the subject][ and say {body}]',
      'message all of {group_id}[ about {subject}][ with the text {body}]',
      'let the whole of {group_id} know[, with {subject} in the subject line][: {body}]',
    ],
    ability: 'write to mail groups',
    reports: [
      'The mail {/mail_id} went to {/recipient_count} member(s) in thread {/thread_id}.',
      'Sent to {/recipient_count} member(s) as {/mail_id} ({/thread_id}).',
    ],
    outputs: {
      '/mail_id': { noun: 'group mail', verb: 'sent' },
      '/thread_id': { noun: 'thread', verb: 'started' },
    },
  },
});

export const contactTools = [findContact, addContact, updatePhoneNumber, createMailGroup, addGroupMember, emailGroup];
