import picocolors from 'picocolors';

/** How words are set off in the terminal; without colours every function gives its text back. */
export interface Style {
  strong(text: string): string;
  faint(text: string): string;
  user(text: string): string;
  call(text: string): string;
  good(text: string): string;
  bad(text: string): string;
}

/** The style of a terminal with or without colours. */
export function createStyle(colours: boolean): Style {
  const colour = picocolors.createColors(colours);
  return {
    strong: colour.bold,
    faint: colour.dim,
    user: colour.cyan,
    call: colour.yellow,
    good: colour.green,
    bad: colour.red,
  };
}
