/** A place in a text: the offset of its first character from 0, and how many characters it takes. */
export interface TextPlace {
  readonly offset: number;
  readonly length: number;
}
