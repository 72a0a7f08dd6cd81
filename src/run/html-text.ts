import { printableLine } from './printable.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Any text as HTML, safe in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return printableLine(text).replace(/[&<>"']/g, (character) => entities[character]!);
}
