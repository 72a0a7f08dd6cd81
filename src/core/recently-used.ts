/** A map of bounded size that forgets what was not used for longest. */
export interface RecentlyUsed<Value> {
  /** The value of the key, made when it is not there. */
  get(key: string, make: () => Value): Value;
}

/** An empty map that holds so many values at most. */
export function createRecentlyUsed<Value>(limit: number): RecentlyUsed<Value> {
  const values = new Map<string, Value>();
  return {
    get(key, make) {
      let value = values.get(key);
      if (value === undefined) value = make();
      else values.delete(key);
      values.set(key, value);
      if (values.size > limit) values.delete(values.keys().next().value!);
      return value;
    },
  };
}
