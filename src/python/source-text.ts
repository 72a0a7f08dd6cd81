import type { CallArgument, Expression } from './expression.ts';
import { repr } from './repr.ts';

/**
 * The text of an expression as Python's `ast.unparse` writes it: spaces and quotes are its own. The kinds that hardly
 * stand inside an argument are given as they were written in `source`.
 */
export function sourceText(expression: Expression, source: string): string {
  const text = (part: Expression) => sourceText(part, source);
  switch (expression.kind) {
    case 'constant':
      return repr(expression.value);
    case 'name':
      return expression.name;
    case 'list':
      return `[${expression.items.map(text).join(', ')}]`;
    case 'tuple':
      return `(${expression.items.map(text).join(', ')}${expression.items.length === 1 ? ',' : ''})`;
    case 'dict':
      return `{${expression.entries.map(([key, value]) => (key ? `${text(key)}: ${text(value)}` : `**${text(value)}`)).join(', ')}}`;
    case 'attribute':
      return `${text(expression.object)}.${expression.name}`;
    case 'subscript':
      return `${text(expression.object)}[${text(expression.index)}]`;
    case 'slice':
      return sliceText(expression, text);
    case 'starred':
      return `${expression.stars}${text(expression.operand)}`;
    case 'call':
      return `${text(expression.function)}(${expression.arguments.map((given) => argumentText(given, text)).join(', ')})`;
    default:
      return source.slice(expression.start, expression.end);
  }
}

function sliceText(slice: Extract<Expression, { kind: 'slice' }>, text: (part: Expression) => string): string {
  const bound = (part: Expression | null) => (part === null ? '' : text(part));
  const step = slice.step === null ? '' : `:${text(slice.step)}`;
  return `${bound(slice.from)}:${bound(slice.to)}${step}`;
}

function argumentText({ name, value }: CallArgument, text: (part: Expression) => string): string {
  return name === undefined ? text(value) : `${name}=${text(value)}`;
}
