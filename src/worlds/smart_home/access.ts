import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { anyOf } from '../values.ts';
import { choice, futureDate, text } from './parameters.ts';
import { deviceOf, type HomeState, nextId } from './state.ts';
import { guestNames } from './words.ts';

const tool = toolsOf<HomeState>();

const lockId = text({
  description: 'Id of the lock, such as DV-191.',
  noun: 'lock id',
  supply: ['it is lock {value}', 'I mean lock {value}'],
  stated: 'lock {value}',
  draw: ({ state, random }) =>
    anyOf(
      random,
      state.devices.filter(({ type }) => type === 'lock'),
    )?.device_id,
});

const accessId = text({
  description: 'Id of the guest access, such as GA-2105.',
  noun: 'guest access id',
  supply: ['it is guest access {value}', 'I mean access {value}'],
  stated: 'guest access {value}',
  draw: ({ state, random }) => anyOf(random, state.accesses)?.access_id,
});

const untilDate = futureDate({
  description: 'Last day on which the guest can come in, as YYYY-MM-DD.',
  noun: 'last day',
  supply: ['until {value}', 'the last day is {value}'],
});

const findLock = tool({
  name: 'find_lock',
  description: 'Find the lock of an outer door.',
  readOnly: true,
  parameters: {
    door_name: choice(['front_door', 'back_door'], {
      description: 'Which door.',
      noun: 'door',
      supply: ['the {value}, please', 'I mean the {value}'],
      stated: 'the {value}',
      draw: ({ random }) => random.pick(['front_door', 'back_door'] as const),
      repeatable: true,
    }),
  },
  output: record({
    lock_id: 'Id of the lock.',
    lock_state: 'locked or unlocked.',
    battery_percent: ['integer', 'Charge of its battery.'],
  }),
  run: (state, given) => {
    const name = given.door_name === 'front_door' ? 'Front Door' : 'Back Door';
    const lock = state.devices.find((device) => device.type === 'lock' && device.name === name);
    if (!lock) return failure('not-found', `There is no lock on the ${name}.`);
    return {
      lock_id: lock.device_id,
      lock_state: lock.on ? 'locked' : 'unlocked',
      battery_percent: 40 + lock.firmware * 9,
    };
  },
  phrases: {
    requests: [
      'check whether {door_name} is locked',
      'tell me if {door_name} is shut properly',
      'see how {door_name} is secured right now',
    ],
    ability: 'check the doors',
    reports: [
      'It is {/lock_state} by {/lock_id}, whose battery is at {/battery_percent} percent.',
      'The lock {/lock_id} is {/lock_state} and has {/battery_percent} percent battery.',
    ],
    outputs: { '/lock_id': { noun: 'lock', verb: 'checked', implied: '{door_name}' } },
  },
});

const setLockState = tool({
  name: 'set_lock_state',
  description: 'Lock or unlock an outer door.',
  readOnly: false,
  parameters: {
    lock_id: lockId,
    lock_state: choice(['locked', 'unlocked'], {
      description: 'State to bring it to.',
      noun: 'state, locked or unlocked',
      supply: ['it should be {value}', 'I want it {value}'],
      draw: ({ state, given }) => {
        const lock = typeof given.lock_id === 'string' ? deviceOf(state, given.lock_id) : undefined;
        return lock?.on ? 'unlocked' : 'locked';
      },
    }),
  },
  output: record({ door_name: 'Name of the door.', battery_percent: ['integer', 'Charge of its battery.'] }),
  run: (state, given) => {
    const lock = deviceOf(state, given.lock_id);
    if (lock?.type !== 'lock') return failure('not-found', `No lock with id ${given.lock_id}.`);
    const on = given.lock_state === 'locked';
    if (lock.on === on) return failure('wrong-state', `The ${lock.name} is already ${given.lock_state}.`);
    lock.on = on;
    return { door_name: lock.name, battery_percent: 40 + lock.firmware * 9 };
  },
  phrases: {
    requests: [
      'change the state of {lock_id}[ to {lock_state}]',
      'operate {lock_id} from afar[ so that the door is {lock_state}]',
      'use {lock_id}[ to make sure that the door is {lock_state}]',
    ],
    ability: 'lock and unlock doors',
    reports: [
      'The {/door_name} is {lock_state}; the battery is at {/battery_percent} percent.',
      'Now the {/door_name} is {lock_state}, with {/battery_percent} percent of battery left.',
    ],
    outputs: { '/battery_percent': { noun: 'battery charge', verb: 'reported' } },
  },
});

const grantGuestAccess = tool({
  name: 'grant_guest_access',
  description: 'Give a guest a code that opens a lock until a day.',
  readOnly: false,
  parameters: {
    guest_name: text({
      description: 'Full name of the guest.',
      noun: 'name of the guest',
      supply: ['the guest is {value}', 'it is for {value}'],
      draw: ({ state, random }) =>
        anyOf(
          random,
          guestNames.filter((name) => !state.accesses.some(({ guest }) => guest === name)),
        ),
    }),
    lock_id: lockId,
    until_date: untilDate,
  },
  output: record({ access_id: 'Id of the guest access.', door_code: 'Code to type in at the door.' }),
  run: (state, given) => {
    const lock = deviceOf(state, given.lock_id);
    if (lock?.type !== 'lock') return failure('not-found', `No lock with id ${given.lock_id}.`);
    if (state.accesses.some(({ guest }) => guest === given.guest_name))
      return failure('refused', `${given.guest_name} can already come in.`);
    const access_id = nextId(state, 'GA');
    const { guest_name: guest, until_date: until } = given;
    state.accesses.push({ access_id, guest, device_id: lock.device_id, until });
    return { access_id, door_code: String(100_000 + ((state.next * 7919) % 900_000)) };
  },
  phrases: {
    requests: [
      'let {guest_name} in through {lock_id}[ until {until_date}]',
      'make a door code for {guest_name}[ that works on {lock_id}][ until {until_date}]',
      'allow {guest_name} to open {lock_id}[, no longer than {until_date}]',
    ],
    ability: 'let guests in',
    reports: [
      '{guest_name} can come in with the code {/door_code}; the access is {/access_id}.',
      'The code for {guest_name} is {/door_code} (access {/access_id}).',
    ],
    outputs: { '/access_id': { noun: 'guest access', verb: 'set up' } },
  },
});

const extendGuestAccess = tool({
  name: 'extend_guest_access',
  description: 'Change the last day on which a guest can come in.',
  readOnly: false,
  parameters: { access_id: accessId, until_date: untilDate },
  output: record({ previous_date: 'Last day until now.', lock_id: 'Id of the lock.' }),
  run: (state, given) => {
    const access = state.accesses.find(({ access_id }) => access_id === given.access_id);
    if (!access) return failure('not-found', `No guest access with id ${given.access_id}.`);
    const previous_date = access.until;
    access.until = given.until_date;
    return { previous_date, lock_id: access.device_id };
  },
  phrases: {
    requests: [
      'change how long {access_id} is valid[, to {until_date}]',
      'give {access_id} a new last day[, {until_date}]',
      'have {access_id} end on another day[, namely {until_date}]',
    ],
    ability: 'change how long guests can come in',
    reports: [
      'It opens {/lock_id} until the new day instead of {/previous_date}.',
      'The last day was {/previous_date} and is changed now, for lock {/lock_id}.',
    ],
    outputs: {
      '/lock_id': { noun: 'lock', verb: 'named' },
      '/previous_date': { noun: 'previous last day', verb: 'reported' },
    },
  },
});

const revokeGuestAccess = tool({
  name: 'revoke_guest_access',
  description: 'Take the door code of a guest away.',
  readOnly: false,
  destructive: true,
  parameters: { access_id: accessId },
  output: record({ guest_name: 'Who could come in.', lock_id: 'Id of the lock.' }),
  run: (state, given) => {
    const access = state.accesses.find(({ access_id }) => access_id === given.access_id);
    if (!access) return failure('not-found', `No guest access with id ${given.access_id}.`);
    state.accesses = state.accesses.filter((other) => other !== access);
    return { guest_name: access.guest, lock_id: access.device_id };
  },
  phrases: {
    requests: [
      'end {access_id} at once',
      'take {access_id} away again',
      'make {access_id} invalid, since the visit is over',
    ],
    ability: 'take door codes away',
    reports: ['{/guest_name} can no longer open {/lock_id}.', 'The code of {/guest_name} for {/lock_id} is gone.'],
    outputs: {
      '/guest_name': { noun: 'guest', verb: 'named' },
      '/lock_id': { noun: 'lock', verb: 'named' },
    },
  },
});

export const accessTools = [findLock, setLockState, grantGuestAccess, extendGuestAccess, revokeGuestAccess];
