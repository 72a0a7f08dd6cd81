import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.MAGNET_SHARED ?? join(import.meta.dirname, '../../../shared');

/** The folder of the project's reference data. Not every checkout has it. */
export const sharedData = { folder, absent: !existsSync(folder) };
