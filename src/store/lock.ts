import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { MagnetError } from '../core/errors.ts';
import type { FileSystem } from './file-system.ts';

/** Who holds a run folder. */
export interface Owner {
  pid: number;
  host: string;
}

const ownerSchema = z.object({ pid: z.number().int(), host: z.string() });

/** The file that says which process writes to a run folder. */
export const lockFile = 'run.lock';

// A restarted container gives the new process the number of the dead one: only this set tells them apart.
const heldHere = new Set<string>();

/** This process. */
export function thisProcess(): Owner {
  return { pid: process.pid, host: hostname() };
}

/**
 * Makes this process the only writer of a folder. A lock that a dead process of this machine left is taken over.
 * Throws `misuse` when another process is at work there.
 */
export function takeLock(
  fileSystem: FileSystem,
  folder: string,
  { owner, isAlive }: { owner: Owner; isAlive: (pid: number) => boolean },
): { release(): void } {
  const path = join(folder, lockFile);
  const text = JSON.stringify(owner);
  if (!fileSystem.create(path, text)) {
    const holder = readOwner(fileSystem.read(path));
    if (holder && isHeld(path, holder, { owner, isAlive })) throw busy(path, holder);
    fileSystem.remove(path);
    if (!fileSystem.create(path, text)) throw busy(path, readOwner(fileSystem.read(path)));
  }
  heldHere.add(path);
  return {
    release: () => {
      heldHere.delete(path);
      fileSystem.remove(path);
    },
  };
}

function isHeld(
  path: string,
  holder: Owner,
  { owner, isAlive }: { owner: Owner; isAlive: (pid: number) => boolean },
): boolean {
  if (holder.host !== owner.host) return true;
  return holder.pid === owner.pid ? heldHere.has(path) : isAlive(holder.pid);
}

/** Whether a process of this machine is running. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

// A lock that cannot be read was cut short by a crash while it was written, so nobody holds it.
function readOwner(text: string | undefined): Owner | undefined {
  try {
    return ownerSchema.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}

function busy(path: string, holder: Owner | undefined): MagnetError {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
  return new MagnetError({
    code: 'misuse',
    what: `${who} is writing to this run folder`,
    where: path,
    hint: 'Wait for it or use another folder; if it is certain that nothing runs there, delete that file',
  });
}
