import { describe, expect, test } from 'vitest';
import { bfclRecords, whereAbsent } from '../../../../test/support/bfcl-recordings.ts';
import { sharedData } from '../../../../test/support/shared-data.ts';
import { type PythonDict, type PythonValue, writeJson } from '../../../python/index.ts';
import { bindNames } from '../../../worlds/bfcl/bind-names.ts';
import { fromNotation, toNotation } from '../../../worlds/bfcl/notation.ts';
import { decodeForCheck, decodeForExecution, isCallList, isEmptyOutput, isEmptySteps } from './index.ts';

const units: Readonly<Record<string, (value: PythonValue, unit: PythonDict) => PythonValue | undefined>> = {
  fc_decode_ast: (value) => decodeForCheck(value, 'fc'),
  fc_decode_execute: (value) => decodeForExecution(value, 'fc'),
  prompting_decode_ast: (value) => decodeForCheck(value, 'prompting'),
  prompting_decode_execute: (value) => decodeForExecution(value, 'prompting'),
  is_call_list: (value) => isCallList(value),
  is_empty_output: (value) => isEmptyOutput(value),
  is_empty_steps: (value) => isEmptySteps(value as string[]),
  bind_names: (value, unit) => bindNames(value as string, ownersIn(unit)),
};

function ownersIn(unit: PythonDict) {
  const owners = unit.item('names') as PythonDict;
  return (name: string) => owners.get(name) as string | undefined;
}

describe.skipIf(sharedData.absent)(`as the benchmark was recorded${whereAbsent}`, () => {
  test.each(Object.keys(units))('%s', (name) => {
    const recorded = bfclRecords('checker/units.jsonl').filter((unit) => unit.item('unit') === name);
    expect(recorded.length).toBeGreaterThan(0);
    for (const unit of recorded) {
      const made = units[name]!(fromNotation(unit.item('value')), unit);
      const text = made === undefined ? 'raises' : writeJson(toNotation(made));
      expect([unit.item('value'), text]).toEqual([unit.item('value'), expected(unit)]);
    }
  });
});

function expected(unit: PythonDict): string {
  return unit.has('raises') ? 'raises' : writeJson(unit.item('out'));
}
