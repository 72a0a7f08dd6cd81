import { remembered } from './remembered.ts';
import { textWords } from './words.ts';

const opening = /^(?:the|an?|name|list|optional|required)\b\s*(?:of\b)?\s*(?:the|an?)?\s*/i;
const breaks =
  /[.,;:()]|\b(?:of|to|for|in|where|that|which|from|with|by|on|when|if|is|was|after|before|as|at|and|or|per)\b/i;

/**
 * What a description begins with: `city` of "City where the drive starts" and of "Name of the city", `id` of "Id of the
 * booking", `distance` of "The
 * distance to convert". Undefined when it begins with a long phrase or none.
 */
export const leadingNoun: (description: string) => string | undefined = remembered((description) => {
  const words = textWords(description.slice(0, 128).replace(opening, '').split(breaks)[0]!);
  return words.length > 3 ? undefined : words.at(-1);
});
