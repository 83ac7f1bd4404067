import { customFieldsOf } from '../field-catalog';
import { JiraRefusal } from '../jira-refusal';
import { ownValue } from '../own-value';
import { FIRST_PART_ID, PART_SEQUENCE } from '../sequences';
import type { ChangeItem, HistoryRecord, IssueRecord } from '../site-records';
import { accountIdOf } from './change-author';
import { customFieldEditor } from './custom-field-editor';
import type { EditContext, FieldEditor } from './field-edit';
import { emitIssueEvent } from './issue-event';
import { SYSTEM_FIELD_EDITORS } from './system-field-editors';

const editorOf = (fieldId: string, { site, project }: EditContext): FieldEditor | null => {
  const system = ownValue(SYSTEM_FIELD_EDITORS, fieldId);
  if (system) return system;
  const custom = customFieldsOf(site.store).find((field) => field.id === fieldId);
  if (!custom || (custom.projectId !== null && custom.projectId !== project.id)) return null;
  return customFieldEditor(custom);
};

/** All changes of a request made ready; refused as a whole where one of them is. */
export const plannedEdits = (
  values: Readonly<Record<string, unknown>>,
  context: EditContext,
): { readonly issue: IssueRecord; readonly items: readonly ChangeItem[] } => {
  const errors: Record<string, string> = {};
  const items: ChangeItem[] = [];
  let { issue } = context;
  for (const [fieldId, value] of Object.entries(values)) {
    const editor = editorOf(fieldId, context);
    if (!editor) {
      errors[fieldId] = `Field '${fieldId}' cannot be set. It is not on the appropriate screen, or unknown.`;
      continue;
    }
    const edit = editor(value, { ...context, issue });
    if (!edit.ok) errors[fieldId] = edit.error;
    else {
      issue = { ...issue, ...edit.patch };
      if (edit.item) items.push(edit.item);
    }
  }
  if (Object.keys(errors).length > 0) throw new JiraRefusal(400, { errors });
  return { issue, items };
};

/** The id of a history entry or a comment that nobody had before. */
export const nextPartId = ({ site }: Pick<EditContext, 'site'>): string =>
  String(site.store.nextNumber(PART_SEQUENCE, FIRST_PART_ID));

/** Stores a changed issue with its history and tells of it; nothing happens where nothing changed. */
export const saveChangedIssue = (options: {
  readonly context: Pick<EditContext, 'site' | 'viewer'>;
  readonly before: IssueRecord;
  readonly after: IssueRecord;
  readonly items: readonly ChangeItem[];
}): void => {
  const { context, before, after, items } = options;
  const { site, viewer } = context;
  if (items.length === 0) return;
  const history: HistoryRecord = {
    id: nextPartId(context),
    authorAccountId: accountIdOf(viewer.actor) ?? '',
    createdAt: site.now(),
    items,
  };
  const issue: IssueRecord = { ...after, updatedAt: site.now(), history: [...before.history, history] };
  site.store.put('issues', issue);
  emitIssueEvent({
    site,
    actor: viewer.actor,
    verb: 'updated',
    issue,
    history,
    ...(before.statusId === issue.statusId ? {} : { statusBefore: before.statusId }),
  });
};
