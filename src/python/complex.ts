import { floatText } from './float-text.ts';
import { PythonObject } from './value.ts';

/** A complex number, by the text that Python's `repr` gives for it. */
export function complexNumber(real: number, imaginary: number): PythonObject {
  const part = partText(imaginary);
  if (Object.is(real, 0)) return new PythonObject('complex', `${part}j`);
  const sign = part.startsWith('-') ? '' : '+';
  return new PythonObject('complex', `(${partText(real)}${sign}${part}j)`);
}

// Inside a complex number, a float without decimals is written without a point.
function partText(value: number): string {
  return floatText(value).replace(/\.0$/, '');
}
