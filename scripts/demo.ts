/** `npm run demo`: the whole pipeline on the built-in worlds, its report, and one finished conversation. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runNode } from './support/run-node.ts';

const folder = 'magnet-demo';
const magnet = (...argv: string[]) => runNode('dist/cli/main.js', argv);

// Only a folder that an earlier demo made is removed; `magnet run` itself refuses any other that is not empty.
if (existsSync(join(folder, 'run.json'))) await rm(folder, { recursive: true });
await magnet('run', '--out', folder);
await magnet('show', folder, 'multi-turn');
