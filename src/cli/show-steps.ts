import type { ToolCall, ToolResult } from '../core/call.ts';
import { resultContent } from '../core/call.ts';
import { isJsonObject, type Json, jsonEqual } from '../core/json.ts';
import type { ArgumentSource, ReferenceCall, TaskTurn } from '../core/task.ts';
import type { Step } from '../core/trajectory.ts';
import { printable, printableLine } from '../run/printable.ts';
import type { Style } from './style.ts';

/** How steps are laid out. */
export interface StepLayout {
  style: Style;
  /** Characters a line may have. */
  width: number;
  /** The reference of the turn, for the provenance of arguments. */
  reference?: TaskTurn | undefined;
}

/** One line of a layout: what it says, and how it looks. */
export interface StyledLine {
  text: string;
  paint(text: string): string;
}

const roleWidth = 11;
const longestResult = 600;

/** The messages of an agent and their results, line by line; all that the data holds is made safe to print. */
export function stepLines(steps: readonly Step[], layout: StepLayout): StyledLine[] {
  return steps.flatMap((step) => [
    ...step.calls.flatMap((call, at) => callLines(call, step.results[at], layout)),
    ...(step.content === null ? [] : labelled('assistant', printable(step.content), layout.width, layout.style.strong)),
  ]);
}

/** A labelled text, wrapped, its further lines set in under the first. */
export function labelled(label: string, text: string, width: number, paint: (text: string) => string): StyledLine[] {
  const lines = wrap(text, Math.max(20, width - roleWidth));
  return lines.map((line, at) => ({ text: (at === 0 ? label : '').padEnd(roleWidth) + line, paint }));
}

function callLines(call: ToolCall, result: ToolResult | undefined, layout: StepLayout): StyledLine[] {
  const { style, width, reference } = layout;
  const given = Object.entries(call.arguments).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const found = reference && findReference(reference, call);
  const sources = found ? Object.entries(found.sources) : [];
  return [
    ...labelled('call', printableLine(`${call.name}(${given.join(', ')})`), width, style.call),
    ...sources.flatMap(([name, source]) =>
      labelled('', printableLine(`  ${name}: ${sourceText(source, reference)}`), width, style.faint),
    ),
    ...(result ? resultLines(result, layout) : []),
  ];
}

function resultLines(result: ToolResult, { style, width }: StepLayout): StyledLine[] {
  const text = printableLine(valueText(resultContent(result)));
  const shown = text.length > longestResult ? `${text.slice(0, longestResult)} … (${text.length} characters)` : text;
  const note = result.ok || !result.injected ? shown : `${shown} (this failure was injected)`;
  return labelled('result', note, width, result.ok ? style.faint : style.bad);
}

function valueText(value: Json): string {
  return isJsonObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
}

// A retried call has another id than its reference, so a call is also known by what it asks.
function findReference(turn: TaskTurn, call: ToolCall): ReferenceCall | undefined {
  const calls = turn.steps.flatMap((step) => step.calls);
  const isSame = (other: ToolCall) => other.name === call.name && jsonEqual(other.arguments, call.arguments);
  return calls.find((reference) => isSame(reference.call));
}

function sourceText(source: ArgumentSource, turn: TaskTurn | undefined): string {
  switch (source.by) {
    case 'query':
      return `the user said "${source.text}"${source.turn === turn?.id ? '' : ` in turn ${source.turn}`}`;
    case 'output':
      return `from the output of ${source.node} (call ${source.call}) at ${source.pointer || 'its root'}`;
    case 'default':
      return 'the default of the schema';
    case 'constant':
      return 'the only value that the schema allows';
  }
}

function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line.replaceAll('\t', '  '), width));
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width);
    const end = space > width / 2 ? space : width;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).replace(/^ /, '');
  }
  return [...lines, rest];
}
