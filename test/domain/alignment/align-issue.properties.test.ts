import fc from 'fast-check';
import { alignIssue } from '../../../src/domain/alignment/align-issue';
import type { AlignmentScore } from '../../../src/domain/alignment/alignment-score';
import type { IssueFacts } from '../../../src/domain/issue/issue-facts';
import type { Roadmap, RoadmapItem } from '../../../src/domain/roadmap/roadmap';
import { indexRoadmap } from '../../../src/domain/roadmap/roadmap-index';
import { aRoadmapItem, aRule } from '../../builders/a-roadmap';
import { anIssue, NOW } from '../../builders/an-issue';
import { issueId, itemId, ruleId } from '../../builders/ids';

const ITEM_COUNT = 9;
const RULE_KINDS = ['jql', 'label', 'component', 'version'] as const;

/** Three themes of two initiatives each, with random weights, horizons and states; a rule of each kind per item. */
const roadmap: fc.Arbitrary<Roadmap> = fc
  .array(
    fc.record({
      weight: fc.double({ min: 0.01, max: 1000, noNaN: true }),
      horizon: fc.constantFrom('now' as const, 'next' as const, 'later' as const, null),
      state: fc.constantFrom('active' as const, 'paused' as const, 'done' as const, 'dropped' as const, null),
    }),
    { minLength: ITEM_COUNT, maxLength: ITEM_COUNT },
  )
  .map((drawn) => ({
    items: drawn.map((overrides, position): RoadmapItem => {
      const theme = position < 3;
      return aRoadmapItem({
        ...overrides,
        itemId: itemId(`${position}`),
        parentId: theme ? null : itemId(`${position % 3}`),
        level: theme ? 'theme' : 'initiative',
        issueId: issueId(`9${position}`),
      });
    }),
    rules: drawn.flatMap((_, position) =>
      RULE_KINDS.map((kind) =>
        aRule({ ruleId: ruleId(`${kind}${position}`), kind, query: `${position}`, itemId: itemId(`${position}`) }),
      ),
    ),
  }));

const names = fc.uniqueArray(
  fc.nat(ITEM_COUNT - 1).map((position) => `${position}`),
  { maxLength: 3 },
);
const issue: fc.Arbitrary<IssueFacts> = fc
  .record({
    issueId: fc.nat(ITEM_COUNT + 2).map((position) => issueId(`9${position}`)),
    statusCategory: fc.constantFrom('todo' as const, 'inProgress' as const, 'done' as const),
    labels: names,
    components: names,
    fixVersions: names,
    matchedRules: names.map((positions) => positions.map((position) => ruleId(`jql${position}`))),
    roadmapLink: fc.option(
      fc.nat(ITEM_COUNT).map((position) => ({ itemId: itemId(`${position}`), at: NOW })),
      { nil: null },
    ),
  })
  .map((facts) => anIssue(facts));
const chain = fc.array(issue, { minLength: 1, maxLength: 4 });

function align(roadmap: Roadmap, [self, ...ancestors]: readonly IssueFacts[]): AlignmentScore {
  return alignIssue({
    issue: self as IssueFacts,
    ancestors,
    index: indexRoadmap(roadmap, new Set([issueId('94')])),
    now: NOW,
  });
}

describe('alignIssue, always', () => {
  it('[A5] is bounded, and points add up to the alignment', () => {
    fc.assert(
      fc.property(roadmap, chain, (roadmap, chain) => {
        const { alignment, traceability, themes } = align(roadmap, chain);
        expect(alignment).toBeGreaterThanOrEqual(0);
        expect(alignment).toBeLessThanOrEqual(100);
        expect(traceability).toBeLessThanOrEqual(100);
        const points = themes.reduce((sum, theme) => sum + theme.points, 0);
        expect(Math.abs(points - alignment)).toBeLessThan(1e-9);
      }),
    );
  });

  it('[A5] the factors of the steps, the horizon and the state multiply to the importance', () => {
    fc.assert(
      fc.property(roadmap, chain, (roadmap, chain) => {
        for (const { steps, horizonFactor, stateFactor, importance } of align(roadmap, chain).themes) {
          const product = steps.reduce((factor, step) => factor * step.factor, 1) * horizonFactor * stateFactor;
          expect(Math.abs(product - importance)).toBeLessThan(1e-9);
        }
      }),
    );
  });

  it('[A4] shares are positive and add up to at most 1, one per theme', () => {
    fc.assert(
      fc.property(roadmap, chain, (roadmap, chain) => {
        const { themes, traceability } = align(roadmap, chain);
        const shares = themes.reduce((sum, { share }) => sum + share, 0);
        expect(themes.every(({ share }) => share > 0)).toBe(true);
        expect(shares).toBeLessThanOrEqual(1 + 1e-9);
        expect(Math.abs(100 * shares - traceability)).toBeLessThan(1e-6);
        expect(new Set(themes.map(({ themeId }) => themeId)).size).toBe(themes.length);
      }),
    );
  });

  it('[A6] unlinked means no evidence and never has a number to show; stale has none either', () => {
    fc.assert(
      fc.property(roadmap, chain, (roadmap, chain) => {
        const { state, alignment, traceability, themes, horizon } = align(roadmap, chain);
        expect(state === 'unlinked').toBe(themes.length === 0);
        if (state === 'unlinked') expect([alignment, traceability, horizon]).toEqual([0, 0, null]);
        expect(state === 'stale').toBe(themes.length > 0 && themes.every(({ points }) => points === 0));
      }),
    );
  });

  it('[A5] rises with the weight of the item that is reached', () => {
    const rise = fc.double({ min: 1, max: 100, noNaN: true });
    fc.assert(
      fc.property(roadmap, fc.nat(ITEM_COUNT - 1), rise, (roadmap, position, rise) => {
        const labelled = [anIssue({ labels: [`${position}`] })];
        const before = align(roadmap, labelled).alignment;
        for (const raised of [position, position % 3]) {
          const items = roadmap.items.map((item, at) =>
            at === raised ? { ...item, weight: item.weight * rise } : item,
          );
          expect(align({ ...roadmap, items }, labelled).alignment).toBeGreaterThanOrEqual(before - 1e-9);
        }
      }),
    );
  });

  it('[A3] [A5] rises with firmer evidence for the same item', () => {
    fc.assert(
      fc.property(roadmap, fc.nat(ITEM_COUNT - 1), (roadmap, position) => {
        const byKind: Partial<IssueFacts>[] = [
          { labels: [`${position}`] },
          { labels: [`${position}`], matchedRules: [ruleId(`jql${position}`)] },
          { labels: [`${position}`], roadmapLink: { itemId: itemId(`${position}`), at: NOW } },
          { labels: [`${position}`], issueId: issueId(`9${position}`) },
        ];
        const scores = byKind.map((facts) => align(roadmap, [anIssue({ issueId: issueId('1'), ...facts })]));
        for (const [position, score] of scores.entries()) {
          const before = scores[position - 1];
          expect(score.alignment).toBeGreaterThanOrEqual((before?.alignment ?? 0) - 1e-9);
          expect(score.traceability).toBeGreaterThan(before?.traceability ?? 0);
        }
      }),
    );
  });

  it('[A3] the order in which labels, rules and versions were read makes no difference', () => {
    fc.assert(
      fc.property(roadmap, chain, (roadmap, chain) => {
        const turned = chain.map((one) => ({
          ...one,
          labels: one.labels.toReversed(),
          components: one.components.toReversed(),
          fixVersions: one.fixVersions.toReversed(),
          matchedRules: one.matchedRules.toReversed(),
        }));
        const reversed = { ...roadmap, rules: roadmap.rules.toReversed() };
        expect(align(reversed, turned)).toEqual(align(roadmap, chain));
      }),
    );
  });
});
