import { assertNever } from '../../../src/domain/result';
import type { Criterion, CriterionSource, InputAnswer, Scale, ValueModel } from '../../../src/domain/value/value-model';
import { percent, sizeText } from '../format';
import type { DraftChange } from './compare-lists';
import type { ModelNames } from './model-names';
import { presetName } from './preset-words';

const COUNT_WORDS = { votes: 'Votes', watchers: 'Watchers', linkedRequests: 'Linked requests' } as const;
const WAY_WORDS = { any: '', inward: ', pointing here', outward: ', pointing away' } as const;

/** Where a criterion comes from, in a few words. */
export function sourceWords(source: CriterionSource, fieldName: (fieldId: string) => string): string {
  switch (source.kind) {
    case 'input':
      return `Asked in Plumbline${answerWords(source.answer)}`;
    case 'priority':
      return 'Priority';
    case 'size':
      return 'Size';
    case 'count':
      return COUNT_WORDS[source.count];
    case 'links':
      return `${source.typeName === null ? 'Links of every type' : `Links: ${source.typeName}`}${WAY_WORDS[source.way]}`;
    case 'date':
      return `Days until ${fieldName(source.fieldId)}`;
    case 'field':
      return fieldName(source.fieldId);
    default:
      return assertNever(source);
  }
}

function answerWords(answer: InputAnswer): string {
  switch (answer.kind) {
    case 'rating':
      return ', 1 to 5';
    case 'choice':
      return `, one of ${answer.choices.length}`;
    case 'number':
      if (answer.unit !== '') return `, in ${answer.unit}`;
      return `, ${sizeText(answer.least)} to ${sizeText(answer.most)}`;
    default:
      return assertNever(answer);
  }
}

/** A scale in a few words. */
export function scaleWords(scale: Scale): string {
  switch (scale.kind) {
    case 'anchors':
      return `${sizeText(scale.low)} to ${sizeText(scale.high)}`;
    case 'log':
      return `count, full at ${sizeText(scale.p95)}`;
    case 'ratio':
      return `${sizeText(scale.low)} to ${sizeText(scale.high)}, by times as much`;
    case 'map':
      return mapWords(scale.entries);
    default:
      return assertNever(scale);
  }
}

function mapWords(entries: Readonly<Record<string, number>>): string {
  return `value map of ${Object.keys(entries).length}`;
}

/** How a criterion counts: for the value, against it, or as the size. */
export type CountsAs = 'benefit' | 'cost' | 'size' | 'ease';

export function countsAs({ role, direction }: Pick<Criterion, 'role' | 'direction'>): CountsAs {
  if (role === 'value') return direction;
  return direction === 'cost' ? 'size' : 'ease';
}

export const COUNTS_AS_WORDS: Readonly<Record<CountsAs, { readonly short: string; readonly long: string }>> = {
  benefit: { short: 'for it', long: 'For it: more is better' },
  cost: { short: 'against it', long: 'Against it: less is better' },
  size: { short: 'as size', long: 'As the size: more is bigger' },
  ease: { short: 'as size', long: 'As the size: more is easier' },
};

/** The value of one field of a criterion or setting in words; null where the field is plain text or a number. */
export function modelFieldWords(
  change: Pick<DraftChange, 'id' | 'field' | 'before' | 'after'>,
  value: unknown,
  names: ModelNames,
): string | null {
  switch (change.field) {
    case 'source':
      return sourceWords(value as CriterionSource, names.fieldName);
    case 'scale':
      return changedOptionWords(change, value as Scale, names) ?? scaleWords(value as Scale);
    case 'direction':
      return value === 'cost' ? 'against it' : 'for it';
    case 'role':
      return value === 'size' ? 'the size' : 'part of the value';
    case 'lifetimeDays':
      return `${String(value)} days`;
    case 'preset':
      return presetName(value as ValueModel['preset']);
    case 'formula':
      return formulaWords(value as ValueModel['formula']);
    case 'size': {
      const { fieldId } = value as ValueModel['size'];
      return fieldId === null ? 'none' : names.fieldName(fieldId);
    }
    case 'bands': {
      const { medium, high } = value as ValueModel['bands'];
      return `${medium} and ${high}`;
    }
    default:
      return null;
  }
}

/** Of two maps only the options that differ; null where the scales are not both maps. */
function changedOptionWords(
  { id, before, after }: Pick<DraftChange, 'id' | 'before' | 'after'>,
  value: Scale,
  names: ModelNames,
): string | null {
  const [earlier, later] = [before as Scale | null, after as Scale | null];
  if (earlier?.kind !== 'map' || later?.kind !== 'map' || value.kind !== 'map') return null;
  const optionIds = [...new Set([...Object.keys(earlier.entries), ...Object.keys(later.entries)])];
  return optionIds
    .filter((optionId) => earlier.entries[optionId] !== later.entries[optionId])
    .map((optionId) => {
      const worth = value.entries[optionId];
      const points = worth === undefined ? 'missing' : sizeText(worth * 100);
      return `${names.optionName(id, optionId)} ${points}`;
    })
    .join(', ');
}

function formulaWords(formula: ValueModel['formula']): string {
  return formula === null
    ? 'none'
    : `${formula.text} (0 at ${sizeText(formula.low)}, 100 at ${sizeText(formula.high)})`;
}

/** Names of the fields of criteria and model where they differ from their keys. */
export const MODEL_FIELD_WORDS: Readonly<Record<string, string>> = {
  lowLabel: 'words at the low end',
  highLabel: 'words at the high end',
  lifetimeDays: 'lifetime',
  role: 'counts as',
  source: 'source',
};

/** Settings of the model itself. */
export const MODEL_SETTING_WORDS: Readonly<Record<string, string>> = {
  preset: 'Preset',
  formula: 'Formula',
  size: 'Size field',
  bands: 'Bands',
};

/** "Of the pairs that these values order, 4 % turn round." */
export function kendallWords(distance: number | null): string | null {
  if (distance === null) return null;
  if (distance === 0) return 'No pair of items changes its order by value.';
  if (distance < 0.005) return 'Of the pairs that these values order, less than 1\u00a0% turn round.';
  return `Of the pairs that these values order, ${percent(distance)} turn round.`;
}
