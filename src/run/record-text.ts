const texts = new WeakMap<object, string>();

/** A record out of its JSON text, which is kept so that writing the record costs nothing. It must not be changed. */
export function recordOf<Value extends object>(text: string): Value {
  const record = JSON.parse(text) as Value;
  texts.set(record, text);
  return record;
}

/** The JSON text of a record. */
export function textOf(record: object): string {
  return texts.get(record) ?? JSON.stringify(record);
}
