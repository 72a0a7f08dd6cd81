import { evaluateExpression, PythonError, type PythonValue } from '../../../python/index.ts';

const assignment = /^([A-Z][A-Z0-9_]*)\s*(?::[^=\n]*)?=\s*(?!=)/gm;
// A text in three quotes, a text in one, a comment, a bracket, the end of a line; anything else is skipped over.
const token = /("""|''')[\s\S]*?\1|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|#[^\n]*|[([{]|[)\]}]|\n/g;

/**
 * The constants that a Python file assigns at its top level as literals, by name. It reads the values only and runs
 * nothing; an assignment of anything else is left out.
 */
export function readConstants(source: string): Map<string, PythonValue> {
  const constants = new Map<string, PythonValue>();
  for (const match of source.matchAll(assignment)) {
    const start = match.index + match[0].length;
    const value = literal(source.slice(start, endOfExpression(source, start)));
    if (value !== undefined) constants.set(match[1]!, value);
  }
  return constants;
}

// An expression ends with its line, unless a bracket or a text is open there.
function endOfExpression(source: string, start: number): number {
  let depth = 0;
  token.lastIndex = start;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    if ('([{'.includes(found[0])) depth += 1;
    else if (')]}'.includes(found[0])) depth -= 1;
    else if (found[0] === '\n' && depth === 0) return found.index;
  }
  return source.length;
}

function literal(source: string): PythonValue | undefined {
  try {
    return evaluateExpression(source);
  } catch (error) {
    if (error instanceof PythonError) return undefined;
    throw error;
  }
}
