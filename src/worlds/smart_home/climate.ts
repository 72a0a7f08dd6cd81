import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { anyOf } from '../values.ts';
import { choice, number, roomName, text } from './parameters.ts';
import { findRoom, type HomeState, nextId } from './state.ts';

const tool = toolsOf<HomeState>();
const kinds = ['humidity', 'brightness', 'air_quality'] as const;

const readTemperature = tool({
  name: 'read_temperature',
  description: 'Read the thermometer of a room.',
  readOnly: true,
  parameters: { room_name: { ...roomName, repeatable: true } },
  output: record({
    temperature: ['number', 'Temperature in degrees Celsius.'],
    sensor_id: 'Id of the thermometer.',
  }),
  run: (state, given) => {
    const room = findRoom(state, given.room_name);
    const sensor = state.sensors.find((other) => other.room === room && other.kind === 'temperature');
    if (!sensor) return failure('not-found', `There is no thermometer in a room called ${given.room_name}.`);
    return { temperature: sensor.reading, sensor_id: sensor.sensor_id };
  },
  phrases: {
    requests: [
      'tell me how warm it is in {room_name}',
      'check how many degrees there are in {room_name}',
      'see whether {room_name} is cold at the moment',
    ],
    ability: 'read the temperature of a room',
    reports: [
      'The thermometer {/sensor_id} shows {/temperature} degrees.',
      'It is {/temperature} degrees there, says {/sensor_id}.',
    ],
    outputs: {
      '/temperature': { noun: 'temperature', verb: 'read', implied: 'the temperature in {room_name}' },
      '/sensor_id': { noun: 'thermometer', verb: 'read', implied: 'the thermometer in {room_name}' },
    },
  },
});

const readSensor = tool({
  name: 'read_sensor',
  description: 'Read the humidity, brightness or air quality of a room that has such a sensor.',
  readOnly: true,
  parameters: {
    room_name: {
      ...roomName,
      draw: ({ state, given, random }) =>
        anyOf(
          random,
          state.sensors.filter(({ kind }) => kind !== 'temperature' && (given.sensor_kind ?? kind) === kind),
        )?.room,
    },
    sensor_kind: choice(kinds, {
      description: 'What to read.',
      noun: 'kind of reading',
      supply: ['the {value}, please', 'I mean the {value}'],
      draw: ({ state, given }) => {
        const sensor = state.sensors.find(({ room, kind }) => room === given.room_name && kind !== 'temperature');
        return kinds.find((kind) => kind === sensor?.kind);
      },
    }),
  },
  output: record({
    sensor_id: 'Id of the sensor.',
    reading: ['number', 'What it shows.'],
    unit: 'Unit of the reading.',
  }),
  run: (state, given) => {
    const room = findRoom(state, given.room_name);
    if (!room) return failure('not-found', `There is no room called ${given.room_name}.`);
    const sensor = state.sensors.find((other) => other.room === room && other.kind === given.sensor_kind);
    if (!sensor) return failure('not-found', `Nothing measures ${given.sensor_kind} in the ${room}.`);
    const { sensor_id, reading, unit } = sensor;
    return { sensor_id, reading, unit };
  },
  phrases: {
    requests: [
      'measure the {sensor_kind}[ in {room_name}]',
      'tell me about the {sensor_kind}[ in {room_name}]',
      'find out how the {sensor_kind} is[ in {room_name}]',
    ],
    ability: 'read sensors',
    reports: [
      'Sensor {/sensor_id} shows {/reading} {/unit}.',
      'It reads {/reading} {/unit} according to {/sensor_id}.',
    ],
    outputs: {
      '/sensor_id': { noun: 'sensor', verb: 'read', implied: 'the {sensor_kind} sensor in {room_name}' },
      '/reading': { noun: 'reading', verb: 'reported', implied: 'the present {sensor_kind} in {room_name}' },
    },
  },
});

const setRoomTemperature = tool({
  name: 'set_room_temperature',
  description: 'Heat or cool a room to a temperature.',
  readOnly: false,
  parameters: {
    room_name: roomName,
    temperature: number({
      description: 'Temperature to reach in degrees Celsius.',
      noun: 'temperature to reach',
      supply: ['make it {value} degrees', '{value} degrees, please'],
      minimum: 5,
      maximum: 30,
      stated: '{value} degrees',
      draw: ({ random }) => random.integer(32, 48) / 2,
    }),
  },
  output: record({
    heating_minutes: ['integer', 'Minutes until it is reached.'],
    kilowatt_hours: ['number', 'Energy that it takes, in kilowatt hours.'],
  }),
  run: (state, given) => {
    const room = findRoom(state, given.room_name);
    const sensor = state.sensors.find((other) => other.room === room && other.kind === 'temperature');
    if (!sensor) return failure('not-found', `There is no thermometer in a room called ${given.room_name}.`);
    const change = Math.abs(given.temperature - sensor.reading);
    sensor.reading = given.temperature;
    return { heating_minutes: Math.round(change * 11), kilowatt_hours: Math.round(change * 0.35 * 100) / 100 };
  },
  phrases: {
    requests: [
      'change how warm {room_name} is[, to {temperature}]',
      'get {room_name} comfortable[, {temperature} would be good]',
      'regulate the heating in {room_name}[ to {temperature}]',
      'heat or cool {room_name}[ to {temperature}]',
    ],
    ability: 'heat and cool rooms',
    reports: [
      'It takes {/heating_minutes} minutes and {/kilowatt_hours} kilowatt hours.',
      'The room is there in {/heating_minutes} minutes, for {/kilowatt_hours} kilowatt hours.',
    ],
    outputs: {
      '/kilowatt_hours': { noun: 'energy', verb: 'reported' },
      '/heating_minutes': { noun: 'heating time', verb: 'reported' },
    },
  },
});

const convertTemperature = tool({
  name: 'convert_temperature',
  description: 'Convert a temperature in degrees Celsius to another unit.',
  readOnly: true,
  parameters: {
    temperature: number({
      description: 'Temperature in degrees Celsius.',
      noun: 'temperature',
      supply: ['it is {value} degrees Celsius', 'I mean {value} degrees Celsius'],
      stated: '{value} degrees Celsius',
      draw: ({ random }) => random.integer(-10, 84) / 2,
      repeatable: true,
    }),
    to_unit: choice(['fahrenheit', 'kelvin'], {
      description: 'Unit of the result.',
      noun: 'unit to convert to',
      supply: ['in {value}, please', 'I need {value}'],
      draw: ({ random }) => random.pick(['fahrenheit', 'kelvin'] as const),
    }),
  },
  output: record({ converted_temperature: ['number', 'Temperature in the new unit.'] }),
  run: (_, { temperature, to_unit }) => ({
    converted_temperature:
      Math.round((to_unit === 'fahrenheit' ? temperature * 1.8 + 32 : temperature + 273.15) * 100) / 100,
  }),
  phrases: {
    requests: [
      'work out what {temperature} is[ in {to_unit}]',
      'express {temperature}[ in {to_unit}]',
      'translate {temperature}[ into {to_unit}]',
    ],
    goals: ['tell me {temperature}[ in {to_unit}]', 'give me {temperature} expressed[ in {to_unit}]'],
    ability: 'convert temperatures',
    reports: ['That is {/converted_temperature} {to_unit}.', 'In {to_unit} it is {/converted_temperature}.'],
    outputs: { '/converted_temperature': { noun: 'converted temperature', verb: 'worked out' } },
  },
});

const createSensorAlert = tool({
  name: 'create_sensor_alert',
  description: 'Send a notification when a sensor shows more than a threshold.',
  readOnly: false,
  parameters: {
    sensor_id: text({
      description: 'Id of the sensor, such as SN-36.',
      noun: 'sensor id',
      supply: ['it is sensor {value}', 'I mean sensor {value}'],
      stated: 'sensor {value}',
      draw: ({ state, random }) => anyOf(random, state.sensors)?.sensor_id,
    }),
    threshold: number({
      description: 'Reading above which to notify, in the unit of the sensor.',
      noun: 'threshold',
      supply: ['the threshold is {value}', 'when it is over {value}'],
      draw: ({ state, given, random }) => {
        const sensor = state.sensors.find(({ sensor_id }) => sensor_id === given.sensor_id);
        return Math.round((sensor?.reading ?? 50) * (1 + random.integer(1, 6) / 20));
      },
    }),
  },
  output: record({ alert_id: 'Id of the alert.', room_name: 'Room of the sensor.' }),
  run: (state, given) => {
    const sensor = state.sensors.find(({ sensor_id }) => sensor_id === given.sensor_id);
    if (!sensor) return failure('not-found', `No sensor with id ${given.sensor_id}.`);
    const alert_id = nextId(state, 'AL');
    state.alerts.push({ alert_id, sensor_id: sensor.sensor_id, threshold: given.threshold });
    return { alert_id, room_name: sensor.room };
  },
  phrases: {
    requests: [
      'notify me when {sensor_id} goes too high[, that is over {threshold}]',
      'warn me about {sensor_id}[ once it shows more than {threshold}]',
      'keep an eye on {sensor_id}[ and tell me if it passes {threshold}]',
    ],
    ability: 'send notifications about sensors',
    reports: [
      'The alert {/alert_id} watches the {/room_name} now.',
      'You will be told about the {/room_name}, by alert {/alert_id}.',
    ],
    outputs: {
      '/alert_id': { noun: 'alert', verb: 'set up' },
      '/room_name': { noun: 'room', verb: 'named' },
    },
  },
});

const deleteAlert = tool({
  name: 'delete_alert',
  description: 'Stop an alert for good.',
  readOnly: false,
  destructive: true,
  parameters: {
    alert_id: text({
      description: 'Id of the alert, such as AL-2104.',
      noun: 'alert id',
      supply: ['it is alert {value}', 'I mean alert {value}'],
      stated: 'alert {value}',
      draw: ({ state, random }) => anyOf(random, state.alerts)?.alert_id,
    }),
  },
  output: record({ sensor_id: 'Id of the sensor that it watched.', old_threshold: ['number', 'Its threshold.'] }),
  run: (state, given) => {
    const alert = state.alerts.find(({ alert_id }) => alert_id === given.alert_id);
    if (!alert) return failure('not-found', `No alert with id ${given.alert_id}.`);
    state.alerts = state.alerts.filter((other) => other !== alert);
    return { sensor_id: alert.sensor_id, old_threshold: alert.threshold };
  },
  phrases: {
    requests: ['get rid of {alert_id}', 'stop {alert_id} for good', 'remove {alert_id}, which keeps bothering me'],
    ability: 'stop alerts',
    reports: [
      'It no longer watches {/sensor_id} above {/old_threshold}.',
      'The notifications of {/sensor_id} above {/old_threshold} are gone.',
    ],
    outputs: {
      '/sensor_id': { noun: 'sensor', verb: 'named' },
      '/old_threshold': { noun: 'old threshold', verb: 'reported' },
    },
  },
});

export const climateTools = [
  readTemperature,
  readSensor,
  setRoomTemperature,
  convertTemperature,
  createSensorAlert,
  deleteAlert,
];
