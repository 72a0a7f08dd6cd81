import { iterate, PythonDict, type PythonValue, writeJson } from '../../python/index.ts';
import type { Category } from './data/index.ts';

/**
 * A call that an answer {name: {parameter: accepted values}} accepts, in the form of function-calling mode: with the
 * first accepted value of every parameter that may not be left out.
 */
export function rightCall(answer: PythonDict, documents: readonly PythonDict[], category: Category): PythonDict {
  const [name, accepted] = [...answer.entries()][0] as [string, PythonDict];
  const document = documents.find((candidate) => candidate.get('name') === name) ?? documents[0]!;
  const parameters = dictUnder('parameters', document);
  const required = iterate(parameters.get('required') ?? []);
  const properties = dictUnder('properties', parameters);
  const given = new PythonDict();
  for (const [parameter, values] of accepted.entries()) {
    const value = firstAccepted(values);
    const isLeftOut = iterate(values).includes('') && !required.includes(parameter);
    if (value === undefined || isLeftOut) continue;
    given.set(parameter, written(rightValue(value), dictUnder(parameter, properties), category));
  }
  return new PythonDict([[name, writeJson(given)]]);
}

function dictUnder(key: PythonValue, value: PythonDict): PythonDict {
  const found = value.get(key);
  return found instanceof PythonDict ? found : new PythonDict();
}

// What stands in place of a list is taken for the one accepted value, which it was meant to be.
function firstAccepted(values: PythonValue): PythonValue | undefined {
  if (!Array.isArray(values)) return values;
  return values.find((candidate) => candidate !== '') ?? values[0];
}

// An accepted dict, alone or in a list, tells the accepted values of every key; what lies deeper stands as it is.
function rightValue(value: PythonValue): PythonValue {
  if (Array.isArray(value)) return value.map((item) => (item instanceof PythonDict ? rightValue(item) : item));
  if (!(value instanceof PythonDict)) return value;
  const right = new PythonDict();
  for (const [key, values] of value.entries()) {
    const first = firstAccepted(values);
    if (first !== undefined) right.set(key, first);
  }
  return right;
}

function written(value: PythonValue, parameter: PythonDict, category: Category): PythonValue {
  if (category === 'simple_java') return inJava(value, parameter);
  if (category !== 'simple_javascript' || typeof value === 'string') return value;
  return parameter.get('type') === 'Bigint' ? `${String(value)}n` : writeJson(value);
}

// The benchmark splits an array without regard to quotes and keeps them, so its texts stand bare.
function inJava(value: PythonValue, parameter: PythonDict): string {
  if (typeof value === 'string') return value;
  const type = parameter.get('type');
  if (Array.isArray(value)) {
    if (type === 'Array') return `new T[]{${value.map(String).join(', ')}}`;
    const suffix = dictUnder('items', parameter).get('type') === 'long' ? 'L' : '';
    return `new ArrayList<T>(Arrays.asList(${value.map((item) => `${writeJson(item)}${suffix}`).join(', ')}))`;
  }
  if (!(value instanceof PythonDict)) return `${writeJson(value)}${type === 'long' ? 'L' : ''}`;
  const puts = Array.from(value.entries(), ([key, item]) => `put(${writeJson(key)}, ${writeJson(item)});`);
  return `new HashMap<String, Object>() {{ ${puts.join(' ')} }}`;
}
