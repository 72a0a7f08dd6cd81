import { jsonrepair } from 'jsonrepair';
import type { Json } from '../../core/json.ts';
import { scanBrackets } from './scan-brackets.ts';

/**
 * Reads what nearly is JSON: with quotes of another kind or none around keys, with commas or closing brackets that lack,
 * with Python's words. Undefined where a value would have to be guessed: the text ends inside one, or holds a bare word.
 */
export function repairJson(text: string): Json | undefined {
  if (!/^\s*[{[]/.test(text) || wouldBeGuessed(text)) return undefined;
  try {
    return JSON.parse(jsonrepair(text)) as Json;
  } catch {
    return undefined;
  }
}

/** Whether a text in brackets ends before it is whole, where more was to come. */
export function isCutOff(text: string): boolean {
  const { end, outside, endsInQuotes } = scanBrackets(text.trim(), 0);
  return end === undefined && (endsInQuotes || (/[,:\w.+-]\s*$/.test(outside) && !wholeWordAtEnd.test(outside)));
}

const wholeWordAtEnd = /\b(?:true|false|null|True|False|None)\s*$/;
const bareValue = /(?:^|[:[,])\s*([^\s{}[\],:"]+)(?=[\s{}[\],:"]|$)(?!\s*:)/g;
const knownValue = /^(?:-?(?:\d+|\d*\.\d+|\d+\.)(?:[eE][+-]?\d+)?|true|false|null|True|False|None)$/;
const leadingZero = /^-?0\d/;
const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

// jsonrepair makes a text of NaN, 0x1F and any bare word, null of undefined, and 1e0 of 1e.
function wouldBeGuessed(text: string): boolean {
  if (isCutOff(text)) return true;
  const outside = scanBrackets(text.trim(), 0).outside.replace(comment, ' ');
  return Array.from(outside.matchAll(bareValue)).some(
    ([, value]) => !knownValue.test(value!) || leadingZero.test(value!),
  );
}
