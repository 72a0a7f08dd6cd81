import {
  compare,
  dict,
  ellipsis,
  PythonDict,
  PythonObject,
  PythonSet,
  PythonTuple,
  type PythonValue,
} from '../../python/index.ts';

/**
 * A value in the notation that states are written in: plain where JSON can say it, else one tagged entry (`$map` for a
 * dict with keys that are no texts, `$set`, `$tuple`, `$float`, `$repr`).
 */
export function toNotation(value: PythonValue): PythonValue {
  if (typeof value === 'number' && !Number.isFinite(value)) return dict({ $float: floatName(value) });
  if (Array.isArray(value)) return value.map(toNotation);
  if (value instanceof PythonTuple) return dict({ $tuple: value.items.map(toNotation) });
  if (value instanceof PythonSet) return dict({ $set: inOrder(value.items.keys()).map(toNotation) });
  if (value instanceof PythonObject) return dict({ $repr: value.repr });
  return value instanceof PythonDict ? dictNotation(value) : value;
}

// A set has no order of its own, so that recordings show its items sorted.
function inOrder(items: readonly PythonValue[]): PythonValue[] {
  return [...items].sort((left, right) => (compare(left, '<', right) ? -1 : 1));
}

function floatName(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  return value > 0 ? 'inf' : '-inf';
}

function dictNotation(value: PythonDict): PythonDict {
  const entries = Array.from(value.entries(), ([key, item]) => [key, toNotation(item)] as const);
  if (entries.every(([key]) => typeof key === 'string')) return new PythonDict(entries);
  return dict({ $map: entries.map(([key, item]) => [toNotation(key), item]) });
}

/** The value that a notation stands for. */
export function fromNotation(value: PythonValue): PythonValue {
  if (Array.isArray(value)) return value.map(fromNotation);
  if (!(value instanceof PythonDict)) return value;
  const [tag] = value.size === 1 ? value.keys() : [];
  const read = typeof tag === 'string' ? readers[tag] : undefined;
  if (read) return read(value.item(tag!));
  return new PythonDict(Array.from(value.entries(), ([key, item]) => [key, fromNotation(item)] as const));
}

const floats: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
};

const readers: Readonly<Record<string, (tagged: PythonValue) => PythonValue>> = {
  $float: (name) => floats[name as string]!,
  $tuple: (items) => new PythonTuple((items as PythonValue[]).map(fromNotation)),
  $set: (items) => new PythonSet(new PythonDict((items as PythonValue[]).map((item) => [fromNotation(item), null]))),
  $map: (entries) =>
    new PythonDict((entries as PythonValue[][]).map(([key, item]) => [fromNotation(key!), fromNotation(item!)])),
  $repr: (text) => (text === ellipsis.repr ? ellipsis : new PythonObject('object', text as string)),
};
