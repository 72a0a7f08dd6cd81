import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../../../test/support/shared-data.ts';
import { PythonDict, type PythonValue, readJson, writeJson } from '../../python/index.ts';
import { nativeNames } from './natives.ts';
import { NativeSession } from './session.ts';

const absent = sharedData.absent ? ' (skipped: the shared reference data is absent)' : '';
const folder = join(sharedData.folder, 'bfcl');

describe.skipIf(sharedData.absent)(`every recorded call sequence of${absent}`, () => {
  test.each(nativeNames)('%s', (className) => {
    for (const probe of probesOf(className)) {
      const session = openProbe(probe, className);
      for (const call of probe.item('calls') as PythonDict[]) {
        const answered = session.execute(call.item('call') as string);
        const { got, recorded } = comparable(call, answered);
        expect([probe.item('id'), call.item('call'), got]).toEqual([probe.item('id'), call.item('call'), recorded]);
      }
      expect(writeJson(session.snapshot(className))).toBe(writeJson(probe.item('state')));
    }
  });
});

function probesOf(className: string): PythonDict[] {
  const file = join(folder, 'probes', `${className}.jsonl`);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').trimEnd().split('\n').map(readJson) as PythonDict[];
}

let longContext: PythonDict | undefined;

function openProbe(probe: PythonDict, className: string): NativeSession {
  longContext ??= readJson(readFileSync(join(folder, 'data/long_context.json'), 'utf8')) as PythonDict;
  return new NativeSession({
    classNames: [className],
    initialConfig: new PythonDict([[className, probe.item('initial_config')]]),
    today: '2026-11-21',
    ...(probe.item('long_context') === true ? { longContext } : {}),
  });
}

function comparable(call: PythonDict, answered: string): { got: PythonValue; recorded: PythonValue } {
  const recorded = call.item('result') as string;
  if (call.has('any_order')) return { got: sortedWords(answered), recorded: sortedWords(recorded) };
  return { got: answered, recorded };
}

function sortedWords(text: string): string[] {
  return text.split(/[^\w']+/).sort();
}
