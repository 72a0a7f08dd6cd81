import { describe, expect, test } from 'vitest';
import { MemoryFileSystem, type Trouble } from '../../test/support/memory-file-system.ts';
import { takeLock } from './lock.ts';

const owner = { pid: 7, host: 'here' };
const path = '/run/run.lock';

function lockedBy(text: string, trouble?: Trouble): MemoryFileSystem {
  return new MemoryFileSystem(new Map([[path, Buffer.from(text)]]), trouble);
}

describe('takeLock', () => {
  test.each([
    { name: 'a dead process of this machine', text: '{"pid":8,"host":"here"}' },
    { name: 'a dead process that had the same number', text: '{"pid":7,"host":"here"}' },
    { name: 'a process that died while it wrote the lock', text: '{"pid":' },
  ])('the lock of $name is taken over', ({ text }) => {
    const fileSystem = lockedBy(text);
    const lock = takeLock(fileSystem, '/run', { owner, isAlive: () => false });
    expect(JSON.parse(fileSystem.text(path))).toEqual(owner);
    lock.release();
    expect(fileSystem.files.has(path)).toBe(false);
  });

  test.each([
    { name: 'a living process', text: '{"pid":8,"host":"here"}', isAlive: true },
    {
      name: 'a process of another machine, of which nothing is known',
      text: '{"pid":8,"host":"there"}',
      isAlive: false,
    },
  ])('the lock of $name is respected', ({ text, isAlive }) => {
    const fileSystem = lockedBy(text);
    expect(() => takeLock(fileSystem, '/run', { owner, isAlive: () => isAlive })).toThrow(
      /process 8 on t?here is writing to this run folder.*delete that file/,
    );
    expect(fileSystem.text(path)).toBe(text);
  });

  test('the same process cannot take it twice', () => {
    const fileSystem = new MemoryFileSystem();
    const lock = takeLock(fileSystem, '/run', { owner, isAlive: () => true });
    expect(() => takeLock(fileSystem, '/run', { owner, isAlive: () => true })).toThrow('process 7 on here');
    lock.release();
    takeLock(fileSystem, '/run', { owner, isAlive: () => true }).release();
  });
});
