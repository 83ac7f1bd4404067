import type { JqlReference } from '../../shared/jira';
import type { JqlPlace } from './jql-place';

/** Something that may stand at the caret: its text in the query and what kind of thing it is. */
export interface JqlOffer {
  readonly value: string;
  readonly label: string;
  readonly kind: 'field' | 'operator' | 'value' | 'function' | 'word';
}

const begins = (text: string, typed: string): boolean =>
  text.toLowerCase().replace(/^["']/, '').startsWith(typed.toLowerCase());

/** The field as Jira describes it, found by its name, its name in quotes or its number. */
export function referenceField(reference: JqlReference, name: string): JqlReference['fields'][number] | null {
  const wanted = name.toLowerCase();
  return (
    reference.fields.find(
      (field) =>
        field.value.replace(/^"(.*)"$/, '$1').toLowerCase() === wanted || field.numbered?.toLowerCase() === wanted,
    ) ?? null
  );
}

function valueOffers(reference: JqlReference, place: JqlPlace): readonly JqlOffer[] {
  if (place.operator.startsWith('is')) {
    const words = place.operator === 'is' ? ['EMPTY', 'not EMPTY'] : ['EMPTY'];
    return words.map((value) => ({ value, label: value, kind: 'word' }));
  }
  const field = referenceField(reference, place.field);
  const isList = place.operator.endsWith('in');
  return reference.functions
    .filter(
      (each) => each.isList === isList && (field === null || each.types.some((type) => field.types.includes(type))),
    )
    .map(({ value }) => ({ value, label: value, kind: 'function' }));
}

function allOffers(reference: JqlReference, place: JqlPlace): readonly JqlOffer[] {
  switch (place.wants) {
    case 'field':
      return reference.fields.map(({ value, label }) => ({ value, label, kind: 'field' }));
    case 'operator':
      return (referenceField(reference, place.field)?.operators ?? []).map((value) => ({
        value,
        label: value,
        kind: 'operator',
      }));
    case 'value':
      return valueOffers(reference, place);
    case 'joiner':
      return ['AND', 'OR'].map((value) => ({ value, label: value, kind: 'word' }));
    case 'nothing':
      return [];
  }
}

/** What Jira's description of its queries offers at a place; the values of a field are asked apart. */
export function jqlOffers(reference: JqlReference, place: JqlPlace): readonly JqlOffer[] {
  return allOffers(reference, place).filter(
    (offer) => begins(offer.value, place.typed) && offer.value.toLowerCase() !== place.typed.toLowerCase(),
  );
}

/** The query with an offer put in its place, and where the caret stands then. */
export function withOffer(
  text: string,
  place: Pick<JqlPlace, 'from' | 'to' | 'wants'>,
  offer: JqlOffer,
): { readonly text: string; readonly caret: number } {
  const before = text.slice(0, place.from);
  const after = text.slice(place.to);
  const isTight = before === '' || /[\s(]$/.test(before);
  const put = `${isTight ? '' : ' '}${offer.value}`;
  // A function's argument is typed next, between its quotes.
  const argument = offer.kind === 'function' ? put.indexOf('("")') : -1;
  if (argument >= 0) return { text: `${before}${put}${after}`, caret: before.length + argument + 2 };
  const opens = offer.kind === 'operator' && offer.value.endsWith('in') && !/^\s*\(/.test(after);
  const gap = /^[\s,)]/.test(after) ? '' : ' ';
  const end = opens ? `${put} (` : `${put}${gap}`;
  return { text: `${before}${end}${after}${opens ? ')' : ''}`, caret: before.length + end.length };
}
