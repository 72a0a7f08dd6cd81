import { isJsonObject, type Json } from '../core/json.ts';
import { defaultAnnotations, type ToolAnnotations } from '../core/tool.ts';
import { wordsOf } from './text.ts';

/** First words of names of tools that look something up. */
const readingVerbs = new Set(
  (
    'get list search find check lookup look read fetch query show view describe count compare calculate compute ' +
    'convert estimate verify validate browse explain analyze detect retrieve'
  ).split(' '),
);

/** What is true of a tool that changes nothing: doing it twice is as good as once, and nothing can be lost. */
export const readOnlyAnnotations: ToolAnnotations = {
  readOnly: true,
  destructive: false,
  idempotent: true,
  openWorld: true,
};

/**
 * The annotations of a tool that states none. The protocol's default would call every lookup destructive, so a name that
 * starts with a verb of reading is believed; any other tool is taken to write and to destroy.
 */
export function defaultsFor(name: string): ToolAnnotations {
  return readingVerbs.has(wordsOf(name)[0] ?? '') ? readOnlyAnnotations : defaultAnnotations;
}

/** The annotations that a tool of the Model Context Protocol states; hints that it leaves out have their defaults. */
export function hintedAnnotations(name: string, hints: Json | undefined): ToolAnnotations {
  const defaults = defaultsFor(name);
  if (!isJsonObject(hints)) return defaults;
  const hint = (key: string, otherwise: boolean) => (typeof hints[key] === 'boolean' ? hints[key] : otherwise);
  const readOnly = hint('readOnlyHint', defaults.readOnly);
  return {
    readOnly,
    // The protocol gives these two no meaning for a tool that only reads.
    destructive: !readOnly && hint('destructiveHint', defaultAnnotations.destructive),
    idempotent: readOnly || hint('idempotentHint', defaultAnnotations.idempotent),
    openWorld: hint('openWorldHint', defaultAnnotations.openWorld),
  };
}
