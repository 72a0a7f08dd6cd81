import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MagnetError } from './errors.ts';
import { findJsonError, parseJsonText } from './json-text.ts';

describe('parseJsonText', () => {
  test.each([
    ['{"a": 1,\n "b": x}', 'list.json:2:7: this is not JSON: unexpected "x".'],
    ['{"a": [1, 2', 'list.json:1:12: this is not JSON: the text ends too early.'],
    ['[1, 2,]', 'list.json:1:7: this is not JSON: unexpected "]".'],
    ['{"a": 1} {', 'list.json:1:10: this is not JSON: unexpected "{".'],
    ['{"a": "b\nc"}', 'list.json:1:9: this is not JSON: unexpected "\\n".'],
    ['{"a": tru', 'list.json:1:10: this is not JSON: the text ends too early.'],
    ['', 'list.json:1:1: this is not JSON: the text ends too early.'],
  ])('says where %j is broken', (text, message) => {
    expect(() => parseJsonText(text, 'list.json')).toThrow(message);
  });

  test('counts lines from the given one and codes the error as a bad file', () => {
    try {
      parseJsonText('{]', 'rows.jsonl', 7);
      expect.unreachable();
    } catch (error) {
      expect(MagnetError.is(error) && [error.code, error.where]).toEqual(['bad-file', 'rows.jsonl:7:2']);
    }
  });

  test('ignores a byte order mark', () => {
    expect(parseJsonText('\uFEFF[1]', 'marked.json')).toEqual([1]);
  });
});

test('the error of cut JSON text is at its end', () => {
  fc.assert(
    fc.property(
      fc.object().map((value) => JSON.stringify(value)),
      fc.nat(),
      (text, cut) => {
        const short = text.slice(0, cut % text.length);
        expect(findJsonError(short)).toBe(short.length);
      },
    ),
  );
});

test('text that parses has no error before its end', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(4), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(findJsonError(text)).toBe(text.length);
    }),
  );
});

test('a foreign character is found where it stands', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.nat(), (numbers, at) => {
      const texts = numbers.map(String);
      texts.splice(at % numbers.length, 0, '@');
      const text = `[${texts.join(', ')}]`;
      expect(findJsonError(text)).toBe(text.indexOf('@'));
    }),
  );
});
