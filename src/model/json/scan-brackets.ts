/** What a look over a text in brackets finds. */
export interface BracketScan {
  /** The place after the bracket that closes the first one; undefined where the text ends before. */
  end: number | undefined;
  /** The text up to there with every quoted text in it emptied. */
  outside: string;
  /** Whether the text ends inside quotes. */
  endsInQuotes: boolean;
}

const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']' };
const closingQuote: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”' };

/** Looks over JSON, or what nearly is JSON, from the bracket at `start` to the one that closes it. */
export function scanBrackets(text: string, start: number): BracketScan {
  const open: string[] = [];
  let outside = '';
  for (let at = start; at < text.length; at += 1) {
    const mark = text[at]!;
    const quote = closingQuote[mark];
    if (quote !== undefined && opensText(mark, outside)) {
      const end = endOfText(text, at + 1, quote);
      outside += '""';
      if (end === text.length) return { end: undefined, outside, endsInQuotes: true };
      at = end;
    } else {
      outside += mark;
      if (mark in closing) open.push(closing[mark]!);
      else if (mark === open.at(-1)) open.pop();
      if (open.length === 0) return { end: at + 1, outside, endsInQuotes: false };
    }
  }
  return { end: undefined, outside, endsInQuotes: false };
}

// An apostrophe opens a text only where a text may stand.
function opensText(mark: string, before: string): boolean {
  return mark !== "'" || /[{[,:(=]\s*$/.test(before.slice(-20));
}

function endOfText(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) return at;
  }
  return text.length;
}
