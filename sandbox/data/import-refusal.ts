/** Where a file is at fault and why; line and column count from 1, the column in characters. */
export interface ImportFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/** A place in the text of a file, from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Thrown inside the importer where a file cannot be read; `importFile` turns it into a value. */
export class ImportRefusal extends Error {
  readonly place: Place;

  constructor(place: Place, reason: string) {
    super(reason);
    this.name = 'ImportRefusal';
    this.place = place;
  }
}

/** The place of an offset into the text. */
export function placeOf(text: string, offset: number): Place {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}
