import type { World } from '../core/world.ts';
import { bfclWorlds } from './bfcl/index.ts';
import { worlds } from './index.ts';

/** Every world that ships with Magnet: its own and those of BFCL's classes. */
export const builtInWorlds: readonly World[] = [...worlds, ...bfclWorlds];
