import { isJsonObject, type Json } from '../../core/json.ts';
import { toJson } from '../../python/index.ts';
import { attempt } from '../bfcl/decode/attempt.ts';
import { readCallList } from '../bfcl/decode/prompting.ts';
import type { Mode, Reply } from '../conversation.ts';
import type { MadeCall } from './stage.ts';

/** The calls that a reply makes; none where it is plain words. */
export function callsIn({ content, calls }: Reply, mode: Mode): MadeCall[] {
  if (mode === 'prompting') return writtenCalls(content);
  return calls.map(({ name, arguments: given }) => ({ name, arguments: objectIn(given) }));
}

function writtenCalls(content: string): MadeCall[] {
  const written = attempt(() => readCallList(content).map(toJson)) ?? [];
  return written.flatMap((call) =>
    Object.entries(call as { [name: string]: Json }).map(([name, given]) => ({
      name,
      arguments: isJsonObject(given) ? given : null,
    })),
  );
}

function objectIn(text: string): MadeCall['arguments'] {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
