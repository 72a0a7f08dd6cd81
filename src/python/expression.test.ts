import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  evaluateExpression,
  PythonDict,
  type PythonFunction,
  PythonTuple,
  type PythonValue,
  parseExpression,
  repr,
} from './index.ts';

// Answers with its own name and arguments, so that a value shows how a call was read.
const echo =
  (name: string): PythonFunction =>
  ({ positional, named }) =>
    new PythonTuple([name, new PythonTuple(positional), new PythonDict(named)]);

function computed(source: string): string {
  return repr(evaluateExpression(source, { find: (name) => (['f', 'g'].includes(name) ? echo(name) : undefined) }));
}

// The values are what CPython 3.11 gives.
describe('values', () => {
  test.each([
    ['1_000 + 0x1F', '1031'],
    ['-2 ** 2', '-4'],
    ['2 ** -1', '0.5'],
    ['7 // 2 % 2', '1'],
    ['~5 | 1 << 3 ^ 2', '-6'],
    ['True & False', 'False'],
    ['5.e3', '5000.0'],
    ['.5', '0.5'],
    ['1if 0 else 2', '2'],
    ['3 > 2 > 1', 'True'],
    ['1 == 1 == 2', 'False'],
    ['not 1 in [1]', 'False'],
    ['0 or [] or 3', '3'],
    ['1 and ""', "''"],
    ["'a' \"b\" r'\\n'", "'ab\\\\n'"],
    ["'\\x41\\u00e9\\101\\q'", "'Aé" + "A\\\\q'"],
    ["'''a\nb'''", "'a\\nb'"],
    ["b'\\x00a'", "b'\\x00a'"],
    ['2j', '2j'],
    ['(1)', '1'],
    ['(1,)', '(1,)'],
    ['1, 2', '(1, 2)'],
    ['[*(1, 2), 3]', '[1, 2, 3]'],
    ["{'a': 1, **{'b': 2}}", "{'a': 1, 'b': 2}"],
    ['[1, 2, 3][-2:]', '[2, 3]'],
    ["'abc'[::-1]", "'cba'"],
    ["{'a': [5]}['a'][0]", '5'],
    ['...', 'Ellipsis'],
    ['f(1, a=[g()], *[2])', "('f', (1, 2), {'a': [('g', (), {})]})"],
    ["f(**{'a': 1}, b=2,)", "('f', (), {'a': 1, 'b': 2})"],
    ['f(\n 1, # one\n 2)\n', "('f', (1, 2), {})"],
    ['f(\\\n1)', "('f', (1,), {})"],
  ])('%s', (source, value) => expect(computed(source)).toBe(value));
});

describe('refusals, in the words of CPython 3.11', () => {
  test.each([
    ['', 'invalid syntax', 0],
    ['#c', 'invalid syntax', 1],
    ['1\n2', 'invalid syntax', 2],
    ['1\n 2', 'unexpected indent', 2],
    ['f(', "'(' was never closed", 1],
    ['f(a b', "'(' was never closed", 1],
    ['[\n[1,\n,', "'[' was never closed", 2],
    ['f)', "unmatched ')'", 1],
    ['(\n]', "closing parenthesis ']' does not match opening parenthesis '(' on line 1", 2],
    ["f('it's')", 'unterminated string literal (detected at line 1)', 1],
    ['f("""a\nb', 'unterminated triple-quoted string literal (detected at line 2)', 1],
    ['f(a=)', 'invalid syntax', 1],
    ['f(a,,b)', 'invalid syntax', 1],
    ['f(1 2)', 'invalid syntax. Perhaps you forgot a comma?', 1],
    ["f({'a':1 'b':2})", 'invalid syntax. Perhaps you forgot a comma?', 1],
    ['f(a "b")', 'invalid syntax', 1],
    ['a b', 'invalid syntax', 1],
    ['f(a.b=1)', 'expression cannot contain assignment, perhaps you meant "=="?', 1],
    ['f(True=1)', 'cannot assign to True', 1],
    ['[a=1]', "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", 1],
    ['[f()=2]', "cannot assign to function call here. Maybe you meant '==' instead of '='?", 1],
    ['f(a=1,\nb)', 'positional argument follows keyword argument', 2],
    ['f(**a, b)', 'positional argument follows keyword argument unpacking', 1],
    ['{1: 2, 3}', "':' expected after dictionary key", 1],
    ['{1: }', "expression expected after dictionary key and ':'", 1],
    ['(*a)', 'cannot use starred expression here', 1],
    ['a if b', "expected 'else' after 'if' expression", 1],
    ['print 1', "Missing parentheses in call to 'print'. Did you mean print(...)?", 1],
    ['0b2', "invalid digit '2' in binary literal", 1],
    ['1__0', 'invalid decimal literal', 1],
    ['f(…)', "invalid character '…' (U+2026)", 1],
    ['f(\u00a01)', 'invalid non-printable character U+00A0', 1],
    ['\\x', 'unexpected character after line continuation character', 1],
    ["'\\x4'", "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \\xXX escape", 1],
    ["'a' b'b'", 'cannot mix bytes and nonbytes literals', 1],
  ])('%s', (source, message, line) => {
    expect(() => parseExpression(source)).toThrow(`${message} (<string>, line ${line})`);
  });

  test('a keyword that is given twice is read, and refused when the call is made', () => {
    expect(parseExpression('f(a=1, a=2)').kind).toBe('call');
    expect(() => computed('f(a=1, a=2)')).toThrow('keyword argument repeated: a (<string>, line 1)');
  });

  test.each([
    ['nothing', "NameError: name 'nothing' is not defined"],
    ['nothing(1)', "NameError: name 'nothing' is not defined"],
    ["'a'(1)", "TypeError: 'str' object is not callable"],
    ["+'a'", "TypeError: bad operand type for unary +: 'str'"],
    ['1 | 2.0', "TypeError: unsupported operand type(s) for |: 'int' and 'float'"],
    ['{[]: 1}', "TypeError: unhashable type: 'list'"],
    ['1 << -1', 'ValueError: negative shift count'],
    ['[1][::0]', 'ValueError: slice step cannot be zero'],
  ])('%s when it is computed', (source, error) => {
    expect(() => computed(source)).toThrow(expect.objectContaining({ message: error.replace(/^\w+: /, '') }));
    expect(() => computed(source)).toThrow(expect.objectContaining({ name: error.split(':')[0] }));
  });
});

describe('places', () => {
  const source = "f(a=g('x')[0], b={'k': -1})";

  test.each([
    ['a', "g('x')[0]"],
    ['b', "{'k': -1}"],
  ])('the value of %s begins and ends where it is written', (name, written) => {
    const call = parseExpression(source);
    const given = call.kind === 'call' ? call.arguments.find((argument) => argument.name === name) : undefined;
    expect(source.slice(given?.value.start, given?.value.end)).toBe(written);
  });
});

describe('laws', () => {
  const { value } = fc.letrec<{ value: PythonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(null, true, false),
      fc.bigInt(),
      fc.double({ noNaN: true, min: -1e300, max: 1e300 }),
      fc.string({ unit: 'binary' }),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.array(tie('value'), { maxLength: 4 }).map((items) => new PythonTuple(items)),
      fc.array(fc.tuple(fc.string(), tie('value')), { maxLength: 4 }).map((entries) => new PythonDict(entries)),
    ),
  }));

  test('the repr of a value is read as that value', () => {
    fc.assert(
      fc.property(value, (given) => {
        expect(computed(repr(given))).toBe(repr(given));
      }),
    );
  });

  test('whatever the text, it is read or refused as Python refuses it', () => {
    const piece = fc.constantFrom(
      'f(',
      ')',
      '[',
      ']',
      '{',
      '}',
      "'",
      '"',
      ',',
      '=',
      ':',
      '*',
      ' ',
      '\n',
      'a',
      '1',
      '.',
      '\\',
      'not',
      '-',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        try {
          parseExpression(pieces.join(''));
        } catch (error) {
          expect(error).toMatchObject({
            name: 'SyntaxError',
            message: expect.stringMatching(/\(<string>, line \d+\)$/),
          });
        }
      }),
    );
  });
});
