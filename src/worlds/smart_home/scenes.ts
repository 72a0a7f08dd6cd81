import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { anyOf } from '../values.ts';
import { deviceId, sceneId, text } from './parameters.ts';
import { type Device, deviceOf, dimmable, type HomeState, nextId, type Scene, sceneOf, wattsOf } from './state.ts';
import { sceneNames } from './words.ts';

const tool = toolsOf<HomeState>();

function devicesOf(state: Readonly<HomeState>, scene: Scene): Device[] {
  return scene.device_ids.map((id) => deviceOf(state, id)!);
}

const findScene = tool({
  name: 'find_scene',
  description: 'Find a scene by its name.',
  readOnly: true,
  parameters: {
    scene_name: text({
      description: 'Name of the scene, such as Movie Night.',
      noun: 'name of the scene',
      supply: ['it is called {value}', 'I mean {value}'],
      draw: ({ state, random }) => random.pick(state.scenes).name,
      repeatable: true,
    }),
  },
  output: record({
    scene_id: 'Id of the scene.',
    device_count: ['integer', 'Devices in the scene.'],
    first_device_id: 'Id of its first device.',
  }),
  run: (state, given) => {
    const scene = state.scenes.find(({ name }) => name.toLowerCase() === given.scene_name.toLowerCase());
    if (!scene) return failure('not-found', `There is no scene called ${given.scene_name}.`);
    const { scene_id, device_ids } = scene;
    return { scene_id, device_count: device_ids.length, first_device_id: device_ids[0]! };
  },
  phrases: {
    requests: [
      'look up the scene {scene_name}',
      'tell me how many devices take part in {scene_name}',
      'check what {scene_name} is made of',
    ],
    ability: 'look up scenes',
    reports: [
      '{scene_name} is scene {/scene_id} with {/device_count} device(s), the first being {/first_device_id}.',
      'The scene {scene_name} ({/scene_id}) switches {/device_count} device(s), starting with {/first_device_id}.',
    ],
    outputs: {
      '/scene_id': { noun: 'scene', verb: 'looked up', implied: 'the scene {scene_name}' },
      '/first_device_id': { noun: 'first device', verb: 'named', implied: 'the first device in {scene_name}' },
    },
  },
});

const createScene = tool({
  name: 'create_scene',
  description: 'Create a scene that switches devices together, with one first device.',
  readOnly: false,
  parameters: {
    scene_name: text({
      description: 'Name of the new scene.',
      noun: 'name of the new scene',
      supply: ['call it {value}', 'the name is {value}'],
      draw: ({ state, random }) =>
        anyOf(
          random,
          sceneNames.filter((name) => !state.scenes.some((scene) => scene.name === name)),
        ),
    }),
    device_id: deviceId,
  },
  output: record({ scene_id: 'Id of the new scene.', scene_count: ['integer', 'Scenes in the house.'] }),
  run: (state, given) => {
    const device = deviceOf(state, given.device_id);
    if (!device) return failure('not-found', `No device with id ${given.device_id}.`);
    if (state.scenes.some(({ name }) => name === given.scene_name))
      return failure('refused', `There is already a scene called ${given.scene_name}.`);
    const scene_id = nextId(state, 'SC');
    state.scenes.push({ scene_id, name: given.scene_name, device_ids: [device.device_id] });
    return { scene_id, scene_count: state.scenes.length };
  },
  phrases: {
    requests: [
      'make a scene[ called {scene_name}] that starts with {device_id}',
      'set up a new mood[ named {scene_name}] around {device_id}',
      'build a scene out of {device_id}[ and name it {scene_name}]',
    ],
    ability: 'create scenes',
    reports: [
      'The scene {/scene_id} is ready, and you have {/scene_count} scene(s) now.',
      'I created {scene_name} as {/scene_id}, which makes {/scene_count} scene(s).',
    ],
    outputs: { '/scene_id': { noun: 'scene', verb: 'created' } },
  },
});

const addToScene = tool({
  name: 'add_to_scene',
  description: 'Let a device take part in a scene.',
  readOnly: false,
  parameters: {
    scene_id: sceneId,
    device_id: {
      ...deviceId,
      draw: ({ state, given, random }) => {
        const scene = typeof given.scene_id === 'string' ? sceneOf(state, given.scene_id) : undefined;
        return anyOf(
          random,
          dimmable(state).filter(({ device_id }) => !scene?.device_ids.includes(device_id)),
        )?.device_id;
      },
    },
  },
  output: record({
    device_count: ['integer', 'Devices in the scene.'],
    scene_watts: ['number', 'Watts that its switched-on devices draw now.'],
  }),
  run: (state, given) => {
    const scene = sceneOf(state, given.scene_id);
    const device = deviceOf(state, given.device_id);
    if (!scene) return failure('not-found', `No scene with id ${given.scene_id}.`);
    if (!device) return failure('not-found', `No device with id ${given.device_id}.`);
    if (!scene.device_ids.includes(device.device_id)) scene.device_ids.push(device.device_id);
    return { device_count: scene.device_ids.length, scene_watts: wattsOf(devicesOf(state, scene)) };
  },
  phrases: {
    requests: [
      'include one more device in {scene_id}[, namely {device_id}]',
      'let {scene_id} also control something else[: {device_id}]',
      'extend {scene_id} by another device[, {device_id}]',
    ],
    ability: 'extend scenes',
    reports: [
      'The scene has {/device_count} device(s) now, which draw {/scene_watts} watts.',
      'That makes {/device_count} device(s) in the scene at {/scene_watts} watts.',
    ],
    outputs: { '/device_count': { noun: 'number of devices', verb: 'reported' } },
  },
});

const runScene = tool({
  name: 'run_scene',
  description: 'Run a scene: all of its devices are switched on.',
  readOnly: false,
  parameters: { scene_id: sceneId },
  output: record({
    switched_count: ['integer', 'Devices that were off before.'],
    total_watts: ['number', 'Watts that the scene draws now.'],
    main_device_id: 'Id of its device that draws the most.',
    room_name: 'Room of that device.',
  }),
  run: (state, given) => {
    const scene = sceneOf(state, given.scene_id);
    if (!scene) return failure('not-found', `No scene with id ${given.scene_id}.`);
    const devices = devicesOf(state, scene);
    const switched_count = devices.filter(({ on }) => !on).length;
    for (const device of devices) device.on = true;
    const main = devices.reduce((most, device) => (device.watts > most.watts ? device : most));
    return { switched_count, total_watts: wattsOf(devices), main_device_id: main.device_id, room_name: main.room };
  },
  phrases: {
    requests: [
      'start {scene_id}',
      'get {scene_id} going',
      'set the mood with {scene_id}',
      'activate {scene_id} right away',
    ],
    ability: 'run scenes',
    reports: [
      'The scene is on: {/switched_count} device(s) were switched, it draws {/total_watts} watts, mostly {/main_device_id} in the {/room_name}.',
      'It runs at {/total_watts} watts with {/switched_count} device(s) newly on; {/main_device_id} in the {/room_name} draws the most.',
    ],
    outputs: {
      '/main_device_id': { noun: 'main device', verb: 'named' },
      '/room_name': { noun: 'room', verb: 'named' },
    },
  },
});

export const sceneTools = [findScene, createScene, addToScene, runScene];
