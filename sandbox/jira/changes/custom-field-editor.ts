import { z } from 'zod';
import { isRankField, isRichTextField, isSprintField } from '../field-catalog';
import { isJsonList, isJsonObject } from '../json';
import type { CustomFieldRecord, Json } from '../site-records';
import { changed, type FieldEdit, type FieldEditor, refuse, type Side } from './field-edit';
import { richTextFrom } from './system-field-editors';

const optionSchema = z.looseObject({ id: z.string().optional(), value: z.string().optional() });

const shown = (value: Json | undefined): string | null => {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (isJsonList(value)) return value.map((each) => shown(each) ?? '').join(', ');
  if (isJsonObject(value)) return shown(value['value'] ?? value['displayName'] ?? null) ?? JSON.stringify(value);
  return String(value);
};

const side = (value: Json | undefined): Side => ({ id: null, text: shown(value) });

/** The stored form of a value, or the words of Jira's refusal. */
const storedForm = (
  field: CustomFieldRecord,
  value: unknown,
  apiVersion: 2 | 3,
): { value: Json } | { error: string } => {
  if (value === null) return { value: null };
  if (isRichTextField(field)) {
    const document = richTextFrom(value, apiVersion);
    return document === undefined
      ? { error: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)' }
      : { value: document };
  }
  const option = (each: unknown): { readonly id: string; readonly value: string } | undefined => {
    const parsed = optionSchema.safeParse(each);
    return parsed.success
      ? field.options.find((known) => known.id === parsed.data.id || known.value === parsed.data.value)
      : undefined;
  };
  if (field.type === 'number') {
    return typeof value === 'number' && Number.isFinite(value)
      ? { value }
      : { error: 'Operation value must be a number' };
  }
  if (field.type === 'option') {
    const found = option(value);
    return found ? { value: { ...found } } : { error: `Option id '${JSON.stringify(value)}' is not valid` };
  }
  if (field.type === 'array') {
    if (!Array.isArray(value)) return { error: 'data was not an array' };
    if (field.items !== 'option') return { value: value as Json };
    const found = (value as readonly unknown[]).map(option);
    return found.includes(undefined)
      ? { error: `Option value '${JSON.stringify(value)}' is not valid` }
      : { value: found.map((each) => ({ ...each })) as Json };
  }
  if (field.type === 'string') {
    return typeof value === 'string' ? { value } : { error: 'Operation value must be a string' };
  }
  return { value: value as Json };
};

const sprintEdit = (field: CustomFieldRecord): FieldEditor => {
  return (value, { site, issue }): FieldEdit => {
    const sprints = site.store.table('sprints');
    const id = value === null ? null : Number(value);
    const sprint = id === null ? undefined : sprints.get(String(id));
    if (id !== null && !sprint) return refuse('Number value expected as the Sprint id.');
    if (sprint?.state === 'closed') return refuse('Issue can be assigned only active or future sprints.');
    const kept = issue.sprintIds.filter((known) => sprints.get(String(known))?.state === 'closed');
    const next = id === null ? kept : [...kept, id];
    const names = (ids: readonly number[]): Side => ({
      id: ids.join(', '),
      text: ids.map((each) => sprints.get(String(each))?.name ?? '').join(', '),
    });
    return changed({
      patch: { sprintIds: next },
      field: 'Sprint',
      fieldId: field.id,
      from: names(issue.sprintIds),
      to: names(next),
      isCustom: true,
    });
  };
};

/** The editor of one custom field; Rank has none, since it is only moved. */
export const customFieldEditor = (field: CustomFieldRecord): FieldEditor | null => {
  if (isRankField(field)) return null;
  if (isSprintField(field)) return sprintEdit(field);
  return (value, { issue, apiVersion }) => {
    const stored = storedForm(field, value, apiVersion);
    if ('error' in stored) return refuse(stored.error);
    const custom: Record<string, Json> = { ...issue.custom, [field.id]: stored.value };
    return changed({
      patch: { custom },
      field: field.name,
      fieldId: field.id,
      from: side(issue.custom[field.id]),
      to: side(stored.value),
      isCustom: true,
    });
  };
};
