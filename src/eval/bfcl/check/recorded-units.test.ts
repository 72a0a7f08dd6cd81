import { describe, expect, test } from 'vitest';
import { bfclRecords, whereAbsent } from '../../../../test/support/bfcl-recordings.ts';
import { sharedData } from '../../../../test/support/shared-data.ts';
import { type PythonDict, type PythonValue, writeJson } from '../../../python/index.ts';
import { readJavaValue } from './java-value.ts';
import { readJavaScriptValue } from './javascript-value.ts';
import { standardize } from './standardize.ts';

const units: Readonly<Record<string, (value: string, unit: PythonDict) => PythonValue | undefined>> = {
  java_value: (value, unit) => readJavaValue(value, ...typesOf(unit)),
  js_value: (value, unit) => readJavaScriptValue(value, ...typesOf(unit)),
  standardize: (value) => standardize(value),
};

function typesOf(unit: PythonDict): [type: string, itemType: string | undefined] {
  return [unit.item('type') as string, (unit.item('nested') as string | null) ?? undefined];
}

describe.skipIf(sharedData.absent)(`values as the benchmark was recorded to read them${whereAbsent}`, () => {
  test.each(Object.keys(units))('%s', (name) => {
    const recorded = bfclRecords('checker/units.jsonl').filter((unit) => unit.item('unit') === name);
    expect(recorded.length).toBeGreaterThan(0);
    for (const unit of recorded) {
      const made = units[name]!(unit.item('value') as string, unit);
      expect([writeJson(unit), made === undefined ? 'raises' : writeJson(made)]).toEqual([
        writeJson(unit),
        unit.has('raises') ? 'raises' : writeJson(unit.item('out')),
      ]);
    }
  });
});
