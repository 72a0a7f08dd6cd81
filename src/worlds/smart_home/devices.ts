import { failure, toolsOf } from '../define.ts';
import { listOf, record } from '../outputs.ts';
import { anyOf } from '../values.ts';
import { choice, deviceId, integer, roomName } from './parameters.ts';
import { deviceOf, findRoom, type HomeState, wattsOf } from './state.ts';

const tool = toolsOf<HomeState>();
const types = ['light', 'heater', 'blind', 'speaker', 'fan', 'humidifier', 'television'] as const;

const findDevice = tool({
  name: 'find_device',
  description: 'Find the device of a kind in a room, with its present state.',
  readOnly: true,
  parameters: {
    room_name: {
      ...roomName,
      draw: ({ state, given, random }) => {
        const fitting = state.devices.filter(({ type }) => type !== 'lock' && (given.device_type ?? type) === type);
        return anyOf(random, fitting)?.room;
      },
      repeatable: true,
    },
    device_type: choice(types, {
      description: 'Kind of device.',
      noun: 'kind of device',
      supply: ['I mean the {value}', 'the {value}, please'],
      draw: ({ state, given, random }) => {
        const found = anyOf(
          random,
          state.devices.filter(({ room }) => room === given.room_name),
        );
        return types.find((type) => type === found?.type);
      },
    }),
  },
  output: record({
    device_id: 'Id of the device.',
    device_name: 'Name of the device.',
    power_state: 'on or off.',
    level: ['integer', 'Brightness, volume, strength or opening in percent.'],
  }),
  run: (state, given) => {
    const room = findRoom(state, given.room_name);
    if (!room) return failure('not-found', `There is no room called ${given.room_name}.`);
    const device = state.devices.find((other) => other.room === room && other.type === given.device_type);
    if (!device) return failure('not-found', `There is no ${given.device_type} in the ${room}.`);
    const { device_id, name, on, level } = device;
    return { device_id, device_name: name, power_state: on ? 'on' : 'off', level };
  },
  phrases: {
    requests: [
      'check on the {device_type}[ in {room_name}]',
      'see if the {device_type}[ in {room_name}] is running',
      'tell me what the {device_type}[ in {room_name}] is up to',
    ],
    ability: 'find devices',
    reports: [
      '{/device_name} ({/device_id}) is {/power_state} with its level at {/level} percent.',
      'It is {/device_name}, id {/device_id}; it is {/power_state} and set to {/level} percent.',
    ],
    outputs: {
      '/device_id': { noun: 'device', verb: 'found', implied: 'the {device_type} in {room_name}' },
      '/level': { noun: 'level', verb: 'reported', implied: 'the level of the {device_type} in {room_name}' },
    },
  },
});

const listRoomDevices = tool({
  name: 'list_room_devices',
  description: 'List the devices of a room, those that draw the most power first.',
  readOnly: true,
  parameters: { room_name: { ...roomName, repeatable: true } },
  output: record({
    devices: listOf({
      device_id: 'Id of the device.',
      device_name: 'Name of the device.',
      power_state: 'on or off.',
      watts: ['number', 'Watts that it draws while it is on.'],
    }),
  }),
  run: (state, given) => {
    const room = findRoom(state, given.room_name);
    if (!room) return failure('not-found', `There is no room called ${given.room_name}.`);
    const devices = state.devices
      .filter((device) => device.room === room)
      .sort((left, right) => right.watts - left.watts)
      .map(({ device_id, name, on, watts }) => ({
        device_id,
        device_name: name,
        power_state: on ? 'on' : 'off',
        watts,
      }));
    return devices.length > 0 ? { devices } : failure('not-found', `There are no devices in the ${room}.`);
  },
  phrases: {
    requests: [
      'tell me which gadgets are in {room_name}',
      'show me everything that is connected in {room_name}',
      'see which devices there are in {room_name}',
    ],
    ability: 'list the devices of a room',
    reports: [
      'The hungriest is {/devices/0/device_name} ({/devices/0/device_id}) with {/devices/0/watts} watts, and it is {/devices/0/power_state}.',
      '{/devices/0/device_name} draws the most, {/devices/0/watts} watts; it is {/devices/0/power_state} ({/devices/0/device_id}).',
    ],
    outputs: {
      '/devices/*/device_id': {
        noun: 'device',
        verb: 'listed',
        implied: 'the device that draws the most power in {room_name}',
      },
    },
  },
});

const switchDevice = tool({
  name: 'switch_device',
  description: 'Switch a device on or off.',
  readOnly: false,
  parameters: {
    device_id: deviceId,
    power_state: choice(['on', 'off'], {
      description: 'State to bring it to.',
      noun: 'state, on or off',
      supply: ['switch it {value}', '{value}, please'],
      draw: ({ state, given }) => {
        const device = typeof given.device_id === 'string' ? deviceOf(state, given.device_id) : undefined;
        return device?.on ? 'off' : 'on';
      },
    }),
  },
  output: record({
    room_name: 'Room of the device.',
    room_watts: ['number', 'Watts that the room draws now.'],
  }),
  run: (state, given) => {
    const device = deviceOf(state, given.device_id);
    if (!device) return failure('not-found', `No device with id ${given.device_id}.`);
    if (device.type === 'lock') return failure('refused', `${device.name} is a lock and cannot be switched.`);
    const on = given.power_state === 'on';
    if (device.on === on) return failure('wrong-state', `${device.name} is already ${given.power_state}.`);
    device.on = on;
    const others = state.devices.filter(({ room }) => room === device.room);
    return { room_name: device.room, room_watts: wattsOf(others) };
  },
  phrases: {
    requests: [
      'toggle {device_id}[ so that it is {power_state}]',
      'have {device_id} switched[ {power_state}]',
      'flip the switch of {device_id}[ to {power_state}]',
    ],
    ability: 'switch devices on and off',
    reports: [
      'It is {power_state} now; the {/room_name} draws {/room_watts} watts.',
      'Switched {power_state}, so the {/room_name} is at {/room_watts} watts.',
    ],
    outputs: {
      '/room_name': { noun: 'room', verb: 'named' },
      '/room_watts': { noun: 'power draw', verb: 'reported' },
    },
  },
});

const setDeviceLevel = tool({
  name: 'set_device_level',
  description: 'Set the brightness, volume, strength or opening of a device in percent.',
  readOnly: false,
  parameters: {
    device_id: deviceId,
    level: integer({
      description: 'Level in percent.',
      noun: 'level in percent',
      supply: ['to {value} percent', 'make it {value} percent'],
      minimum: 0,
      maximum: 100,
      stated: '{value} percent',
      draw: ({ random }) => random.integer(1, 20) * 5,
    }),
  },
  output: record({
    previous_level: ['integer', 'Level until now in percent.'],
    room_name: 'Room of the device.',
  }),
  run: (state, given) => {
    const device = deviceOf(state, given.device_id);
    if (!device) return failure('not-found', `No device with id ${given.device_id}.`);
    if (device.type === 'lock') return failure('refused', `${device.name} is a lock and has no level.`);
    const previous_level = device.level;
    device.level = given.level;
    return { previous_level, room_name: device.room };
  },
  phrases: {
    requests: [
      'change the strength of {device_id}[ to {level}]',
      'adjust {device_id}[ to {level}]',
      'run {device_id} at a different strength[, {level}]',
      'turn {device_id} up or down[ until it is at {level}]',
    ],
    ability: 'set brightness, volume and strength',
    reports: [
      'The device in the {/room_name} went from {/previous_level} percent to {level} percent.',
      'It was at {/previous_level} percent and is at {level} percent now, in the {/room_name}.',
    ],
    outputs: {
      '/previous_level': { noun: 'previous level', verb: 'reported' },
      '/room_name': { noun: 'room', verb: 'named' },
    },
  },
});

export const deviceTools = [findDevice, listRoomDevices, switchDevice, setDeviceLevel];
