/** Up to three names that differ least from a wrong one, none that differs in more than a fifth of its letters. */
export function closestNames(wrong: string, names: Iterable<string>): string[] {
  const most = Math.max(2, Math.floor(wrong.length / 5));
  const close: { name: string; distance: number }[] = [];
  for (const name of names) {
    if (Math.abs(name.length - wrong.length) > most) continue;
    const distance = editDistance(wrong.toLowerCase(), name.toLowerCase());
    if (distance <= most) close.push({ name, distance });
  }
  close.sort((left, right) => left.distance - right.distance || (left.name < right.name ? -1 : 1));
  return close.slice(0, 3).map(({ name }) => name);
}

// The Levenshtein distance, one row of its table at a time.
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let at = 1; at <= left.length; at += 1) {
    const next = [at];
    for (let other = 1; other <= right.length; other += 1) {
      const changed = row[other - 1]! + (left[at - 1] === right[other - 1] ? 0 : 1);
      next.push(Math.min(changed, row[other]! + 1, next[other - 1]! + 1));
    }
    row = next;
  }
  return row.at(-1)!;
}
