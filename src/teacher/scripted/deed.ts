import type { Tool } from '../../core/tool.ts';
import { NamingText, namingWords } from '../../core/tool-names.ts';
import { stammers, wordsOf } from './plain-words.ts';
import { imperativeOf, plainVerbs, readingNouns } from './verbs.ts';

const longest = 110;

/**
 * What a tool does, as an imperative that a user could say after "please" and that does not speak the tool's name: the
 * first sentence of its description where that can be made an imperative, otherwise the words of its name.
 */
export function deedOf(tool: Tool): string {
  const described = deedFromSentence(firstSentence(tool.description));
  const deeds = [described, ...deedsFromName(wordsOf(tool.source.name), tool.annotations.readOnly)];
  return deeds.find((deed) => isUsable(deed, tool)) ?? deeds.at(-1)!;
}

function isUsable(deed: string, tool: Tool): boolean {
  if (deed.length < 8 || deed.length > longest || stammers(deed)) return false;
  const text = new NamingText(deed);
  return !text.names(tool, namingWords.helper) && !text.names({ name: tool.source.name }, namingWords.tool);
}

// Brackets and braces would be read as clauses and slots.
function firstSentence(description: string): string {
  const plain = description
    .replaceAll(/^\s*#.*$/gm, ' ')
    .replaceAll(/\([^()]{0,80}\)/g, ' ')
    .replaceAll(/https?:\S+|[`*_#{}[\]()<>"|\\]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const sentence = plain.split(/(?<!\b[A-Z]|\be\.g|\bi\.e|\betc)[.!?:;](?:\s|$)|\s[-–—]\s/)[0]!.trim();
  return sentence.length <= longest
    ? sentence
    : sentence
        .slice(0, longest + 1)
        .replace(afterthought, '')
        .trim();
}

// Where a long sentence can end early: before the last of these.
const afterthought =
  /(?:,| (?:including|which|such as|based on|using|so that|along with|and|or|with|for|that)(?= ))(?!.*(?:,| (?:including|which|such as|based on|using|so that|along with|and|or|with|for|that) )).*$/;

const leadIns = [
  /^(?:this|the|an?)\s+(?:[\w&/'-]+\s+){0,7}?(?:api|endpoint|tool|function|method|service|operation|command)\s+(?:will\s+|can\s+|that\s+|is used to\s+|is able to\s+|(?:allows?|enables?|lets?|helps?)\s+(?:you|users|one)\s+(?:to\s+)?)?/i,
  /^(?:it\s+)?(?:allows?|enables?|lets?|helps?)\s+(?:you|users)\s+(?:to\s+)?/i,
  /^(?:you can|use this to|used to|quickly|easily|efficiently|simply|effortlessly|instantly|safely)\s+/i,
];
const mentionOfSelf =
  /,?\s+(?:using|with|via|through|by using|from)\s+(?:(?:the|our|this)\s+)?(?:[\w&/'-]+\s+){0,8}?(?:api|endpoint|tool|function|service)s?\b.*$/i;

function deedFromSentence(sentence: string): string {
  const bare = leadIns.reduce((text, leadIn) => text.replace(leadIn, ''), sentence).replace(mentionOfSelf, '');
  const [first = '', ...rest] = bare.split(' ');
  const verb = imperativeOf(first);
  const object = rest
    .join(' ')
    .replace(/^(?:you|back|out)\s+/i, '')
    .replace(/,$/, '');
  if (verb === undefined || rest.length < 2 || /^(?:its|their|them|it)\b/.test(object)) return '';
  const second = /^and (\w+) (.+)$/.exec(object);
  if (!second) return `${verb} ${object}`;
  const other = imperativeOf(second[1]!);
  return other === undefined ? '' : `${verb} and ${other} ${second[2]}`;
}

/** Wordings that the name of a tool allows, the most natural first. */
function deedsFromName(name: string, reads: boolean): string[] {
  const words = name.split(' ').filter((word) => !/^(?:api|endpoint|v\d+|the)$/.test(word));
  const isNoun = words[1] === 'of';
  const verb = isNoun ? undefined : plainVerbs.get(words[0] ?? '');
  const thing = (verb === undefined ? words : words.slice(1)).join(' ');
  const action = verb ?? (reads || readingNouns.test(thing) ? 'look up' : 'help me with');
  if (thing === '') return [`${action} something`];
  if (words[0] === 'is') return [`check whether it is ${thing}`];
  if (/^(?:by|for|in|from|with|to|as|on) /.test(thing)) return [`${action} what there is ${thing}`];
  if (/^(?:an?|all|my|any|one|every|single|multiple) /.test(thing)) return [`${action} ${thing}`];
  const [last = thing, ...rest] = thing.split(' ').reverse();
  const turned = rest.length === 0 ? `this ${last}` : `the ${last} for the ${rest.reverse().join(' ')}`;
  return [`${action} the ${thing}`, `${action} ${turned}`];
}
