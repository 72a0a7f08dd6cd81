import { expect, test } from 'vitest';
import { PythonDict } from '../../../python/index.ts';
import { NativeSession } from '../session.ts';

test.each([
  ["logarithm('1/3', 10, 8)", "{'result': mpf('-0.47712125489')}"],
  ['logarithm(1.0000000000000002, 2, 8)', "{'result': mpf('3.2034265024e-16')}"],
  ['logarithm(0, -1, 8)', "{'result': mpc(real='nan', imag='+inf')}"],
  ['logarithm(2, -1e400, 8)', "{'result': mpc(real='nan', imag='0.0')}"],
  ["logarithm('1/0', 10, 8)", '{"error": ""}'],
  ['logarithm(2, 10, 10**9)', '{"error": ""}'],
  ['square_root(6.25, 1)', "{'result': Decimal('2')}"],
  ['square_root(4, 10**17)', "{'result': Decimal('2')}"],
  ['square_root(2, 10**18)', 'Error during execution: valid range for prec is [1, MAX_PREC]'],
  ['square_root(-4, 0)', '{"error": "Cannot calculate square root of a negative number"}'],
  ['square_root(1e400, 3)', "{'result': Decimal('Infinity')}"],
  ['power(-8.0, 1/3)', "{'result': (1.0000000000000002+1.7320508075688772j)}"],
  ['power(1, 10**30)', '{"result": 1}'],
  ['round_number(1e400, None)', 'Error during execution: cannot convert float infinity to integer'],
  ['round_number(1.7e308, -308)', 'Error during execution: rounded value too large to represent'],
  ['round_number(15, -10**6)', '{"result": 0}'],
  ['divide([], False)', '{"error": "Cannot divide by zero"}'],
  ['mean({1: 2, 3: 4})', '{"result": 2.0}'],
])('%s gives %s', (call, text) => {
  const session = new NativeSession({
    classNames: ['MathAPI'],
    initialConfig: new PythonDict(),
    today: '2026-01-01',
  });
  expect(session.execute(call)).toBe(text);
});
