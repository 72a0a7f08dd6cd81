import type { Random } from '../../core/random.ts';
import { deviceTypes, guestNames, roomNames, sceneNames } from './words.ts';

export type DeviceType = (typeof deviceTypes)[number]['type'];
export type Device = {
  device_id: string;
  name: string;
  type: DeviceType;
  room: string;
  on: boolean;
  /** Brightness, volume or opening in percent. */
  level: number;
  watts: number;
  firmware: number;
};
export type Sensor = { sensor_id: string; room: string; kind: string; reading: number; unit: string };
export type Scene = { scene_id: string; name: string; device_ids: string[] };
export type Schedule = { schedule_id: string; target: string; start_time: string; status: 'active' | 'paused' };
export type Access = { access_id: string; guest: string; device_id: string; until: string };

/** A house: rooms with devices and sensors, and what its owner has set up. */
export type HomeState = {
  rooms: string[];
  devices: Device[];
  sensors: Sensor[];
  scenes: Scene[];
  schedules: Schedule[];
  alerts: { alert_id: string; sensor_id: string; threshold: number }[];
  accesses: Access[];
  limits: { limit_id: string; room: string; kilowatt_hours: number }[];
  /** Dollars for a kilowatt hour by day, evening and night. */
  tariff: { day: number; evening: number; night: number };
  /** The latest version of the firmware, the same for all devices. */
  latest_firmware: number;
  next: number;
};

/** Five rooms with three devices and two sensors each, two scenes, a schedule, an alert and a guest. */
export function seedHome(random: Random): HomeState {
  const rooms = random.sample(roomNames, 5);
  const devices = rooms.flatMap((room, at) => seedDevices(random, room, at));
  const state: HomeState = {
    rooms,
    devices: [...devices, seedLock(random, 'Front Door', 1), seedLock(random, 'Back Door', 2)],
    sensors: rooms.flatMap((room, at) => seedSensors(random, room, at)),
    scenes: [],
    schedules: [],
    alerts: [],
    accesses: [],
    limits: [],
    tariff: {
      day: random.integer(18, 26) / 100,
      evening: random.integer(28, 38) / 100,
      night: random.integer(9, 15) / 100,
    },
    latest_firmware: random.integer(7, 19),
    next: random.integer(1000, 8000),
  };
  seedPlans(random, state);
  return state;
}

function seedDevices(random: Random, room: string, at: number): Device[] {
  const indoor = deviceTypes.filter(({ type }) => type !== 'lock');
  return random.sample(indoor, 3).map(({ type, names, watts }, second) => ({
    device_id: `DV-${100 + at * 10 + second}`,
    name: `${room} ${random.pick(names)}`,
    type,
    room,
    on: random.chance(0.5),
    level: random.integer(2, 9) * 10,
    watts: random.integer(watts[0], watts[1]),
    firmware: random.integer(3, 6),
  }));
}

function seedLock(random: Random, name: string, number: number): Device {
  const device_id = `DV-${190 + number}`;
  const room = 'entrance';
  return { device_id, name, type: 'lock', room, on: true, level: 0, watts: 3, firmware: random.integer(3, 6) };
}

function seedSensors(random: Random, room: string, at: number): Sensor[] {
  const temperature = { kind: 'temperature', reading: random.integer(34, 50) / 2, unit: 'celsius' };
  const others = [
    { kind: 'humidity', reading: random.integer(30, 72), unit: 'percent' },
    { kind: 'brightness', reading: random.integer(40, 480), unit: 'lux' },
    { kind: 'air_quality', reading: random.integer(410, 1400), unit: 'ppm' },
  ];
  return [temperature, random.pick(others)].map((sensor, second) => ({
    sensor_id: `SN-${30 + at * 5 + second}`,
    room,
    ...sensor,
  }));
}

function seedPlans(random: Random, state: HomeState): void {
  for (const name of random.sample(sceneNames, 2)) {
    const device_ids = random.sample(dimmable(state), 2).map(({ device_id }) => device_id);
    state.scenes.push({ scene_id: nextId(state, 'SC'), name, device_ids });
  }
  const target = random.pick(dimmable(state)).device_id;
  state.schedules.push({ schedule_id: nextId(state, 'SD'), target, start_time: '19:30', status: 'active' });
  const sensor = random.pick(state.sensors);
  state.alerts.push({ alert_id: nextId(state, 'AL'), sensor_id: sensor.sensor_id, threshold: sensor.reading + 5 });
  const guest = random.pick(guestNames);
  state.accesses.push({ access_id: nextId(state, 'GA'), guest, device_id: 'DV-191', until: '2026-12-20' });
}

/** The devices that scenes and schedules may switch: all but the locks. */
export function dimmable(state: Readonly<HomeState>): Device[] {
  return state.devices.filter(({ type }) => type !== 'lock');
}

/** The next free id with this prefix. */
export function nextId(state: HomeState, prefix: string): string {
  state.next += 1;
  return `${prefix}-${state.next}`;
}

export function deviceOf(state: Readonly<HomeState>, id: string): Device | undefined {
  return state.devices.find(({ device_id }) => device_id === id);
}

export function sceneOf(state: Readonly<HomeState>, id: string): Scene | undefined {
  return state.scenes.find(({ scene_id }) => scene_id === id);
}

/** The room as it is called in the house, whatever the case of the given name. */
export function findRoom(state: Readonly<HomeState>, name: string): string | undefined {
  return state.rooms.find((room) => room.toLowerCase() === name.toLowerCase());
}

/** The sum of what the switched-on devices among these draw, in watts. */
export function wattsOf(devices: readonly Device[]): number {
  return devices.reduce((sum, { on, watts }) => sum + (on ? watts : 0), 0);
}
