import { DEMO_PEOPLE, type IssueRecord, type SiteData } from '../jira/site-records';
import { PROJECT_IDS } from './demo-catalogue';
import { type Random, randomFrom } from './random';

const DAY_MS = 86_400_000;
const SEED = 4711;
/** The first of the backlog are talked about; every fourth of them has been answered by somebody. */
const TALKED_ABOUT = 48;
const EVERY = 4;
const OUTCOMES = 11;
const QUESTIONS = ['customer-value', 'risk-reduction'] as const;
const RATERS = [DEMO_PEOPLE.po, DEMO_PEOPLE.pm, DEMO_PEOPLE.dev] as const;

/** What people of the demo shop said in Plumbline, in the terms of its own RPC. */
export interface DemoAnswers {
  readonly answers: readonly {
    readonly accountId: string;
    readonly issueId: string;
    readonly criterionId: string;
    readonly rating: number;
  }[];
  readonly outcomes: readonly {
    readonly accountId: string;
    readonly issueId: string;
    readonly answer: 'no' | 'some' | 'yes';
  }[];
}

function shopIssues(site: SiteData, wanted: 'open' | 'done'): readonly IssueRecord[] {
  const done = new Set(site.statuses.filter(({ category }) => category === 'done').map(({ id }) => id));
  const base = new Set(site.issueTypes.filter(({ hierarchyLevel }) => hierarchyLevel === 0).map(({ id }) => id));
  return site.issues
    .filter(({ projectId, issueTypeId }) => projectId === PROJECT_IDS.shop && base.has(issueTypeId))
    .filter(({ statusId }) => done.has(statusId) === (wanted === 'done'))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
}

// One person sees it as it is, the others near it; about one question in five they see quite differently.
function ratingsOf(random: Random, people: number): readonly number[] {
  const first = random.int(2, 5);
  const isDisputed = random.chance(0.2);
  const others = Array.from({ length: people - 1 }, () => {
    const distance = isDisputed ? random.pick([-3, 3]) : random.pick([-1, 0, 0, 1]);
    return Math.min(5, Math.max(1, first + distance));
  });
  return [first, ...others];
}

/** Answers of up to three people to the questions about some of the backlog, and outcomes of work that is done. */
export function demoAnswers(site: SiteData, now: number): DemoAnswers {
  const random = randomFrom(SEED);
  const talkedAbout = shopIssues(site, 'open')
    .slice(0, TALKED_ABOUT)
    .filter((_, at) => at % EVERY === 0);
  const answers = talkedAbout.flatMap(({ id }) =>
    random.sample(QUESTIONS, random.pick([1, 2, 2])).flatMap((criterionId) => {
      const ratings = ratingsOf(random, random.pick([1, 2, 3]));
      return ratings.map((rating, at) => ({ accountId: RATERS[at] as string, issueId: id, criterionId, rating }));
    }),
  );
  const settled = shopIssues(site, 'done').filter(({ resolvedAt }) => {
    const days = resolvedAt === null ? 0 : (now - resolvedAt) / DAY_MS;
    return days > 22 && days < 170;
  });
  const outcomes = random.sample(settled, OUTCOMES).map(({ id, priorityId }) => ({
    accountId: DEMO_PEOPLE.po,
    issueId: id,
    // What was urgent moved its goal more often, and not always.
    answer: random.weighted([
      ['yes', priorityId === '1' || priorityId === '2' ? 6 : 2],
      ['some', 3],
      ['no', priorityId === '1' || priorityId === '2' ? 1 : 4],
    ] as const),
  }));
  return { answers, outcomes };
}
