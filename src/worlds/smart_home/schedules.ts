import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { dayOf2026 } from '../values.ts';
import { deviceId, futureDate, sceneId, scheduleId, startTime } from './parameters.ts';
import { deviceOf, type HomeState, nextId, sceneOf } from './state.ts';

const tool = toolsOf<HomeState>();

const scheduleScene = tool({
  name: 'schedule_scene',
  description: 'Run a scene every day at a time.',
  readOnly: false,
  parameters: { scene_id: sceneId, start_time: startTime },
  output: record({ schedule_id: 'Id of the schedule.', first_run_date: 'Day of the first run.' }),
  run: (state, given) => {
    const scene = sceneOf(state, given.scene_id);
    if (!scene) return failure('not-found', `No scene with id ${given.scene_id}.`);
    return newSchedule(state, scene.scene_id, given.start_time);
  },
  phrases: {
    requests: [
      'have {scene_id} run by itself every day[ at {start_time}]',
      'plan {scene_id} daily[ for {start_time}]',
      'let {scene_id} come on each day[ at {start_time}]',
    ],
    ability: 'run scenes daily',
    reports: [
      'The schedule {/schedule_id} starts on {/first_run_date}.',
      'It runs daily from {/first_run_date} on, as schedule {/schedule_id}.',
    ],
    outputs: {
      '/schedule_id': { noun: 'schedule', verb: 'set up' },
      '/first_run_date': { noun: 'first day', verb: 'reported' },
    },
  },
});

const scheduleDevice = tool({
  name: 'schedule_device',
  description: 'Switch a device on every day at a time.',
  readOnly: false,
  parameters: { device_id: deviceId, start_time: startTime },
  output: record({ schedule_id: 'Id of the schedule.', first_run_date: 'Day of the first run.' }),
  run: (state, given) => {
    const device = deviceOf(state, given.device_id);
    if (!device) return failure('not-found', `No device with id ${given.device_id}.`);
    return newSchedule(state, device.device_id, given.start_time);
  },
  phrases: {
    requests: [
      'have {device_id} come on by itself every day[ at {start_time}]',
      'put {device_id} on a daily timer[ for {start_time}]',
      'make {device_id} start each day[ at {start_time}]',
    ],
    ability: 'switch devices on daily',
    reports: [
      'The timer is set as {/schedule_id} and starts on {/first_run_date}.',
      'From {/first_run_date} on it comes on daily (schedule {/schedule_id}).',
    ],
    outputs: {
      '/schedule_id': { noun: 'schedule', verb: 'set up' },
      '/first_run_date': { noun: 'first day', verb: 'reported' },
    },
  },
});

const changeScheduleTime = tool({
  name: 'change_schedule_time',
  description: 'Move a daily schedule to another time of the day.',
  readOnly: false,
  parameters: { schedule_id: scheduleId, start_time: { ...startTime, noun: 'new time' } },
  output: record({ previous_time: 'Time until now, HH:MM.', next_run_date: 'Day of the next run.' }),
  run: (state, given) => {
    const schedule = state.schedules.find(({ schedule_id }) => schedule_id === given.schedule_id);
    if (!schedule) return failure('not-found', `No schedule with id ${given.schedule_id}.`);
    const previous_time = schedule.start_time;
    schedule.start_time = given.start_time;
    return { previous_time, next_run_date: dayOf2026(161) };
  },
  phrases: {
    requests: [
      'let {schedule_id} run at another time[, {start_time}]',
      'move {schedule_id}[ to {start_time}]',
      'shift {schedule_id} within the day[ so that it starts at {start_time}]',
    ],
    ability: 'move schedules',
    reports: [
      'It ran at {/previous_time} until now and runs at {start_time} from {/next_run_date} on.',
      'The time changed from {/previous_time} to {start_time}, first on {/next_run_date}.',
    ],
    outputs: { '/previous_time': { noun: 'previous time', verb: 'reported' } },
  },
});

const pauseSchedule = tool({
  name: 'pause_schedule',
  description: 'Pause a daily schedule until a day.',
  readOnly: false,
  parameters: {
    schedule_id: scheduleId,
    until_date: futureDate({
      description: 'Day on which it runs again as YYYY-MM-DD.',
      noun: 'day on which it runs again',
      supply: ['until {value}', 'it may run again on {value}'],
    }),
  },
  output: record({
    usual_time: 'Time at which it runs otherwise, HH:MM.',
    active_count: ['integer', 'Schedules that are still active.'],
  }),
  run: (state, given) => {
    const schedule = state.schedules.find(({ schedule_id }) => schedule_id === given.schedule_id);
    if (!schedule) return failure('not-found', `No schedule with id ${given.schedule_id}.`);
    if (schedule.status === 'paused') return failure('wrong-state', `${schedule.schedule_id} is already paused.`);
    schedule.status = 'paused';
    const active_count = state.schedules.filter(({ status }) => status === 'active').length;
    return { usual_time: schedule.start_time, active_count };
  },
  phrases: {
    requests: [
      'suspend {schedule_id}[ until {until_date}]',
      'hold {schedule_id} for a while[, until {until_date}]',
      'skip {schedule_id} for now[ and start it again on {until_date}]',
    ],
    ability: 'pause schedules',
    reports: [
      'It no longer runs at {/usual_time} for now; {/active_count} schedule(s) stay active.',
      'Paused, with {/active_count} schedule(s) still active; its usual time is {/usual_time}.',
    ],
    outputs: { '/usual_time': { noun: 'usual time', verb: 'reported' } },
  },
});

function newSchedule(state: HomeState, target: string, start_time: string) {
  const schedule_id = nextId(state, 'SD');
  state.schedules.push({ schedule_id, target, start_time, status: 'active' });
  return { schedule_id, first_run_date: dayOf2026(160) };
}

export const scheduleTools = [scheduleScene, scheduleDevice, changeScheduleTime, pauseSchedule];
