import { type ChangeItem, type HistoryRecord, SITE_IDS } from '../jira/site-records';
import { demoPriorities, demoStatuses, RESOLUTION_IDS } from './demo-catalogue';
import { sprintId, sprintName, sprintSpan } from './demo-sprints';
import { instantAt } from './demo-time';
import type { Draft } from './draft';

const statusNames = new Map(demoStatuses().map(({ id, name }) => [id, name]));
const priorityNames = new Map(demoPriorities().map(({ id, name }) => [id, name]));

/** The statuses that an issue of one project passes through. */
export interface Workflow {
  readonly todo: string;
  readonly selected: string;
  readonly doing: string;
  readonly review: string;
  readonly done: string;
  readonly dropped: string;
}

interface DatedChange {
  readonly age: number;
  readonly author: string;
  readonly items: readonly ChangeItem[];
}

export interface HistoryRequest {
  readonly draft: Draft;
  readonly workflow: Workflow;
  readonly now: number;
  readonly author: string;
  /** Who plans sprints, ranks and sets priorities. */
  readonly owner: string;
  /** False keeps only the changes of status: for sites made to be large. */
  readonly whole: boolean;
  readonly nextId: () => string;
}

/** What Jira would have recorded on the way to the state that the draft is in, oldest first. */
export function historyFrom(request: HistoryRequest): readonly HistoryRecord[] {
  const { draft, now, nextId } = request;
  const changes = [...statusChanges(request), ...(request.whole ? planningChanges(request) : [])];
  return changes
    .filter(({ age }) => age >= 0 && age <= draft.createdAge)
    .toSorted((one, other) => other.age - one.age)
    .map(({ age, author, items }) => ({
      id: nextId(),
      authorAccountId: author,
      createdAt: instantAt(now, age),
      items,
    }));
}

function statusChanges({ draft, workflow, author, whole }: HistoryRequest): readonly DatedChange[] {
  const { startedAge, resolvedAge, progress } = draft;
  const changes: DatedChange[] = [];
  const move = (age: number, from: string, to: string, more: readonly ChangeItem[] = []): void => {
    changes.push({ age, author, items: [statusItem(from, to), ...more] });
  };
  if (progress === 'dropped' && resolvedAge !== null) {
    move(resolvedAge, workflow.todo, workflow.dropped, [resolutionItem(RESOLUTION_IDS.wontDo, "Won't Do")]);
    return changes;
  }
  if (startedAge === null) return changes;
  const before = draft.sprints.length > 0 ? workflow.selected : workflow.todo;
  if (before !== workflow.todo) move(Math.min(draft.createdAge, startedAge + 2.5), workflow.todo, before);
  move(startedAge, before, workflow.doing);
  const end = resolvedAge ?? 0;
  if (progress === 'review' || (progress === 'done' && whole)) {
    if (workflow.review !== workflow.doing) {
      move(end + (startedAge - end) * 0.3, workflow.doing, workflow.review);
    }
  }
  if (progress === 'done' && resolvedAge !== null) {
    move(resolvedAge, whole ? workflow.review : workflow.doing, workflow.done, [
      resolutionItem(RESOLUTION_IDS.done, 'Done'),
    ]);
  }
  return changes;
}

function planningChanges({ draft, owner }: HistoryRequest): readonly DatedChange[] {
  const changes: DatedChange[] = [];
  draft.sprints.forEach((index, position) => {
    const before = draft.sprints.slice(0, position);
    const { startAge } = sprintSpan(index);
    // A sprint ahead was planned a few days ago; an issue added late came with its first status.
    const age = Math.min(draft.createdAge * 0.98, Math.max(startAge + 1, 1.5));
    changes.push({ age, author: owner, items: [sprintItem(before, [...before, index])] });
  });
  if (draft.sprints.length > 0 || draft.place < 0.3) {
    changes.push({ age: draft.createdAge * 0.6, author: owner, items: [rankItem('Ranked higher')] });
  }
  if (draft.priorityWas !== null && draft.priorityWas !== draft.priorityId) {
    changes.push({
      age: draft.createdAge * 0.7,
      author: owner,
      items: [priorityItem(draft.priorityWas, draft.priorityId)],
    });
  }
  return draft.updatedAge === null ? changes : changes.filter(({ age }) => age >= (draft.updatedAge ?? 0));
}

function statusItem(from: string, to: string): ChangeItem {
  return item({ field: 'status', fieldId: 'status', from, to }, statusNames.get(from), statusNames.get(to));
}

function resolutionItem(id: string, name: string): ChangeItem {
  return item({ field: 'resolution', fieldId: 'resolution', from: null, to: id }, null, name);
}

function priorityItem(from: string, to: string | null): ChangeItem {
  const name = to === null ? null : priorityNames.get(to);
  return item({ field: 'priority', fieldId: 'priority', from, to }, priorityNames.get(from), name);
}

function sprintItem(before: readonly number[], after: readonly number[]): ChangeItem {
  const ids = (indices: readonly number[]): string => indices.map(sprintId).join(', ');
  const names = (indices: readonly number[]): string => indices.map(sprintName).join(', ');
  const fields = { field: 'Sprint', fieldId: SITE_IDS.sprintField, from: ids(before), to: ids(after) };
  return { ...item(fields, names(before), names(after)), fieldtype: 'custom' };
}

function rankItem(words: string): ChangeItem {
  const fields = { field: 'Rank', fieldId: SITE_IDS.rankField, from: '', to: '' };
  return { ...item(fields, '', words), fieldtype: 'custom' };
}

function item(
  fields: Pick<ChangeItem, 'field' | 'fieldId' | 'from' | 'to'>,
  fromString: string | null | undefined,
  toString: string | null | undefined,
): ChangeItem {
  return { ...fields, fieldtype: 'jira', fromString: fromString ?? null, toString: toString ?? null };
}
