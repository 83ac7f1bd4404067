import { type IndexedEntry, type Term, type TextVector, timesWeight } from './text-weights';

/** A text that is like another, and how much: 0 to 1. */
export interface SimilarText {
  readonly id: string;
  readonly score: number;
}

/** Numbers of the entries by their slots, side by side for speed. */
export interface SlotNumbers {
  /** The lengths of their vectors. */
  readonly lengths: Float64Array;
  /** Equal where their marks are. */
  readonly markIds: Int32Array;
  /** Zeros; zeros again after each search. */
  readonly products: Float64Array;
  /** The slots that a search met, one after the other. */
  readonly met: Int32Array;
}

/** What is looked for, and where. */
export interface SimilarSearch {
  readonly vector: TextVector;
  /** The marks of its summary; -1 where no entry has the same. [D3] */
  readonly markId: number;
  readonly entries: readonly (IndexedEntry | undefined)[];
  readonly bySlot: SlotNumbers;
  readonly most: number;
  readonly accepts: (id: string) => boolean;
}

/** Where the issue keys, versions and numbers of the summaries differ, the score counts half. [D3] */
const DIFFERENT_MARKS_FACTOR = 0.5;

/**
 * Candidates are gathered by the rarest words first, until so many texts were met: what is left then are words that very
 * many texts have, which count when the candidates are compared. Without a bound, tens of thousands of texts of one
 * wording would take minutes. Convention. [D5]
 */
const MOST_MEETINGS = 20_000;

/** So many candidates for each answer, and at least so many, are compared by all their words. */
const CANDIDATES_EACH = 2;
const LEAST_CANDIDATES = 16;

/** The texts most like a vector, best first, then by id. [D1] */
export function rankSimilar(search: SimilarSearch): readonly SimilarText[] {
  if (search.vector.length === 0) return [];
  const weights = weightsOf(search.vector);
  return shortlist(search)
    .map(({ entry }) => ({ id: entry.id, score: scoreOf(search, weights, entry) }))
    .sort((a, b) => b.score - a.score || Number(a.id > b.id) - Number(a.id < b.id))
    .slice(0, search.most);
}

interface Candidate {
  readonly entry: IndexedEntry;
  readonly score: number;
}

function shortlist({ entries, bySlot, accepts, vector, markId, most }: SimilarSearch): readonly Candidate[] {
  const { lengths, markIds, products } = bySlot;
  const room = Math.max(LEAST_CANDIDATES, most * CANDIDATES_EACH);
  const best: Candidate[] = [];
  const count = gather(vector, bySlot);
  for (let at = 0; at < count; at += 1) {
    const slot = bySlot.met[at] as number;
    const cosine = (products[slot] as number) / (lengths[slot] as number);
    products[slot] = 0;
    const score = markIds[slot] === markId ? cosine : cosine * DIFFERENT_MARKS_FACTOR;
    const worst = best.length < room ? undefined : best[room - 1];
    if (worst !== undefined && score < worst.score) continue;
    const entry = entries[slot] as IndexedEntry;
    if (worst !== undefined && score === worst.score && entry.id > worst.entry.id) continue;
    if (!accepts(entry.id)) continue;
    if (worst !== undefined) best.pop();
    insert(best, { entry, score });
  }
  return best;
}

/** Adds each met text's product with the vector to its place in `products`; gives how many it met. */
function gather({ terms, counts }: TextVector, { products, met }: SlotNumbers): number {
  let count = 0;
  const rarity = (at: number): number => (terms[at] as Term).slots.length;
  const rarestFirst = [...terms.keys()].sort((a, b) => rarity(a) - rarity(b) || a - b);
  let meetings = 0;
  for (const at of rarestFirst) {
    const { idf, slots, counts: times } = terms[at] as Term;
    // Whoever asks is met by each word, and is no candidate.
    if (count > 1 && meetings + slots.length > MOST_MEETINGS) break;
    meetings += slots.length;
    const weight = timesWeight(counts[at] as number) * idf * idf;
    for (let k = 0; k < slots.length; k += 1) {
      const slot = slots[k] as number;
      const sum = products[slot] as number;
      if (sum === 0) {
        met[count] = slot;
        count += 1;
      }
      products[slot] = sum + weight * timesWeight(times[k] as number);
    }
  }
  return count;
}

function insert(best: Candidate[], candidate: Candidate): void {
  let at = best.length;
  while (at > 0 && isBetter(candidate, best[at - 1] as Candidate)) at -= 1;
  best.splice(at, 0, candidate);
}

function isBetter(a: Candidate, b: Candidate): boolean {
  return a.score > b.score || (a.score === b.score && a.entry.id < b.entry.id);
}

/** The terms of a text with their weights. */
export type TermWeights = ReadonlyMap<Term, number>;

/** The weights of a text by term, to be compared with many. */
export function weightsOf({ terms, counts }: TextVector): TermWeights {
  return new Map(terms.map((term, at) => [term, timesWeight(counts[at] as number) * term.idf]));
}

/** What each term that two texts share adds to their product. */
export function sharedWeights(weights: TermWeights, { terms, counts }: TextVector): TermWeights {
  const shared = new Map<Term, number>();
  for (const [at, term] of terms.entries()) {
    const weight = weights.get(term);
    if (weight !== undefined) shared.set(term, weight * (timesWeight(counts[at] as number) * term.idf));
  }
  return shared;
}

// Summed from the smallest, so that it is the same to the last digit from both sides.
function scoreOf({ vector, markId, bySlot }: SimilarSearch, weights: TermWeights, entry: IndexedEntry): number {
  const { terms, counts } = entry.vector;
  const shared: number[] = [];
  for (let at = 0; at < terms.length; at += 1) {
    const { idf } = terms[at] as Term;
    const weight = weights.get(terms[at] as Term);
    if (weight !== undefined) shared.push(weight * (timesWeight(counts[at] as number) * idf));
  }
  const product = shared.sort((a, b) => a - b).reduce((sum, weight) => sum + weight, 0);
  const cosine = Math.min(1, product / (vector.length * entry.vector.length));
  return bySlot.markIds[entry.slot] === markId ? cosine : cosine * DIFFERENT_MARKS_FACTOR;
}
