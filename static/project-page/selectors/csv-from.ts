/** A cell as a spreadsheet may read it without running it: text that would start a formula gets a leading apostrophe. */
function safeCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const inert = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** RFC 4180 text with a byte order mark, since Excel reads UTF-8 only with one. */
export function csvFrom(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${[header, ...rows].map((row) => row.map(safeCell).join(',')).join('\r\n')}\r\n`;
}
