import type { Problem } from '../../../src/contract/rpc';
import { fieldElementId } from '../../shared/model/element-id';
import { locateModelProblem } from '../../shared/model/model-problems';
import { MODEL_FIELD_WORDS } from '../../shared/model/model-words';
import type { TextPlace } from '../../shared/model/text-place';
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
  /** Where in the text of the field, where that is known. */
  readonly place: TextPlace | null;
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

const PLACE = /(?:^|\.)(items|rules)\.(\d+)(?:\.([A-Za-z]+))?/;

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
      return { section: 'roadmap', elementId, where: where(item.title), message, place: null };
    }
  }
  if (place?.[1] === 'rules') {
    const rule = draft.roadmap.rules[at];
    if (rule !== undefined) {
      const elementId = fieldElementId('rule', rule.ruleId, field === '' ? 'name' : field);
      return { section: 'rules', elementId, where: where(rule.name), message, place: null };
    }
  }
  if (problem.code === 'targetsOverOne')
    return { section: 'roadmap', elementId: '', where: 'Targets', message, place: null };
  const inModel = locateModelProblem(problem, draft.model);
  if (inModel !== null) return { section: 'model', ...inModel };
  if (/(^|\.)rules\b/.test(problem.path))
    return { section: 'rules', elementId: '', where: 'Mapping rules', message, place: null };
  return { section: 'roadmap', elementId: '', where: 'Roadmap', message, place: null };
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  title: 'name',
  parentId: 'place in the tree',
  targetShare: 'target',
  issueId: 'Jira issue',
  itemId: 'leads to',
  ownerAccountId: 'owner',
  ...MODEL_FIELD_WORDS,
};

/** A field's name on the page. */
export function wordsFor(field: string): string {
  return FIELD_WORDS[field] ?? field;
}
