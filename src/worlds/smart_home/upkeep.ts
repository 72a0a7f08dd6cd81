import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { anyOf } from '../values.ts';
import { deviceId, roomName, text } from './parameters.ts';
import { deviceOf, findRoom, type HomeState, wattsOf } from './state.ts';
import { deviceNicknames } from './words.ts';

const tool = toolsOf<HomeState>();

const renameDevice = tool({
  name: 'rename_device',
  description: 'Give a device another name.',
  readOnly: false,
  parameters: {
    device_id: deviceId,
    new_name: text({
      description: 'New name of the device.',
      noun: 'new name',
      supply: ['call it {value}', 'the new name is {value}'],
      draw: ({ state, random }) =>
        anyOf(
          random,
          deviceNicknames.filter((name) => !state.devices.some((device) => device.name === name)),
        ),
    }),
  },
  output: record({ previous_name: 'Name until now.', room_name: 'Room of the device.' }),
  run: (state, given) => {
    const device = deviceOf(state, given.device_id);
    if (!device) return failure('not-found', `No device with id ${given.device_id}.`);
    if (state.devices.some(({ name }) => name === given.new_name))
      return failure('refused', `There is already a device called ${given.new_name}.`);
    const previous_name = device.name;
    device.name = given.new_name;
    return { previous_name, room_name: device.room };
  },
  phrases: {
    requests: [
      'give {device_id} another name[, {new_name}]',
      'call {device_id} something else from now on[, namely {new_name}]',
      'change what {device_id} is called[ to {new_name}]',
    ],
    ability: 'rename devices',
    reports: [
      '{/previous_name} in the {/room_name} is called {new_name} now.',
      'In the {/room_name}, {/previous_name} became {new_name}.',
    ],
    outputs: { '/room_name': { noun: 'room', verb: 'named' } },
  },
});

const moveDevice = tool({
  name: 'move_device',
  description: 'Assign a device to another room.',
  readOnly: false,
  parameters: {
    device_id: deviceId,
    room_name: {
      ...roomName,
      noun: 'new room',
      supply: ['it goes to the {value}', 'move it to the {value}'],
      draw: ({ state, given, random }) => {
        const device = typeof given.device_id === 'string' ? deviceOf(state, given.device_id) : undefined;
        return random.pick(state.rooms.filter((room) => room !== device?.room));
      },
    },
  },
  output: record({
    previous_room: 'Room until now.',
    device_count: ['integer', 'Devices in the new room.'],
    room_watts: ['number', 'Watts that the new room draws now.'],
  }),
  run: (state, given) => {
    const device = deviceOf(state, given.device_id);
    const room = findRoom(state, given.room_name);
    if (!device) return failure('not-found', `No device with id ${given.device_id}.`);
    if (!room) return failure('not-found', `There is no room called ${given.room_name}.`);
    if (device.room === room) return failure('wrong-state', `${device.name} is already in the ${room}.`);
    const previous_room = device.room;
    device.room = room;
    const there = state.devices.filter((other) => other.room === room);
    return { previous_room, device_count: there.length, room_watts: wattsOf(there) };
  },
  phrases: {
    requests: [
      'assign {device_id} to another room[, {room_name}]',
      'note that {device_id} now stands somewhere else[, in {room_name}]',
      'let {device_id} belong to a different room[, namely {room_name}]',
    ],
    ability: 'move devices between rooms',
    reports: [
      'It left the {/previous_room}; the new room has {/device_count} device(s) and draws {/room_watts} watts.',
      'It came from the {/previous_room}, and its new room now holds {/device_count} device(s) at {/room_watts} watts.',
    ],
    outputs: { '/previous_room': { noun: 'previous room', verb: 'named' } },
  },
});

const checkDeviceHealth = tool({
  name: 'check_device_health',
  description: 'Check the signal and the firmware of a device.',
  readOnly: true,
  parameters: { device_id: { ...deviceId, repeatable: true } },
  output: record({
    signal_percent: ['integer', 'Strength of its signal.'],
    installed_firmware: 'Version that it runs.',
    latest_firmware: 'Latest version that there is.',
  }),
  run: (state, given) => {
    const device = deviceOf(state, given.device_id);
    if (!device) return failure('not-found', `No device with id ${given.device_id}.`);
    return {
      signal_percent: 55 + ((device.watts * 7) % 45),
      installed_firmware: `${device.firmware}.0`,
      latest_firmware: `${state.latest_firmware}.0`,
    };
  },
  phrases: {
    requests: [
      'check that {device_id} is working well',
      'see which software {device_id} runs and how good its signal is',
      'run a quick diagnosis of {device_id}',
    ],
    ability: 'check the health of devices',
    reports: [
      'Its signal is at {/signal_percent} percent; it runs {/installed_firmware} and the latest is {/latest_firmware}.',
      'It has version {/installed_firmware} while {/latest_firmware} is out, and a signal of {/signal_percent} percent.',
    ],
    outputs: {
      '/latest_firmware': { noun: 'latest version', verb: 'found', implied: 'the latest version for {device_id}' },
    },
  },
});

const updateFirmware = tool({
  name: 'update_firmware',
  description: 'Install a version of the firmware on a device.',
  readOnly: false,
  destructive: true,
  parameters: {
    device_id: deviceId,
    firmware_version: text({
      description: 'Version to install, such as 7.0.',
      noun: 'version to install',
      supply: ['version {value}, please', 'it should be version {value}'],
      stated: 'version {value}',
      draw: ({ state }) => `${state.latest_firmware}.0`,
    }),
  },
  output: record({ update_minutes: ['integer', 'Minutes that it takes.'], room_name: 'Room of the device.' }),
  run: (state, given) => {
    const device = deviceOf(state, given.device_id);
    if (!device) return failure('not-found', `No device with id ${given.device_id}.`);
    const version = Number(given.firmware_version);
    if (!(version > 0 && version <= state.latest_firmware))
      return failure('not-found', `There is no version ${given.firmware_version}.`);
    if (version <= device.firmware) return failure('wrong-state', `${device.name} already runs ${device.firmware}.0.`);
    const update_minutes = 3 + (version - device.firmware) * 2;
    device.firmware = version;
    return { update_minutes: Math.round(update_minutes), room_name: device.room };
  },
  phrases: {
    requests: [
      'bring the software of {device_id} up to date[ with {firmware_version}]',
      'install new software on {device_id}[, {firmware_version}]',
      'upgrade {device_id}[ to {firmware_version}]',
    ],
    ability: 'install software on devices',
    reports: [
      'The update takes {/update_minutes} minutes for the device in the {/room_name}.',
      'The device in the {/room_name} is being updated, which takes {/update_minutes} minutes.',
    ],
    outputs: { '/room_name': { noun: 'room', verb: 'named' } },
  },
});

export const upkeepTools = [renameDevice, moveDevice, checkDeviceHealth, updateFirmware];
