import { commonWordsOf } from './common-words';
import {
  rankSimilar,
  type SimilarSearch,
  type SimilarText,
  type SlotNumbers,
  sharedWeights,
  weightsOf,
} from './rank-similar';
import { createTemplateLines, type TemplateLines } from './template-lines';
import { countTerms, type ItemText, type ReadText, readText, type TermReader, termReader } from './text-terms';
import { type IndexedEntry, idfOf, lengthOf, type Term, type TextVector } from './text-weights';
import { termsOf } from './text-words';

/** The text of an item under its id. */
export interface IndexedText extends ItemText {
  readonly id: string;
}

/** How many similar texts are wanted, and which may be among them; all may where it is not said. */
export interface SimilarQuery {
  readonly most: number;
  readonly accepts?: (id: string) => boolean;
}

/**
 * Texts and how much they are alike: the cosine of their TF-IDF weights, 0 to 1. Several kinds of text may stand in one
 * index, such as issues and roadmap items: `accepts` picks the kind that is looked for, and one measure of how telling a
 * word is holds for all. Its answers depend on the texts that are in it, never on how they came and went. [D1] [D5]
 */
export interface TextIndex {
  readonly size: () => number;
  /** Adds a text, or puts it in the place of the one of the same id. */
  readonly put: (text: IndexedText) => void;
  /** Takes a text out; nothing happens where it is not there. */
  readonly remove: (id: string) => void;
  /** The texts most like the one of this id, best first, then by id; none where the id is not there. */
  readonly similarTo: (id: string, query: SimilarQuery) => readonly SimilarText[];
  /** The texts most like one that need not be in the index. */
  readonly similarToText: (text: ItemText, query: SimilarQuery) => readonly SimilarText[];
  /** The words by which the text of an id is like another; none where one is not there. [D4] */
  readonly commonWords: (id: string, otherId: string) => readonly string[];
}

interface IndexState {
  readonly byId: Map<string, IndexedEntry>;
  readonly entries: (IndexedEntry | undefined)[];
  readonly freeSlots: number[];
  readonly terms: Map<string, Term>;
  readonly templates: TemplateLines;
  /** Texts whose terms are not counted yet. */
  readonly uncounted: Set<IndexedEntry>;
  /** Whether all weights are of the texts that are in it now. */
  isSettled: boolean;
  bySlot: SlotNumbers;
  /** The numbers that stand for the marks of the texts. */
  readonly markIds: Map<string, number>;
}

const NO_VECTOR: TextVector = { terms: [], counts: [], length: 0 };

/** An empty index. A text that comes or goes costs what it is long; the first question after that weighs all terms anew. */
export function createTextIndex(): TextIndex {
  const state: IndexState = {
    byId: new Map(),
    entries: [],
    freeSlots: [],
    terms: new Map(),
    templates: createTemplateLines(),
    uncounted: new Set(),
    isSettled: true,
    bySlot: slotNumbers(0),
    markIds: new Map(),
  };
  return {
    size: () => state.byId.size,
    put: (text) => {
      remove(state, text.id);
      add(state, text);
    },
    remove: (id) => remove(state, id),
    similarTo: (id, query) => {
      settle(state);
      const entry = state.byId.get(id);
      if (entry === undefined) return [];
      const { accepts = () => true } = query;
      const isOther = (other: string) => other !== id && accepts(other);
      return rankSimilar(searchOf(state, entry, { most: query.most, accepts: isOther }));
    },
    similarToText: (text, query) => {
      settle(state);
      const read = readText(text);
      return rankSimilar(searchOf(state, { text: read, vector: foreignVector(state, read) }, query));
    },
    commonWords: (id, otherId) => {
      settle(state);
      const [entry, other] = [state.byId.get(id), state.byId.get(otherId)];
      if (entry === undefined || other === undefined) return [];
      return commonWordsOf({
        titleWords: entry.text.titleWords,
        otherWords: comparedWords(state, entry.text),
        shared: sharedWeights(weightsOf(entry.vector), other.vector),
        size: state.byId.size,
      });
    },
  };
}

function searchOf(
  { entries, bySlot, markIds }: IndexState,
  { text, vector }: Pick<IndexedEntry, 'text' | 'vector'>,
  { most, accepts = () => true }: SimilarQuery,
): SimilarSearch {
  return { vector, markId: markIds.get(text.marks) ?? -1, entries, bySlot, most, accepts };
}

function comparedWords({ templates }: IndexState, { lines }: ReadText): readonly string[] {
  return lines.filter((line) => !templates.isTemplate(line)).flatMap((line) => line.split(' '));
}

function add(state: IndexState, text: IndexedText): void {
  const slot = state.freeSlots.pop() ?? state.entries.length;
  const entry: IndexedEntry = { id: text.id, slot, text: readText(text), vector: NO_VECTOR };
  state.entries[slot] = entry;
  state.byId.set(text.id, entry);
  state.templates.add(entry.text.lines);
  state.uncounted.add(entry);
  state.isSettled = false;
}

function remove(state: IndexState, id: string): void {
  const entry = state.byId.get(id);
  if (entry === undefined) return;
  uncount(state, entry);
  state.templates.remove(entry.text.lines);
  state.uncounted.delete(entry);
  state.byId.delete(id);
  state.entries[entry.slot] = undefined;
  state.freeSlots.push(entry.slot);
  state.isSettled = false;
}

/** Counts what is uncounted and weighs all terms: about 10 ms for ten thousand texts that were counted before. */
function settle(state: IndexState): void {
  if (state.isSettled) return;
  const turned = state.templates.settle();
  if (turned.size > 0) {
    for (const entry of state.byId.values()) {
      if (entry.text.lines.some((line) => turned.has(line))) state.uncounted.add(entry);
    }
  }
  const readTerms = termReader();
  for (const entry of state.uncounted) {
    uncount(state, entry);
    count(state, entry, readTerms);
  }
  state.uncounted.clear();
  for (const term of state.terms.values()) term.idf = idfOf(state.byId.size, term.slots.length);
  number(state);
  state.isSettled = true;
}

function number(state: IndexState): void {
  const { byId, entries, markIds } = state;
  if (state.bySlot.lengths.length < entries.length) state.bySlot = slotNumbers(entries.length * 2);
  markIds.clear();
  for (const { slot, text, vector } of byId.values()) {
    vector.length = lengthOf(vector);
    state.bySlot.lengths[slot] = vector.length;
    if (!markIds.has(text.marks)) markIds.set(text.marks, markIds.size);
    state.bySlot.markIds[slot] = markIds.get(text.marks) as number;
  }
}

function slotNumbers(size: number): SlotNumbers {
  return {
    lengths: new Float64Array(size),
    markIds: new Int32Array(size),
    products: new Float64Array(size),
    met: new Int32Array(size),
  };
}

function count({ terms, templates }: IndexState, entry: IndexedEntry, readTerms: TermReader): void {
  const counted = countTerms(entry.text, { isTemplate: templates.isTemplate, readTerms });
  const ofEntry: Term[] = [];
  for (const [text, times] of counted) {
    let term = terms.get(text);
    if (term === undefined) {
      term = { text, idf: 0, slots: [], counts: [] };
      terms.set(text, term);
    }
    term.slots.push(entry.slot);
    term.counts.push(times);
    ofEntry.push(term);
  }
  entry.vector = { terms: ofEntry, counts: [...counted.values()], length: 0 };
}

function uncount({ terms }: IndexState, { slot, vector }: IndexedEntry): void {
  for (const { text, slots, counts } of vector.terms) {
    const at = slots.indexOf(slot);
    const [lastSlot, lastCount] = [slots.pop() as number, counts.pop() as number];
    if (at < slots.length) {
      slots[at] = lastSlot;
      counts[at] = lastCount;
    }
    if (slots.length === 0) terms.delete(text);
  }
}

/** A text from outside: words that the index does not have only make it longer. */
function foreignVector(state: IndexState, text: ReadText): TextVector {
  const counted = countTerms(text, { isTemplate: state.templates.isTemplate, readTerms: termsOf });
  const unknown = { idf: idfOf(state.byId.size, 0), slots: [], counts: [] };
  const terms = [...counted.keys()].map((term) => state.terms.get(term) ?? { text: term, ...unknown });
  const vector = { terms, counts: [...counted.values()], length: 0 };
  return { ...vector, length: lengthOf(vector) };
}
