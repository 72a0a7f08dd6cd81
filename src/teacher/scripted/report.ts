import type { ToolCall, ToolResult } from '../../core/call.ts';
import { isJsonObject, type Json, jsonEqual, readPointer } from '../../core/json.ts';
import type { ToolPhrases } from '../../core/phrases.ts';
import type { Random } from '../../core/random.ts';
import type { Tool } from '../../core/tool.ts';
import { capitalise } from './frames.ts';
import { plainReport } from './plain-report.ts';
import { speakList } from './speak.ts';
import { renderTemplate } from './template.ts';
import type { PhrasesOf } from './write-query.ts';

/** A call of the turn with its result, as a summary tells it. */
export interface ToldCall {
  /** Null for a tool that is not offered. */
  tool: Tool | null;
  call: ToolCall;
  result: ToolResult;
}

/**
 * The closing summary of a turn, made of the answers' own values. Parallel calls of a tool are told in the same words,
 * each with the value that it was made for where the user said one.
 *
 * @param user what the user said in this turn.
 */
export function summariseCalls(told: readonly ToldCall[], user: string, phrasesOf: PhrasesOf, random: Random): string {
  const groups = groupsByTool(told);
  const texts = groups.map((group, at) => reportGroup(group, user, phrasesOf, random.fork(at)));
  const text = texts.some((one) => one.includes('\n')) ? texts.join('\n') : texts.join(' ');
  return text === '' ? 'Done.' : openingFor(told, text, random) + text;
}

function groupsByTool(told: readonly ToldCall[]): ToldCall[][] {
  const groups: ToldCall[][] = [];
  for (const one of told) {
    const last = groups.at(-1);
    if (last?.[0]?.call.name === one.call.name) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

function reportGroup(group: readonly ToldCall[], user: string, phrasesOf: PhrasesOf, random: Random): string {
  const { tool } = group[0]!;
  const phrases = tool && phrasesOf(tool);
  const reports = phrases ? random.shuffle(phrases.reports) : [];
  if (group.length === 1) return capitalise(reportCall(group[0]!, reports, phrases).text);
  const varying = Object.keys(group[0]!.call.arguments).find((name) =>
    group.some(({ call }) => !jsonEqual(call.arguments[name], group[0]!.call.arguments[name])),
  );
  const telling = [...reports].sort((left, right) => Number(says(right, varying)) - Number(says(left, varying)));
  const told = group.map((one) => {
    const report = reportCall(one, telling, phrases);
    const silent = varying !== undefined && !report.slots.has(varying);
    const label = silent ? labelOf(one.call.arguments[varying], user) : null;
    return { report, text: label === null ? capitalise(report.text) : `${label}: ${decapitalise(report)}` };
  });
  const sentences = told.map(({ text }) => text);
  if (new Set(sentences).size === 1) return `The same for each of them: ${decapitalise(told[0]!.report)}`;
  return sentences.length > 2 && random.chance(0.5)
    ? sentences.map((sentence) => `- ${sentence}`).join('\n')
    : sentences.join(' ');
}

function says(template: string, parameter: string | undefined): boolean {
  return parameter !== undefined && template.includes(`{${parameter}}`);
}

// A value that the user never said, such as an id from an earlier answer, tells a person nothing.
function labelOf(value: Json | undefined, user: string): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const label = String(value);
  return label.length <= 60 && user.includes(label) ? label : null;
}

interface Report {
  text: string;
  /** The slots that were filled. */
  slots: ReadonlySet<string>;
  /** Whether the text begins with words of its own rather than with a value. */
  opens: boolean;
}

function reportCall({ tool, call, result }: ToldCall, reports: readonly string[], phrases: ToolPhrases | null): Report {
  const plain = (text: string): Report => ({ text, slots: new Set(), opens: true });
  if (!tool || !phrases) return plain(`That did not work: ${call.name} is not available.`);
  if (!result.ok) return plain(`That did not work: ${result.error.message}`);
  for (const template of reports) {
    const rendered = renderTemplate(template, ({ name }) => slotText(name, call, result.output));
    if (rendered) return { ...rendered, opens: !/^[{[]/.test(template) };
  }
  return plain(plainReport(result.output));
}

function slotText(slot: string, call: ToolCall, output: Json): string | null {
  const value = slot.startsWith('/') ? readPointer(output, slot) : call.arguments[slot];
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.some((item) => typeof item === 'object') ? null : speakList(value.map(String));
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return isJsonObject(value) ? null : String(value);
}

const openings = {
  read: ['', '', '', '', 'Sure. ', 'Here you go. '],
  written: ['', '', '', 'Done. ', 'All set. ', 'Sure. '],
};

function openingFor(told: readonly ToldCall[], text: string, random: Random): string {
  if (told.some(({ result }) => !result.ok) || /^(?:- |Done|Sent|Sure|All |OK|Okay|Booked|Saved)/.test(text)) return '';
  const wrote = told.some(({ tool }) => tool && !tool.annotations.readOnly);
  return random.pick(openings[wrote ? 'written' : 'read']);
}

/** Takes the capital off a sentence, unless it begins with a value or with "I". */
function decapitalise({ text, opens }: Report): string {
  return opens && !/^I\b/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
