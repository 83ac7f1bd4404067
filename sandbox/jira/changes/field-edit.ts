import type { SiteContext } from '../site-context';
import type { ChangeItem, IssueRecord, ProjectRecord } from '../site-records';
import type { Viewer } from '../viewer';

/** One side of a change as the changelog shows it: an id, and words. */
export type Side = { readonly id: string | null; readonly text: string | null };

export const NO_SIDE: Side = { id: null, text: null };

/** What a change of one field does to an issue, or why Jira refuses it. */
export type FieldEdit =
  | { readonly ok: true; readonly patch: Partial<IssueRecord>; readonly item: ChangeItem | null }
  | { readonly ok: false; readonly error: string };

export interface EditContext {
  readonly site: SiteContext;
  readonly viewer: Viewer;
  readonly project: ProjectRecord;
  /** The issue before the change; for new issues, a blank one. */
  readonly issue: IssueRecord;
  readonly apiVersion: 2 | 3;
}

/** Turns a value of a request into a change of one field. */
export type FieldEditor = (value: unknown, context: EditContext) => FieldEdit;

export const refuse = (error: string): FieldEdit => ({ ok: false, error });

/** A change from one side to another; no changelog item where both are the same. */
export const changed = (options: {
  readonly patch: Partial<IssueRecord>;
  readonly field: string;
  readonly fieldId: string | null;
  readonly from: Side;
  readonly to: Side;
  readonly isCustom?: boolean;
}): FieldEdit => {
  const { patch, field, fieldId, from, to, isCustom = false } = options;
  const isSame = from.id === to.id && from.text === to.text;
  const item: ChangeItem = {
    field,
    fieldtype: isCustom ? 'custom' : 'jira',
    fieldId,
    from: from.id,
    fromString: from.text,
    to: to.id,
    toString: to.text,
  };
  return { ok: true, patch, item: isSame ? null : item };
};
