import type { Problem } from '../../../src/contract/rpc';
import type { Draft } from './draft-state';

export type SectionId = 'roadmap' | 'rules' | 'model' | 'scans' | 'revisions';

/** A problem with the field on the page that mends it. */
export interface LocatedProblem {
  readonly section: SectionId;
  /** Id of the element to focus; empty where the whole section is meant. */
  readonly elementId: string;
  /** What the problem is about: "Loyalty, weight". */
  readonly where: string;
  readonly message: string;
}

/** The element that edits one field of an item, rule or criterion; pages and problems agree on it through this. */
export function fieldElementId(subject: 'item' | 'rule' | 'criterion' | 'model', id: string, field: string): string {
  return `${subject}-${id}-${field}`;
}

const SHAPE_MESSAGES: Readonly<Record<string, string>> = {
  title: 'Give it a name of at most 200 characters.',
  name: 'Give it a name of at most 200 characters.',
  weight: 'Weights are above 0 and at most 1,000.',
  query: 'Say what the rule looks for.',
  targetShare: 'A target is between 0 and 100 %.',
  itemId: 'Choose the roadmap item that it leads to.',
};

function messageOf(problem: Problem, field: string): string {
  return problem.code === 'shape' ? (SHAPE_MESSAGES[field] ?? problem.message) : problem.message;
}

const PLACE = /(?:^|\.)(items|rules|criteria)\.(\d+)(?:\.([A-Za-z]+))?/;

/** Finds the field behind a problem's path ("roadmap.items.3.weight"); paths come from the schemas and from the domain. */
export function locateProblem(problem: Problem, draft: Draft): LocatedProblem {
  const place = PLACE.exec(problem.path);
  const at = Number(place?.[2] ?? -1);
  const field = place?.[3] ?? '';
  const message = messageOf(problem, field);
  const where = (name: string): string =>
    field === '' ? name : `${name === '' ? 'Unnamed' : name}, ${wordsFor(field)}`;
  if (place?.[1] === 'items') {
    const item = draft.roadmap.items[at];
    if (item !== undefined) {
      const elementId = fieldElementId(
        'item',
        item.itemId,
        field === 'weight' || field === 'targetShare' ? field : 'title',
      );
      return { section: 'roadmap', elementId, where: where(item.title), message };
    }
  }
  if (place?.[1] === 'rules') {
    const rule = draft.roadmap.rules[at];
    if (rule !== undefined) {
      const elementId = fieldElementId('rule', rule.ruleId, field === '' ? 'name' : field);
      return { section: 'rules', elementId, where: where(rule.name), message };
    }
  }
  if (place?.[1] === 'criteria') {
    const criterion = draft.model.criteria[at];
    if (criterion !== undefined) {
      const known = field === 'weight' || field === 'scale' ? field : 'name';
      const elementId = fieldElementId('criterion', criterion.criterionId, known);
      return { section: 'model', elementId, where: where(criterion.name), message };
    }
  }
  if (problem.code === 'targetsOverOne') return { section: 'roadmap', elementId: '', where: 'Targets', message };
  if (/(^|\.)bands\b/.test(problem.path)) {
    return { section: 'model', elementId: fieldElementId('model', 'bands', 'medium'), where: 'Bands', message };
  }
  if (/(^|\.)(criteria|model|size|preset)\b/.test(problem.path)) {
    return { section: 'model', elementId: '', where: 'Value model', message };
  }
  if (/(^|\.)rules\b/.test(problem.path)) return { section: 'rules', elementId: '', where: 'Mapping rules', message };
  return { section: 'roadmap', elementId: '', where: 'Roadmap', message };
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  title: 'name',
  parentId: 'place in the tree',
  targetShare: 'target',
  issueId: 'Jira issue',
  itemId: 'leads to',
  ownerAccountId: 'owner',
  lowLabel: 'words at the low end',
  highLabel: 'words at the high end',
};

/** A field's name on the page. */
export function wordsFor(field: string): string {
  return FIELD_WORDS[field] ?? field;
}
