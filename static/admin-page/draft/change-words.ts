import { percent } from '../../shared/format';
import type { DraftChange } from '../../shared/model/compare-lists';
import { type ModelNames, modelNames } from '../../shared/model/model-names';
import { MODEL_SETTING_WORDS, modelFieldWords } from '../../shared/model/model-words';
import type { ModelCatalog } from '../../shared/model/source-options';
import type { Draft } from './draft-state';
import { wordsFor } from './locate-problem';

const SUBJECT_WORDS: Readonly<Record<DraftChange['subject'], string>> = {
  item: 'Roadmap item',
  rule: 'Rule',
  criterion: 'Criterion',
  model: 'Value model',
};

/** A change in words, in parts so that the page can strike out what was before. */
export interface ChangeWords {
  readonly subject: string;
  readonly name: string;
  /** "horizon", "added", "moved among its siblings". */
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface Names extends ModelNames {
  readonly titleOf: (itemId: string) => string;
}

/** The values of plain fields are text and numbers; the others have cases of their own. */
function plainWords(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function valueWords(change: DraftChange, value: unknown, names: Names): string {
  switch (change.field) {
    case 'parentId':
      return value === null ? 'top level' : `under ${names.titleOf(plainWords(value))}`;
    case 'itemId':
      return names.titleOf(plainWords(value));
    case 'targetShare':
      return typeof value === 'number' ? percent(value) : 'no target';
    case 'horizon':
      return value === null ? 'as its parent' : plainWords(value);
    case 'state':
      return value === null ? 'as its parent' : plainWords(value);
    default:
      return modelFieldWords(change, value, names) ?? (plainWords(value) || 'empty');
  }
}

/** Names as the later draft has them; what is gone from it keeps its earlier name. */
export function namesFrom(drafts: readonly Draft[], catalog: Pick<ModelCatalog, 'fields' | 'priorities'>): Names {
  const titles = new Map(
    drafts.flatMap((draft) => draft.roadmap.items.map((item) => [String(item.itemId), item.title])),
  );
  return {
    titleOf: (itemId) => titles.get(itemId) ?? 'a deleted item',
    ...modelNames(
      catalog,
      drafts.map((draft) => draft.model),
    ),
  };
}

export function changeWords(change: DraftChange, names: Names): ChangeWords {
  const subject = SUBJECT_WORDS[change.subject];
  const name = change.subject === 'model' ? (MODEL_SETTING_WORDS[change.id] ?? change.name) : change.name;
  if (change.kind !== 'changed') {
    const what =
      change.kind === 'moved' ? (change.subject === 'item' ? 'moved among its siblings' : 'moved') : change.kind;
    return { subject, name, what, before: null, after: null };
  }
  return {
    subject,
    name,
    what: change.subject === 'model' ? '' : wordsFor(change.field ?? ''),
    before: valueWords(change, change.before, names),
    after: valueWords(change, change.after, names),
  };
}
