#!/usr/bin/env node
import { run } from './program.ts';

const stop = new AbortController();
// Ctrl-C asks to stop; once more, and Node ends the process as it always does.
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());

// A reader that has seen enough, as in `magnet show my-run | head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: '.',
  signal: stop.signal,
  isTTY: process.stdout.isTTY === true,
  columns: process.stdout.columns ?? 100,
});
