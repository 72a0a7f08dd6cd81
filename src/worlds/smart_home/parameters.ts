import { type DrawContext, parametersOf } from '../parameters.ts';
import { anyOf, dayOf2026 } from '../values.ts';
import { dimmable, type HomeState } from './state.ts';

export const { text, integer, number, choice, list, optional } = parametersOf<HomeState>();

type Context = DrawContext<HomeState>;

export const roomName = text({
  description: 'Name of the room, such as Kitchen.',
  noun: 'room',
  supply: ['in the {value}, please', 'I mean the {value}'],
  stated: 'the {value}',
  draw: ({ state, random }: Context) => random.pick(state.rooms),
});

export const deviceId = text({
  description: 'Id of the device, such as DV-112.',
  noun: 'device id',
  supply: ['it is device {value}', 'I mean device {value}'],
  stated: 'device {value}',
  draw: ({ state, random }) => anyOf(random, dimmable(state))?.device_id,
});

export const sceneId = text({
  description: 'Id of the scene, such as SC-2101.',
  noun: 'scene id',
  supply: ['it is scene {value}', 'I mean scene {value}'],
  stated: 'scene {value}',
  draw: ({ state, random }) => anyOf(random, state.scenes)?.scene_id,
});

export const scheduleId = text({
  description: 'Id of the schedule, such as SD-2103.',
  noun: 'schedule id',
  supply: ['it is schedule {value}', 'I mean schedule {value}'],
  stated: 'schedule {value}',
  draw: ({ state, random }) =>
    anyOf(
      random,
      state.schedules.filter(({ status }) => status === 'active'),
    )?.schedule_id,
});

export const startTime = text({
  description: 'Time of the day, HH:MM.',
  noun: 'start time',
  supply: ['at {value}, please', 'it should start at {value}'],
  pattern: '^[0-9]{2}:[0-9]{2}$',
  draw: ({ random }) =>
    `${String(random.integer(5, 22)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45', '10', '50'])}`,
});

export const futureDate = (options: { description: string; noun: string; supply: readonly string[] }) =>
  text({ ...options, format: 'date', draw: ({ random }) => dayOf2026(random.integer(200, 350)) });

export const kilowattHours = number({
  description: 'Energy in kilowatt hours.',
  noun: 'energy in kilowatt hours',
  supply: ['it is {value} kilowatt hours', 'make it {value} kilowatt hours'],
  minimum: 0,
  stated: '{value} kilowatt hours',
  draw: ({ random }) => random.integer(4, 180) / 2,
});
