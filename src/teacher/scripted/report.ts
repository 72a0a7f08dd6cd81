import type { ToolCall, ToolResult } from '../../core/call.ts';
import { isJsonObject, type Json, readPointer, scalarLeaves } from '../../core/json.ts';
import type { Random } from '../../core/random.ts';
import type { Tool } from '../../core/tool.ts';
import { capitalise } from './frames.ts';
import { speakList } from './speak.ts';
import { renderTemplate } from './template.ts';
import type { PhrasesOf } from './write-query.ts';

const leastLeaves = 4;

/** One sentence that tells a person what a call answered, made of the answer's own values. */
export function reportResult(
  tool: Tool,
  call: ToolCall,
  result: ToolResult,
  phrasesOf: PhrasesOf,
  random: Random,
): string {
  if (!result.ok) return `That did not work: ${result.error.message}`;
  for (const template of random.shuffle(phrasesOf(tool).reports)) {
    const rendered = renderTemplate(template, (slot) => slotText(slot, call, result.output));
    if (rendered) return rendered.text;
  }
  return plainReport(result.output);
}

function slotText(slot: string, call: ToolCall, output: Json): string | null {
  const value = slot.startsWith('/') ? readPointer(output, slot) : call.arguments[slot];
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.some((item) => typeof item === 'object') ? null : speakList(value.map(String));
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return isJsonObject(value) ? null : String(value);
}

/** For tools without phrases: the first few fields of the answer as they stand. */
function plainReport(output: Json): string {
  const leaves = [...scalarLeaves(output)].filter(({ value }) => value !== null && String(value).length <= 80);
  const facts = leaves.slice(0, leastLeaves).map(({ pointer, value }) => `${fieldName(pointer)} ${String(value)}`);
  return facts.length === 0 ? 'It is done; nothing more came back.' : `Here is what came back: ${speakList(facts)}.`;
}

function fieldName(pointer: string): string {
  const words = pointer.split('/').filter((token) => token !== '' && !/^\d+$/.test(token));
  return (words.at(-1) ?? 'value')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase();
}

const openings = ['', '', '', 'Done. ', 'All set. ', 'Here you go: ', 'Sure. '];

/** The closing summary of a turn. */
export function closeTurn(sentences: readonly string[], random: Random): string {
  const text = sentences.join(' ');
  return sentences.length === 0 ? 'Done.' : `${random.pick(openings)}${capitalise(text)}`;
}
