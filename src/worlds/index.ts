import type { World } from '../core/world.ts';
import { banking } from './banking/index.ts';
import { clinic } from './clinic/index.ts';
import { mail } from './mail/index.ts';
import { restaurants } from './restaurants/index.ts';
import { routes } from './routes/index.ts';
import { shop } from './shop/index.ts';
import { smartHome } from './smart_home/index.ts';
import { trips } from './trips/index.ts';
import { warehouse } from './warehouse/index.ts';

/** The worlds that ship with Magnet. */
export const worlds: readonly World[] = [routes, banking, clinic, shop, warehouse, trips, mail, smartHome, restaurants];
