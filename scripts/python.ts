/** `npm run python`: makes the Python environment of the trainer, or finds it as it should be. */
import { preparePython } from './support/python.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
say(await preparePython(say));
