import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { RuleKind } from '../../../src/domain/roadmap/roadmap';
import { jqlAutocomplete, readJqlReference } from '../../shared/jira';
import { useDebounced } from '../../shared/use-debounced';
import { type JqlOffer, jqlOffers, referenceField } from '../draft/jql-offers';
import { type JqlPlace, jqlPlace } from '../draft/jql-place';
import { RULE_FIELDS } from '../draft/rule-jql';

/** No list is longer; who types on sees the rest. */
const MOST_OFFERS = 10;

export interface QueryOffers {
  readonly place: Pick<JqlPlace, 'from' | 'to' | 'wants'>;
  readonly offers: readonly JqlOffer[];
}

/** Jira marks what was typed within the names that it offers. */
const plain = (text: string): string => text.replaceAll(/<\/?b>/g, '');

interface Asked {
  readonly field: string;
  readonly typed: string;
}

/** What may be typed next into a rule, as Jira offers it to the admin. Asked only while it is wanted. */
export function useQueryOffers({
  kind,
  text,
  caret,
  isWanted,
}: {
  readonly kind: RuleKind;
  readonly text: string;
  readonly caret: number;
  readonly isWanted: boolean;
}): QueryOffers {
  const isJql = kind === 'jql';
  const reference = useQuery({
    queryKey: ['jql-reference'],
    queryFn: readJqlReference,
    enabled: isWanted && isJql,
    staleTime: 600_000,
  }).data;
  const read = jqlPlace(text, caret);
  const field = isJql && reference !== undefined ? referenceField(reference, read.field) : null;
  const hasValues = field?.hasValues === true && read.wants === 'value' && !read.operator.startsWith('is');
  const asked: Asked | null = isJql
    ? hasValues
      ? { field: read.field, typed: read.typed }
      : null
    : { field: RULE_FIELDS[kind], typed: text.trim() };
  const values = useFieldValues(asked, isWanted);
  if (!isWanted) return { place: read, offers: [] };
  if (!isJql) {
    const offers = values
      .map(({ value }) => value.replace(/^"(.*)"$/, '$1'))
      .filter((value) => value !== text.trim())
      .map((value): JqlOffer => ({ value, label: value, kind: 'value' }));
    return { place: { from: 0, to: text.length, wants: 'value' }, offers: offers.slice(0, MOST_OFFERS) };
  }
  const named = values
    .filter(({ value }) => value !== read.typed)
    .map(({ value, displayName }): JqlOffer => ({ value, label: plain(displayName), kind: 'value' }));
  const offers = [...named, ...(reference === undefined ? [] : jqlOffers(reference, read))];
  return { place: read, offers: offers.slice(0, MOST_OFFERS) };
}

function useFieldValues(
  asked: Asked | null,
  isWanted: boolean,
): readonly { readonly value: string; readonly displayName: string }[] {
  const typed = useDebounced(asked?.typed ?? '', 200);
  const query = useQuery({
    queryKey: ['jql-values', asked?.field, typed],
    queryFn: () => jqlAutocomplete(asked?.field ?? '', typed),
    enabled: isWanted && asked !== null,
    staleTime: 600_000,
    placeholderData: keepPreviousData,
  });
  // Values that were offered for an earlier word do not stay beside the present one.
  if (asked === null || query.isPlaceholderData) return [];
  const now = asked.typed.toLowerCase();
  return (query.data ?? []).filter(({ value, displayName }) =>
    `${value} ${plain(displayName)}`.toLowerCase().includes(now),
  );
}
