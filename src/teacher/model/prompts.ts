import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChatMessage } from '../../core/chat-model.ts';
import { closestNames } from '../../core/closest-names.ts';
import { MagnetError } from '../../core/errors.ts';
import { textHash } from '../../core/hash.ts';
import {
  type PromptName,
  type PromptPart,
  promptNames,
  promptParts,
  type QueryStyle,
  queryStyles,
} from './prompt-parts.ts';

/** What a model is told in a role: a system message and a user message with parts to be filled in. */
export interface Prompt<Name extends PromptName = PromptName> {
  name: Name;
  system: string;
  user: string;
  /** Of the text of the file: tells which wording made a row. */
  version: string;
}

/** The prompts of all roles. */
export interface Prompts {
  prompt<Name extends PromptName>(name: Name): Prompt<Name>;
  /** The text of a style of `write-query`. */
  style(style: QueryStyle): string;
  /** The version of a role's wording; that of `write-query` takes all of its styles in. */
  version(name: PromptName): string;
}

/** The folder of the prompts that ship with Magnet. */
export const promptFolder = fileURLToPath(new URL('../../../prompts/', import.meta.url));

/** The names of all prompt files. */
export const promptFiles: readonly string[] = [
  ...promptNames.map((name) => `${name}.md`),
  ...queryStyles.map(styleFile),
];

/**
 * Reads the prompts: those of a folder where it has them, else those that ship with Magnet. Throws `bad-file` for a file that is
 * no prompt's, lacks a section or a part, or has a part that is never filled in; so nothing is asked with a broken prompt.
 */
export async function loadPrompts(folder?: string): Promise<Prompts> {
  const texts = await readPromptFolder(promptFolder);
  if (folder !== undefined) {
    for (const [file, text] of await readPromptFolder(folder)) texts.set(file, text);
  }
  const prompts = new Map(promptNames.map((name) => [name, readPrompt(name, texts.get(`${name}.md`)!)]));
  const styles = new Map(queryStyles.map((style) => [style, readStyle(texts.get(styleFile(style))!)]));
  const writing = textHash([prompts.get('write-query')!.version, ...styles.values()].join('\n')).slice(0, 12);
  return {
    prompt: <Name extends PromptName>(name: Name) => prompts.get(name) as Prompt<Name>,
    style: (style) => styles.get(style)!,
    version: (name) => (name === 'write-query' ? writing : prompts.get(name)!.version),
  };
}

/** The messages of a prompt with its parts filled in. */
export function fillPrompt<Name extends PromptName>(
  { system, user }: Prompt<Name>,
  parts: Record<PromptPart<Name>, string>,
): ChatMessage[] {
  return [
    { role: 'system', content: fill(system, parts) },
    { role: 'user', content: fill(user, parts) },
  ];
}

function fill(text: string, parts: Readonly<Record<string, string>>): string {
  return text.replace(slot, (_, name: string) => parts[name] ?? '').trim();
}

const slot = /\{\{\s*([\w-]+)\s*\}\}/g;
const sections = /^# System\n(.*?)^# User\n(.*)$/ms;

interface PromptText {
  path: string;
  text: string;
}

function styleFile(style: QueryStyle): string {
  return `write-query-${style}.md`;
}

async function readPromptFolder(folder: string): Promise<Map<string, PromptText>> {
  const found = await readdir(folder).catch((cause: unknown) => {
    throw new MagnetError({ code: 'bad-file', what: 'the folder of prompts cannot be read', where: folder, cause });
  });
  const files = found.filter((file) => file.endsWith('.md') && file !== 'README.md');
  for (const file of files) if (!promptFiles.includes(file)) throw noPrompt(folder, file);
  const texts = files.map(async (file): Promise<[string, PromptText]> => {
    const path = join(folder, file);
    const text = await readFile(path, 'utf8');
    return [file, { path, text: text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n') }];
  });
  return new Map(await Promise.all(texts));
}

function noPrompt(folder: string, file: string): MagnetError {
  const [closest] = closestNames(file, promptFiles);
  return new MagnetError({
    code: 'bad-file',
    what: 'no prompt has this name',
    where: join(folder, file),
    expected: closest ?? `one of ${promptFiles.join(', ')}`,
  });
}

function readPrompt(name: PromptName, { path, text }: PromptText): Prompt {
  const [, system, user] = sections.exec(text) ?? [];
  if (system === undefined || user === undefined || system.trim() === '') {
    throw badPrompt(
      path,
      'the prompt has no two sections',
      'a heading "# System" and, below its text, a heading "# User"',
    );
  }
  const known: readonly string[] = promptParts[name];
  const used = [...`${system}${user}`.matchAll(slot)].map((match) => match[1]!);
  const missing = known.filter((part) => !used.includes(part));
  if (missing.length > 0) {
    throw badPrompt(
      path,
      `the prompt lacks ${missing.map(slotText).join(', ')}`,
      'every part, since a model must see it',
    );
  }
  const strange = used.find((part) => !known.includes(part));
  if (strange !== undefined) {
    throw badPrompt(path, `nothing is filled in for ${slotText(strange)}`, known.map(slotText).join(', '));
  }
  return { name, system, user, version: textHash(text).slice(0, 12) };
}

function readStyle({ path, text }: PromptText): string {
  if (text.trim() === '') throw badPrompt(path, 'the file is empty', 'the text that stands for {{style}}');
  return text.trim();
}

function slotText(part: string): string {
  return `{{${part}}}`;
}

function badPrompt(where: string, what: string, expected: string): MagnetError {
  return new MagnetError({ code: 'bad-file', what, where, expected });
}
