import type { World } from '../../core/world.ts';
import { fileSystem } from './file-system/index.ts';
import { math } from './math/index.ts';
import { messages } from './messages/index.ts';
import { posting } from './posting/index.ts';
import { tickets } from './tickets/index.ts';
import { trading } from './trading/index.ts';
import { travel } from './travel/index.ts';
import { vehicle } from './vehicle/index.ts';

/** The eight classes of BFCL's multi-turn track under names and words of our own, for synthesis. */
export const bfclWorlds: readonly World[] = [fileSystem, math, messages, posting, tickets, trading, travel, vehicle];
