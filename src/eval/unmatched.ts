/** The expected results that have no counterpart of their own among the results that were got, in any order. */
export function unmatched(expected: readonly string[], got: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const result of got) left.set(result, (left.get(result) ?? 0) + 1);
  return expected.filter((result) => {
    const count = left.get(result) ?? 0;
    left.set(result, count - 1);
    return count <= 0;
  });
}
