import { dictWith, PythonDict, type PythonValue, raise, typeName } from '../../../python/index.ts';

/** A dict of some entries of another. Raises KeyError for one that is lacking. */
export function pick(source: PythonDict, names: readonly string[]): PythonDict {
  return new PythonDict(names.map((name) => [name, source.item(name)] as const));
}

/** The dicts of a list in a body. Raises KeyError or TypeError when there is no such list. */
export function items(body: PythonDict, name: string): PythonDict[] {
  const list: PythonValue = body.item(name);
  if (!Array.isArray(list)) return raise('TypeError', `'${typeName(list)}' object is not iterable`);
  return list.map((item) => dictWith(item, 'get'));
}

/** The first hit of a search, or undefined. */
export function first(body: PythonDict): PythonDict | undefined {
  return items(body, 'results')[0];
}
