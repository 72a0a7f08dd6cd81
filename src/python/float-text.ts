/** The text that Python's `repr` gives for a float: the shortest digits that read back, always with a point or an exponent. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) return scientific(value);
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

// JavaScript finds the same digits, but writes the exponent with as few as it has.
function scientific(value: number): string {
  const [mantissa, exponent] = value.toExponential().split('e');
  return `${mantissa}e${exponent![0]}${exponent!.slice(1).padStart(2, '0')}`;
}
