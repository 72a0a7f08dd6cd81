import { PythonObject } from './value.ts';

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Python bytes, given with a character a byte: a value that can only be shown. */
export function bytesValue(text: string): PythonObject {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inside = text.replace(/[\\]|[^ -~]/g, escapeByte);
  return new PythonObject('bytes', `b${quote}${quote === "'" ? inside.replaceAll("'", "\\'") : inside}${quote}`);
}

function escapeByte(byte: string): string {
  return escapes[byte] ?? `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
