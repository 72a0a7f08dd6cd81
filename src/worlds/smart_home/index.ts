import { defineWorld } from '../define.ts';
import { accessTools } from './access.ts';
import { climateTools } from './climate.ts';
import { deviceTools } from './devices.ts';
import { energyTools } from './energy.ts';
import { homeFlows } from './flows.ts';
import { sceneTools } from './scenes.ts';
import { scheduleTools } from './schedules.ts';
import { seedHome } from './state.ts';
import { upkeepTools } from './upkeep.ts';

/** A house: devices, scenes and schedules, sensors and climate, energy, and who may come in. */
export const smartHome = defineWorld({
  name: 'smart_home',
  category: 'Devices',
  description: 'A house: devices, scenes and schedules, sensors and climate, energy, and who may come in.',
  seedState: seedHome,
  tools: [
    ...deviceTools,
    ...sceneTools,
    ...scheduleTools,
    ...climateTools,
    ...energyTools,
    ...accessTools,
    ...upkeepTools,
  ],
  dependencies: homeFlows,
});
