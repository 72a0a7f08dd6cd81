import { PythonDict, type PythonValue } from '../../../python/index.ts';
import type { OutputLanguage } from '../decode/index.ts';

/** The Python types that a parameter asks for: of its value, and of the items where the document tells them. */
export interface ExpectedType {
  /** A name as `typeName` gives it; undefined for a type that the benchmark does not know. */
  type: string | undefined;
  itemType: string | undefined;
}

/** The type of a parameter as its document tells it. */
export interface DeclaredType {
  type: string;
  itemType: string | undefined;
}

const pythonTypes: Readonly<Record<OutputLanguage, Readonly<Record<string, string>>>> = {
  python: {
    string: 'str',
    integer: 'int',
    float: 'float',
    boolean: 'bool',
    array: 'list',
    tuple: 'list',
    dict: 'dict',
    any: 'str',
  },
  java: {
    byte: 'int',
    short: 'int',
    integer: 'int',
    long: 'int',
    float: 'float',
    double: 'float',
    boolean: 'bool',
    char: 'str',
    String: 'str',
    any: 'str',
    Array: 'list',
    ArrayList: 'list',
    Queue: 'list',
    Stack: 'list',
    HashMap: 'dict',
    Hashtable: 'dict',
    Set: 'set',
  },
  javascript: {
    String: 'str',
    any: 'str',
    integer: 'int',
    Bigint: 'int',
    float: 'float',
    Boolean: 'bool',
    dict: 'dict',
    array: 'list',
  },
};

const typesWithItems: Readonly<Record<OutputLanguage, readonly string[]>> = {
  python: ['array', 'tuple'],
  java: ['Array', 'ArrayList'],
  javascript: ['array'],
};

/** The declared type of a parameter; the type of the items counts for lists only. */
export function declaredType(parameter: PythonValue, language: OutputLanguage): DeclaredType {
  const type = textUnder('type', parameter) ?? '';
  const items = parameter instanceof PythonDict ? parameter.get('items') : undefined;
  return { type, itemType: typesWithItems[language].includes(type) ? textUnder('type', items) : undefined };
}

function textUnder(name: string, value: PythonValue | undefined): string | undefined {
  const found = value instanceof PythonDict ? value.get(name) : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** The Python types that a declared type stands for. */
export function expectedType({ type, itemType }: DeclaredType, language: OutputLanguage): ExpectedType {
  const types = pythonTypes[language];
  return { type: types[type], itemType: itemType === undefined ? undefined : types[itemType] };
}
