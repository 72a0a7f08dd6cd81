import { bytesValue } from './bytes.ts';
import type { BinaryOperator, CallArgument, Expression } from './expression.ts';
import { isBytes, numberValue, syntaxError, type Token, textValue, tokenize } from './tokens.ts';
import { ellipsis, type PythonValue } from './value.ts';

/**
 * Reads one Python expression: constants, names, containers, arithmetic, comparisons, attributes, subscripts and calls.
 * Raises SyntaxError, in CPython's words where it is cheap to have them.
 */
export function parseExpression(source: string): Expression {
  const parser = new Parser(tokenize(source));
  return parser.whole();
}

const levels: readonly (readonly BinaryOperator[])[] = [
  ['or'],
  ['and'],
  ['in', 'not in', 'is', 'is not', '<', '<=', '>', '>=', '==', '!='],
  ['+', '-'],
  ['*', '/', '//', '%'],
];

const comparisonLevel = 2;

const constants: ReadonlyMap<string, PythonValue> = new Map<string, PythonValue>([
  ['None', null],
  ['True', true],
  ['False', false],
]);

const keywords = new Set(
  (
    'and as assert async await break class continue def del elif else except finally for from global if import in is ' +
    'lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

function isPlain({ name, unpacked }: CallArgument): boolean {
  return name === undefined && unpacked === undefined;
}

class Parser {
  #at = 0;

  constructor(readonly tokens: readonly Token[]) {}

  whole(): Expression {
    const expression = this.#listed();
    if (this.#token.kind !== 'end') throw this.#unexpected();
    return expression;
  }

  get #token(): Token {
    return this.tokens[this.#at]!;
  }

  #sees(source: string): boolean {
    return this.#token.source === source && this.#token.kind !== 'text';
  }

  #takes(source: string): boolean {
    if (!this.#sees(source)) return false;
    this.#at += 1;
    return true;
  }

  #expect(source: string): void {
    if (!this.#takes(source)) throw this.#unexpected();
  }

  #unexpected(): Error {
    const startsOperand = ['name', 'number', 'text'].includes(this.#token.kind) && !keywords.has(this.#token.source);
    const follows = this.#at > 0 && ['name', 'number', 'text'].includes(this.tokens[this.#at - 1]!.kind);
    return syntaxError(
      startsOperand && follows && this.#depth > 0 ? 'invalid syntax. Perhaps you forgot a comma?' : undefined,
    );
  }

  #depth = 0;

  #endOfLast(): number {
    return this.tokens[this.#at - 1]!.end;
  }

  // What stands bare at the top or inside brackets: one expression, or a tuple by its commas.
  #listed(): Expression {
    const first = this.#binary(0);
    if (!this.#sees(',')) return first;
    const items = [first];
    while (this.#takes(',')) {
      if (this.#token.kind === 'end' || this.#sees(')') || this.#sees(']')) break;
      items.push(this.#binary(0));
    }
    return { kind: 'tuple', items, start: first.start, end: this.#endOfLast() };
  }

  #binary(level: number): Expression {
    const operators = levels[level];
    if (!operators) return this.#unary();
    if (level === comparisonLevel && this.#sees('not')) return this.#not();
    let left = this.#binary(level + 1);
    for (let operator = this.#operator(operators); operator; operator = this.#operator(operators)) {
      const right = this.#binary(level + 1);
      left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
    }
    return left;
  }

  #not(): Expression {
    const { start } = this.#token;
    this.#expect('not');
    const operand = this.#binary(comparisonLevel);
    return { kind: 'unary', operator: 'not', operand, start, end: operand.end };
  }

  #operator(operators: readonly BinaryOperator[]): BinaryOperator | undefined {
    if (this.#token.kind === 'text') return undefined;
    const next = this.tokens[this.#at + 1]?.source;
    const pair = `${this.#token.source} ${next}` as BinaryOperator;
    const found = [pair, this.#token.source as BinaryOperator].find((operator) => operators.includes(operator));
    if (found) this.#at += found === pair ? 2 : 1;
    return found;
  }

  #unary(): Expression {
    const { start, source } = this.#token;
    if (source !== '-' && source !== '+') return this.#power();
    this.#at += 1;
    const operand = this.#unary();
    return { kind: 'unary', operator: source, operand, start, end: operand.end };
  }

  #power(): Expression {
    const left = this.#postfix();
    if (!this.#takes('**')) return left;
    const right = this.#unary();
    return { kind: 'binary', operator: '**', left, right, start: left.start, end: right.end };
  }

  #postfix(): Expression {
    let object = this.#atom();
    const { start } = object;
    for (;;) {
      if (this.#takes('(')) {
        object = { kind: 'call', function: object, arguments: this.#arguments(), start, end: this.#endOfLast() };
      } else if (this.#takes('[')) {
        const index = this.#index();
        this.#expect(']');
        object = { kind: 'subscript', object, index, start, end: this.#endOfLast() };
      } else if (this.#takes('.')) {
        object = { kind: 'attribute', object, name: this.#name(), start, end: this.#endOfLast() };
      } else return object;
    }
  }

  #index(): Expression {
    const { start } = this.#token;
    const first = this.#sees(':') ? undefined : this.#listed();
    if (first && !this.#sees(':')) return first;
    const bounds = [first];
    while (bounds.length < 3 && this.#takes(':')) {
      bounds.push(this.#sees(':') || this.#sees(']') ? undefined : this.#binary(0));
    }
    return { kind: 'slice', bounds, start, end: this.#endOfLast() };
  }

  #name(): string {
    const { kind, source } = this.#token;
    if (kind !== 'name' || keywords.has(source)) throw this.#unexpected();
    this.#at += 1;
    return source;
  }

  #arguments(): CallArgument[] {
    const given = this.#untilClose(')', () => this.#argument());
    const firstNamed = given.findIndex(({ name }) => name !== undefined);
    if (firstNamed >= 0 && given.slice(firstNamed).some(isPlain)) {
      throw syntaxError('positional argument follows keyword argument');
    }
    const firstEntries = given.findIndex(({ unpacked }) => unpacked === '**');
    const late = given.slice(firstEntries + 1).find((argument) => isPlain(argument) || argument.unpacked === '*');
    if (firstEntries < 0 || !late) return given;
    const kind = late.unpacked ? 'iterable argument unpacking' : 'positional argument';
    throw syntaxError(`${kind} follows keyword argument unpacking`);
  }

  #argument(): CallArgument {
    for (const unpacked of ['*', '**'] as const) {
      if (this.#takes(unpacked)) return { unpacked, value: this.#binary(0) };
    }
    const next = this.tokens[this.#at + 1];
    if (this.#token.kind !== 'name' || next?.source !== '=' || next.kind !== 'mark') {
      const value = this.#binary(0);
      if (this.#sees('=')) {
        throw syntaxError('expression cannot contain assignment, perhaps you meant "=="?');
      }
      return { value };
    }
    const name = this.#name();
    this.#expect('=');
    return { name, value: this.#binary(0) };
  }

  #untilClose<Item>(close: string, read: () => Item): Item[] {
    const items: Item[] = [];
    this.#depth += 1;
    while (!this.#takes(close)) {
      items.push(read());
      if (!this.#takes(',') && !this.#sees(close)) throw this.#unexpected();
    }
    this.#depth -= 1;
    return items;
  }

  #atom(): Expression {
    const { kind, source, start, end } = this.#token;
    if (kind === 'text') return this.#texts(start);
    if (kind === 'number') {
      this.#at += 1;
      return { kind: 'constant', value: numberValue(source), start, end };
    }
    if (kind === 'name') return this.#nameOrConstant(start, end);
    if (this.#takes('...')) return { kind: 'constant', value: ellipsis, start, end };
    if (this.#takes('(')) return this.#parenthesised(start);
    if (this.#takes('[')) {
      return { kind: 'list', items: this.#untilClose(']', () => this.#binary(0)), start, end: this.#endOfLast() };
    }
    if (this.#takes('{')) return this.#braced(start);
    throw this.#unexpected();
  }

  #nameOrConstant(start: number, end: number): Expression {
    const name = this.#name();
    const value = constants.get(name);
    return value === undefined ? { kind: 'name', name, start, end } : { kind: 'constant', value, start, end };
  }

  // Texts that stand side by side are one; texts and bytes do not go together.
  #texts(start: number): Expression {
    const first = this.#at;
    while (this.#token.kind === 'text') this.#at += 1;
    const sources = this.tokens.slice(first, this.#at).map(({ source }) => source);
    const bytes = sources.filter(isBytes).length;
    if (bytes !== 0 && bytes !== sources.length) throw syntaxError('cannot mix bytes and nonbytes literals');
    const text = sources.map(textValue).join('');
    return { kind: 'constant', value: bytes ? bytesValue(text) : text, start, end: this.#endOfLast() };
  }

  #parenthesised(start: number): Expression {
    if (this.#takes(')')) return { kind: 'tuple', items: [], start, end: this.#endOfLast() };
    this.#depth += 1;
    const inside = this.#listed();
    this.#expect(')');
    this.#depth -= 1;
    return { ...inside, start, end: this.#endOfLast() };
  }

  #braced(start: number): Expression {
    const entries: [Expression, Expression][] = [];
    const items: Expression[] = [];
    this.#untilClose('}', () => {
      const key = this.#binary(0);
      if (this.#takes(':')) entries.push([key, this.#binary(0)]);
      else items.push(key);
    });
    if (entries.length > 0 && items.length > 0) throw syntaxError();
    if (items.length > 0) return { kind: 'set', items, start, end: this.#endOfLast() };
    return { kind: 'dict', entries, start, end: this.#endOfLast() };
  }
}
