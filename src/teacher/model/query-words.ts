import type { Json } from '../../core/json.ts';
import { textHoldsValue } from '../../core/value-text.ts';

/** The shortest piece of a text that says a value: the value as it is written, the sentence that holds it, or the whole. */
export function wordsThatSay(text: string, value: Json): string {
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  if (written !== '' && text.includes(written) && textHoldsValue(written, value)) return written;
  const sentences = text.match(/[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?]*/g) ?? [];
  return sentences.map((sentence) => sentence.trim()).find((sentence) => textHoldsValue(sentence, value)) ?? text;
}
