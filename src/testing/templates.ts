/** The slots of a template, in order. */
export function slotsOf(template: string): string[] {
  return [...template.matchAll(/\{([^}]*)\}/g)].map(([, slot]) => slot!);
}

/** The optional clauses of a template, without their brackets. */
export function clausesOf(template: string): string[] {
  return [...template.matchAll(/\[([^\]]*)\]/g)].map(([, clause]) => clause!);
}

/** The template without its optional clauses. */
export function coreOf(template: string): string {
  return template.replaceAll(/\[[^\]]*\]/g, '');
}

/** A template as it stands with all its clauses said. */
export function fullOf(template: string): string {
  return template.replaceAll(/[[\]]/g, '');
}
