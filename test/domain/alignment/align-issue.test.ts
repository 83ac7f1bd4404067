import { alignIssue } from '../../../src/domain/alignment/align-issue';
import type { AlignmentScore } from '../../../src/domain/alignment/alignment-score';
import type { IssueFacts } from '../../../src/domain/issue/issue-facts';
import type { Roadmap } from '../../../src/domain/roadmap/roadmap';
import { indexRoadmap } from '../../../src/domain/roadmap/roadmap-index';
import { aRoadmap, aRoadmapItem, aRule } from '../../builders/a-roadmap';
import { anIssue, NOW } from '../../builders/an-issue';
import { issueId, itemId, ruleId } from '../../builders/ids';

const EPIC = anIssue({ issueId: issueId('900'), hierarchyLevel: 1 });
const link = (id: string) => ({ itemId: itemId(id), at: NOW });

function align(
  issue: Partial<IssueFacts>,
  ancestors: readonly IssueFacts[] = [],
  roadmap: Roadmap = aRoadmap(),
  done: readonly string[] = [],
): AlignmentScore {
  return alignIssue({
    issue: anIssue(issue),
    ancestors,
    index: indexRoadmap(roadmap, new Set(done.map(issueId))),
    now: NOW,
  });
}

describe('alignIssue', () => {
  it('[A3] [A5] a child of an epic on the roadmap is aligned by its parent path', () => {
    const score = align({}, [EPIC]);
    expect(score).toMatchObject({ state: 'aligned', alignment: 100, traceability: 100, horizon: 'now' });
    expect(score.themes).toHaveLength(1);
    expect(score.themes[0]).toMatchObject({
      themeId: 'theme',
      itemId: 'epic',
      evidence: { kind: 'parent', confidence: 1, ruleId: null, carrierIssueId: '900' },
      share: 1,
      points: 100,
    });
    expect(score.themes[0]?.steps.map(({ kind, factor }) => [kind, factor])).toEqual([
      ['item', 1],
      ['item', 1],
      ['item', 1],
    ]);
  });

  it('[A3] the issue that a roadmap item stands for is itself on the roadmap', () => {
    expect(align({ issueId: issueId('900') })).toMatchObject({ state: 'aligned', traceability: 100 });
  });

  it.each([
    ['link', { roadmapLink: link('theme') }, 90],
    ['jql', { matchedRules: [ruleId('jql')] }, 70],
    ['component', { components: ['App'] }, 60],
    ['label', { labels: ['WALLET'] }, 60],
    ['version', { fixVersions: ['2.0'] }, 60],
  ] as const)('[A3] evidence by %s has its own confidence', (kind, issue, traceability) => {
    const rules = (['jql', 'component', 'label', 'version'] as const).map((one) =>
      aRule({
        ruleId: ruleId(one),
        kind: one,
        query: { jql: 'x', component: 'app', label: 'wallet', version: '2.0' }[one],
      }),
    );
    const score = align(issue, [], aRoadmap({ rules }));
    expect(score.traceability).toBeCloseTo(traceability, 9);
    expect(score.themes[0]?.evidence).toMatchObject({ kind, ruleId: kind === 'link' ? null : kind });
    expect(score.alignment).toBeCloseTo(traceability, 9);
  });

  it('[A3] ignores links to unknown items, unknown rules, and matches of rules that are not JQL', () => {
    const rules = [aRule({ ruleId: ruleId('label'), query: 'x' })];
    const score = align(
      { roadmapLink: link('gone'), matchedRules: [ruleId('gone'), ruleId('label')], labels: ['y'] },
      [],
      aRoadmap({ rules }),
    );
    expect(score.state).toBe('unlinked');
  });

  it('[A3] an ancestor hands its evidence down at the same confidence and is named as the carrier', () => {
    const epic = anIssue({ issueId: issueId('50'), labels: ['wallet'] });
    const score = align({}, [anIssue({ issueId: issueId('49') }), epic]);
    expect(score.themes[0]).toMatchObject({
      itemId: 'initiative',
      evidence: { kind: 'label', confidence: 0.6, carrierIssueId: '50' },
    });
    expect(score.themes[0]?.steps.slice(2)).toEqual([
      { kind: 'issue', issueId: '50', done: false, factor: 1 },
      { kind: 'issue', issueId: '49', done: false, factor: 1 },
    ]);
  });

  it('[A3] within a theme the firmest evidence wins, then the most specific item, then the nearest carrier', () => {
    expect(align({ roadmapLink: link('theme'), labels: ['wallet'] }).themes[0]).toMatchObject({
      itemId: 'theme',
      evidence: { kind: 'link' },
    });
    const rules = ['theme', 'initiative', 'epic'].map((id) =>
      aRule({ ruleId: ruleId(id), query: 'wallet', itemId: itemId(id) }),
    );
    expect(align({ labels: ['wallet'] }, [], aRoadmap({ rules })).themes[0]?.itemId).toBe('epic');
    const parent = anIssue({ issueId: issueId('8'), labels: ['wallet'] });
    expect(align({ labels: ['wallet'] }, [parent]).themes[0]?.evidence.carrierIssueId).toBe('10001');
  });

  it('[A3] equal evidence of one carrier goes by tree order, then by kind and rule, however it was read', () => {
    const items = [
      aRoadmapItem(),
      ...['b', 'a'].map((id) => aRoadmapItem({ itemId: itemId(id), parentId: itemId('theme'), level: 'initiative' })),
    ];
    const rules = [
      aRule({ ruleId: ruleId('z'), query: 'one', itemId: itemId('a') }),
      aRule({ ruleId: ruleId('y'), query: 'two', itemId: itemId('b') }),
      aRule({ ruleId: ruleId('x'), query: 'three', itemId: itemId('b') }),
      aRule({ ruleId: ruleId('w'), kind: 'version', query: 'two', itemId: itemId('b') }),
      aRule({ ruleId: ruleId('x2'), query: 'three', itemId: itemId('b') }),
    ];
    const winners = [
      ['one', 'two', 'three'],
      ['three', 'two', 'one'],
      ['two', 'three', 'one', 'three'],
    ].map((labels) => align({ labels, fixVersions: ['two'] }, [], { items, rules }).themes[0]);
    for (const winner of winners) expect(winner).toMatchObject({ itemId: 'b', evidence: { ruleId: 'x' } });
  });

  it('[A4] evidence for several themes shares the issue out, never more than once over', () => {
    const score = align({ roadmapLink: link('other'), labels: ['wallet'] });
    expect(score.themes.map(({ themeId, share }) => [themeId, share])).toEqual([
      ['theme', expect.closeTo(0.4, 9)],
      ['other', expect.closeTo(0.6, 9)],
    ]);
    expect(score.traceability).toBe(100);
    expect(score.alignment).toBeCloseTo(0.4 * 100 + 0.6 * (1 / 3) * 0.6 * 100, 9);
    expect(score.horizon).toBe('now');
  });

  it('[A4] thin evidence stays thin: shares are not blown up to 1', () => {
    expect(align({ labels: ['wallet'] }).themes[0]?.share).toBe(0.6);
  });

  it('[A5] themes of equal weight and share come in tree order', () => {
    const items = ['p', 'q'].map((id) => aRoadmapItem({ itemId: itemId(id), state: 'done' }));
    const rules = ['q', 'p'].map((id) => aRule({ ruleId: ruleId(id), query: 'x', itemId: itemId(id) }));
    expect(align({ labels: ['x'] }, [], { items, rules }).themes.map(({ themeId }) => themeId)).toEqual(['p', 'q']);
  });

  it('[A5] of themes that add nothing the one with the larger share leads', () => {
    const items = ['p', 'q'].map((id) => aRoadmapItem({ itemId: itemId(id), state: 'done' }));
    const rules = [aRule({ query: 'x', itemId: itemId('p') })];
    const score = align({ labels: ['x'], roadmapLink: link('q') }, [], { items, rules });
    expect(score.themes.map(({ themeId }) => themeId)).toEqual(['q', 'p']);
  });

  it('[A6] no evidence at all is unlinked, with nothing to show', () => {
    expect(align({})).toEqual({ state: 'unlinked', alignment: 0, traceability: 0, horizon: null, themes: [] });
  });

  it('[A6] is exempt while the exemption runs, and no longer', () => {
    const until = (until: number) => ({ exemption: { reason: 'Upkeep', until, at: NOW - 1 } });
    expect(align(until(NOW + 1)).state).toBe('exempt');
    expect(align(until(NOW + 1), [EPIC])).toMatchObject({ state: 'exempt', alignment: 100 });
    expect(align(until(NOW)).state).toBe('unlinked');
  });

  it('[A6] is stale where all evidence leads to done or dropped items', () => {
    expect(align({}, [EPIC], aRoadmap(), ['900'])).toMatchObject({ state: 'stale', alignment: 0, traceability: 100 });
    const dropped = aRoadmap({ items: [aRoadmapItem({ state: 'dropped' })] });
    expect(align({ roadmapLink: link('theme') }, [], dropped).state).toBe('stale');
  });

  it('[A6] is stale below a done epic of Jira that is not itself a roadmap item', () => {
    const doneParent = anIssue({ issueId: issueId('49'), statusCategory: 'done' });
    const score = align({}, [doneParent, EPIC]);
    expect(score).toMatchObject({ state: 'stale', alignment: 0 });
    expect(score.themes[0]).toMatchObject({ importance: 0, stateFactor: 1 });
    expect(score.themes[0]?.steps.at(-1)).toEqual({ kind: 'issue', issueId: '49', done: true, factor: 0 });
  });

  it('[A6] a done epic that carries a rule is stale for its children, not for itself', () => {
    const carrier = anIssue({ issueId: issueId('49'), labels: ['wallet'], statusCategory: 'done' });
    expect(align({}, [carrier]).state).toBe('stale');
    expect(align(carrier).state).toBe('aligned');
  });

  it('[A6] an ancestor with a place of its own goes by the state of that place, not by Jira', () => {
    const items = [
      aRoadmapItem({ itemId: itemId('far'), issueId: issueId('51') }),
      aRoadmapItem({ itemId: itemId('near'), issueId: issueId('50'), state: 'active' }),
    ];
    const near = anIssue({ issueId: issueId('50'), statusCategory: 'done' });
    const far = anIssue({ issueId: issueId('51') });
    expect(align({}, [near, far], { items, rules: [] }).themes.every(({ importance }) => importance > 0)).toBe(true);
  });

  it('[A6] live evidence of a theme comes before firmer evidence that leads nowhere', () => {
    const score = align({ labels: ['wallet'] }, [EPIC], aRoadmap(), ['900']);
    expect(score).toMatchObject({ state: 'aligned', traceability: 60 });
    expect(score.themes[0]?.itemId).toBe('initiative');
  });

  it('[A6] evidence that leads nowhere in one theme does not make the issue stale while another lives', () => {
    const score = align({ roadmapLink: link('other') }, [EPIC], aRoadmap(), ['900']);
    expect(score.state).toBe('aligned');
    expect(score.themes.map(({ themeId, points }) => [themeId, points > 0])).toEqual([
      ['other', true],
      ['theme', false],
    ]);
  });

  it('[A2] a paused item keeps a little of its alignment and is not stale', () => {
    const paused = aRoadmap({ items: [aRoadmapItem({ state: 'paused', horizon: 'now' })] });
    expect(align({ roadmapLink: link('theme') }, [], paused)).toMatchObject({ state: 'aligned', alignment: 27 });
  });
});
