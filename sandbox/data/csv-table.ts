import { ImportRefusal, type Place } from './import-refusal';

/** One cell with the place in the file where it begins. */
export interface CsvCell extends Place {
  readonly text: string;
}

export interface CsvTable {
  readonly header: readonly CsvCell[];
  /** Rows that hold something; each may be shorter than the header. */
  readonly rows: readonly (readonly CsvCell[])[];
}

/**
 * Reads comma-separated text (RFC 4180, any line ending). Own code, since every cell must know its line and column:
 * parsers at hand count the lines inside quoted cells wrongly with CR LF, or do not say where a quote was opened.
 */
export function csvTable(text: string): CsvTable {
  const rows = readRows(text).filter((row) => row.some((cell) => cell.text.trim() !== ''));
  const [header, ...below] = rows;
  if (header === undefined) throw new ImportRefusal({ line: 1, column: 1 }, 'The file is empty.');
  for (const row of below) {
    const extra = row.slice(header.length).find((cell) => cell.text.trim() !== '');
    if (extra !== undefined) {
      throw new ImportRefusal(extra, `This row has ${row.length} cells, the header has ${header.length}.`);
    }
  }
  return { header, rows: below };
}

function readRows(text: string): CsvCell[][] {
  const rows: CsvCell[][] = [];
  let row: CsvCell[] = [];
  let line = 1;
  let lineStart = 0;
  let at = 0;
  const endOfLine = (length: number): void => {
    at += length;
    line += 1;
    lineStart = at;
  };
  const newlineAt = (): number => {
    const code = text.charCodeAt(at);
    return code === 10 ? 1 : code === 13 ? (text.charCodeAt(at + 1) === 10 ? 2 : 1) : 0;
  };
  while (at < text.length) {
    const place: Place = { line, column: at - lineStart + 1 };
    let value = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        const from = at;
        while (at < text.length && text[at] !== '"' && newlineAt() === 0) at += 1;
        value += text.slice(from, at);
        if (at >= text.length) throw new ImportRefusal(place, 'This cell opens a quote that is never closed.');
        if (text[at] === '"') {
          at += 1;
          if (text[at] !== '"') break;
          value += '"';
          at += 1;
        } else {
          value += '\n';
          endOfLine(newlineAt());
        }
      }
      if (at < text.length && text[at] !== ',' && newlineAt() === 0) {
        const after = { line, column: at - lineStart + 1 };
        throw new ImportRefusal(after, 'Text follows a closing quote; a quote inside a cell is written twice.');
      }
    } else {
      const from = at;
      while (at < text.length && text[at] !== ',' && newlineAt() === 0) at += 1;
      value = text.slice(from, at);
    }
    row.push({ ...place, text: value });
    if (text[at] === ',') {
      at += 1;
      // A comma at the very end leaves one more empty cell.
      if (at < text.length) continue;
      row.push({ line, column: at - lineStart + 1, text: '' });
    }
    rows.push(row);
    row = [];
    if (at < text.length) endOfLine(newlineAt());
  }
  return rows;
}
