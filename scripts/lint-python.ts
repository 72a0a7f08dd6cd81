/** `npm run lint:python`: ruff over the trainer; skipped, by name, with MAGNET_SKIP_PYTHON. */
import { preparePython, runProgram, trainingFolder } from './support/python.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
if (process.env.MAGNET_SKIP_PYTHON) say('lint of training/: skipped, because MAGNET_SKIP_PYTHON is set');
else {
  const python = await preparePython(say);
  await runProgram(python, ['-m', 'ruff', 'check', 'src', 'tests', 'repro', 'conftest.py'], trainingFolder);
  await runProgram(python, ['-m', 'ruff', 'format', '--check', 'src', 'tests', 'repro'], trainingFolder);
}
