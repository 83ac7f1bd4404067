import type { Draft } from './draft';
import type { Random } from './random';
import { epicDraft, homeIn, initiativeDraft, type ShopHome, shopDraft, subTaskDraft } from './shop-drafts';
import { basket } from './texts/basket';
import { catalogue } from './texts/catalogue';
import { checkout } from './texts/checkout';
import { DELIVERED } from './texts/delivered';
import { delivery } from './texts/delivery';
import type { EpicText, InitiativeText, IssueText } from './texts/issue-text';
import { loyalty } from './texts/loyalty';
import { marketplace, payments } from './texts/payments';
import { search } from './texts/search';
import { orphans, upkeep } from './texts/upkeep';

/** The seven initiatives in the order of the roadmap. */
export const INITIATIVES: readonly InitiativeText[] = [
  checkout,
  payments,
  basket,
  search,
  { ...catalogue, epics: [...catalogue.epics, marketplace] },
  loyalty,
  delivery,
];

/** All issues of SHOP that were written by hand. */
export function shopDrafts(random: Random): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const initiative of INITIATIVES) {
    drafts.push(initiativeDraft(initiative, random));
    for (const epic of initiative.epics) drafts.push(...epicDrafts(epic, initiative.ref, random));
  }
  for (const epic of upkeep) drafts.push(...epicDrafts(epic, null, random));
  orphans.forEach((text, index) => {
    drafts.push(...withSubTasks(text, text.ref ?? `orphan-${index + 1}`, orphanage(text), random));
  });
  return drafts;
}

function epicDrafts(epic: EpicText, parentRef: string | null, random: Random): readonly Draft[] {
  const home = homeIn(epic);
  const below = [...epic.issues, ...deliveredIn(epic.ref)].flatMap((text, index) =>
    withSubTasks(text, text.ref ?? `${epic.ref}-${index + 1}`, home, random),
  );
  return [epicDraft(epic, parentRef, random), ...below];
}

function withSubTasks(text: IssueText, ref: string, home: ShopHome, random: Random): readonly Draft[] {
  const draft = shopDraft(text, ref, home, random);
  const parts = (text.subTasks ?? []).map((summary, index) => subTaskDraft(summary, draft, index, random));
  return [draft, ...parts];
}

function orphanage(text: IssueText): ShopHome {
  const component = text.components?.[0] ?? null;
  return { parentRef: null, component, labels: [], urgency: 0.7, longDone: false, confidential: false };
}

const DELIVERED_TYPES = { S: 'Story', T: 'Task', B: 'Bug' } as const;

function deliveredIn(epicRef: string): readonly IssueText[] {
  return (DELIVERED[epicRef] ?? []).map((line) => {
    const [, letter, points, summary] = /^([STB])(\d+) (.+)$/.exec(line) ?? [];
    if (summary === undefined) throw new Error(`Not a delivered issue: ${line}`);
    const type = DELIVERED_TYPES[letter as keyof typeof DELIVERED_TYPES];
    return { type, summary, points: Number(points), progress: 'done' };
  });
}
