import { describe, expect, test } from 'vitest';
import { MemoryFileSystem } from '../../test/support/memory-file-system.ts';
import { EvaluationFolder } from './folder.ts';

const folder = '/evaluation';
const manifest = { benchmark: 'riddles', model: 'sphinx', seed: null };
const answer = (id: string) => ({ id, result: `größer als ${id}` });

function opened(fileSystem: MemoryFileSystem, given: typeof manifest = manifest): EvaluationFolder {
  return new EvaluationFolder(folder, given, fileSystem);
}

/** A file system with two answers on it. */
function begun(): MemoryFileSystem {
  const fileSystem = new MemoryFileSystem();
  const evaluation = opened(fileSystem);
  evaluation.append(answer('a'), ['said']);
  evaluation.append(answer('b'), []);
  evaluation.close();
  return fileSystem;
}

function damaged(fileSystem: MemoryFileSystem, file: string, text: string): MemoryFileSystem {
  return new MemoryFileSystem(new Map([...fileSystem.files, [`${folder}/${file}`, Buffer.from(text)]]));
}

describe('EvaluationFolder', () => {
  test('keeps answers and messages a line each, and gives the answers back', () => {
    const fileSystem = begun();
    expect(fileSystem.text(`${folder}/answers.jsonl`)).toBe(
      '{"id":"a","result":"größer als a"}\n{"id":"b","result":"größer als b"}\n',
    );
    expect(fileSystem.text(`${folder}/transcripts.jsonl`)).toBe(
      '{"id":"a","messages":["said"]}\n{"id":"b","messages":[]}\n',
    );
    expect(JSON.parse(fileSystem.text(`${folder}/evaluation.json`))).toEqual(manifest);
    expect([...opened(fileSystem).answers.values()]).toEqual([answer('a'), answer('b')]);
  });

  test('an answer that was cut short is taken off, wherever the cut is', () => {
    const path = `${folder}/answers.jsonl`;
    const whole = begun().files.get(path)!;
    const firstLine = whole.indexOf('\n') + 1;
    for (let size = firstLine; size < whole.length; size += 1) {
      const fileSystem = new MemoryFileSystem(new Map([...begun().files, [path, whole.subarray(0, size)]]));
      const evaluation = opened(fileSystem);
      expect([...evaluation.answers.keys()]).toEqual(['a']);
      evaluation.append(answer('b'), []);
      expect(fileSystem.files.get(path)).toEqual(whole);
      evaluation.close();
    }
  });

  test('another evaluation is refused, with what differs', () => {
    const fileSystem = begun();
    expect(() => opened(fileSystem, { ...manifest, model: 'oedipus' })).toThrow(
      expect.objectContaining({
        code: 'bad-run',
        message: expect.stringContaining('model was "sphinx", now "oedipus"'),
      }),
    );
    const grown = { ...manifest, mode: 'fc' };
    expect(() => opened(fileSystem, grown)).toThrow('mode was not given, now "fc"');
    // The refusal holds nothing: the right evaluation opens.
    expect(opened(fileSystem).answers.size).toBe(2);
  });

  test('the order of what is given does not matter', () => {
    expect(opened(begun(), { seed: null, model: 'sphinx', benchmark: 'riddles' }).answers.size).toBe(2);
  });

  test('a second writer is refused until the first has closed', () => {
    const fileSystem = begun();
    const first = opened(fileSystem);
    expect(() => opened(fileSystem)).toThrow(expect.objectContaining({ code: 'misuse' }));
    first.close();
    opened(fileSystem).close();
  });

  test.each([
    ['evaluation.json', '{"benchmark": ', 'evaluation.json'],
    ['evaluation.json', '[]\n', 'evaluation.json'],
    ['answers.jsonl', '{"id":"a"}\n{"id":\n', 'answers.jsonl:2'],
    ['answers.jsonl', '"a"\n', 'answers.jsonl:1'],
    ['answers.jsonl', '{"id":7}\n', 'answers.jsonl:1'],
  ])('a damaged %s (%j) is told, with its place', (file, text, where) => {
    expect(() => opened(damaged(begun(), file, text))).toThrow(
      expect.objectContaining({ code: 'bad-run', where: `${folder}/${where}` }),
    );
  });

  test('after a failed append nothing more is written, so that no line is torn for good', () => {
    const fileSystem = new HiccupingDisk(begun().files);
    const evaluation = opened(fileSystem);
    fileSystem.hiccups = 1;
    expect(() => evaluation.append(answer('c'), ['said'])).toThrow(expect.objectContaining({ code: 'broken-world' }));
    expect(() => evaluation.append(answer('d'), [])).toThrow(expect.objectContaining({ code: 'broken-world' }));
    evaluation.close();
    const next = opened(fileSystem);
    expect([...next.answers.keys()]).toEqual(['a', 'b']);
    next.append(answer('c'), []);
    const transcripts = fileSystem.text(`${folder}/transcripts.jsonl`).trimEnd().split('\n');
    expect(transcripts.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(['a', 'b', 'c']);
  });
});

/** A disk that now and then is full in the middle of a write, and has room again afterwards. */
class HiccupingDisk extends MemoryFileSystem {
  hiccups = 0;

  override append(path: string, bytes: Uint8Array): void {
    const isWhole = this.hiccups === 0;
    super.append(path, isWhole ? bytes : bytes.subarray(0, bytes.length >> 1));
    if (isWhole) return;
    this.hiccups -= 1;
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  }
}
