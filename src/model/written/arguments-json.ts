import type { Json } from '../../core/json.ts';
import { pythonJson } from '../../core/python-json.ts';

/** The arguments of a call inside of JSON, spaced as chat templates write it. What is no JSON stands there as a text. */
export function argumentsJson(text: string): string {
  return pythonJson(parsed(text) ?? text);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
