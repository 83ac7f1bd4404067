import fc from 'fast-check';
import type { IssueId } from '../../../src/domain/ids';
import {
  addressOf,
  backlogViewFrom,
  NO_THEME,
  PLAIN_VIEW,
  SORT_COLUMNS,
} from '../../../static/project-page/selectors/backlog-view';
import { filterRows } from '../../../static/project-page/selectors/filter-rows';
import { groupRows } from '../../../static/project-page/selectors/group-rows';
import { orderRows } from '../../../static/project-page/selectors/order-rows';
import { sortRows } from '../../../static/project-page/selectors/sort-rows';
import { aScoredIssue, UNLINKED_SCORES } from '../../builders/a-scored-issue';
import { issueId, itemId } from '../../builders/ids';
import { aBacklogRow } from './a-backlog-row';

const keys = (rows: readonly { readonly issue: { readonly issueId: IssueId } }[]) =>
  rows.map((row) => row.issue.issueId);

describe('the order of the rows', () => {
  const stored = ['1', '2', '3'].map((id) => aScoredIssue({ issueId: issueId(id) }));

  it('is that of Jira, without what Jira does not list for the viewer', () => {
    const ordered = orderRows(stored, [issueId('3'), issueId('1')]);
    expect(ordered.rows.map((row) => row.issueId)).toEqual(['3', '1']);
    expect(ordered).toMatchObject({ unscored: 0, order: 'rank' });
  });

  it('counts listed issues without a row as not scored yet, each once', () => {
    expect(orderRows(stored, [issueId('9'), issueId('1'), issueId('9')])).toMatchObject({ unscored: 1 });
  });

  it('falls back to the stored order where Jira did not answer', () => {
    const done = aScoredIssue({ issueId: issueId('4'), statusCategory: 'done' });
    const ordered = orderRows([...stored, done], null);
    expect(ordered.rows).toEqual(stored);
    expect(ordered).toMatchObject({ unscored: null, order: 'stored' });
  });
});

describe('filters', () => {
  const rows = [
    aBacklogRow({ issue: { issueId: issueId('1'), summary: 'Pay with Apple Pay' }, band: 'high', flags: ['noSize'] }),
    aBacklogRow({
      issue: { issueId: issueId('2'), summary: 'Refund a gift card', scores: UNLINKED_SCORES },
      band: 'low',
    }),
    aBacklogRow({ issue: { issueId: issueId('3'), issueTypeId: '10009', summary: 'Pay later' }, band: 'unknown' }),
  ];
  const shown = (part: Partial<typeof PLAIN_VIEW>) => keys(filterRows(rows, { ...PLAIN_VIEW, ...part }));

  it('show everything until something is chosen', () => {
    expect(shown({})).toEqual(['1', '2', '3']);
  });

  it('find every word of the search, in any order and case, in key and summary', () => {
    expect(shown({ search: 'pay APPLE' })).toEqual(['1']);
    expect(shown({ search: 'shop-2 refund' })).toEqual(['2']);
    expect(shown({ search: 'wallet' })).toEqual([]);
  });

  it('[A6] keep the unlinked apart from those with a theme', () => {
    expect(shown({ themes: [NO_THEME] })).toEqual(['2']);
    expect(shown({ themes: ['theme', NO_THEME] })).toEqual(['1', '2', '3']);
    expect(shown({ states: ['unlinked'] })).toEqual(['2']);
  });

  it('widen within one filter and narrow across filters', () => {
    expect(shown({ bands: ['high', 'unknown'] })).toEqual(['1', '3']);
    expect(shown({ bands: ['high', 'unknown'], typeIds: ['10009'] })).toEqual(['3']);
    expect(shown({ flags: ['noSize', 'tooBig'] })).toEqual(['1']);
  });
});

describe('sorting', () => {
  it('[V4] puts the unknown last in both directions', () => {
    const rows = [null, 40, 90].map((value, index) =>
      aBacklogRow({ rank: index + 1, issue: { issueId: issueId(String(index)), scores: { value } } }),
    );
    expect(keys(sortRows(rows, { sortBy: 'value', direction: 'ascending' }))).toEqual(['1', '2', '0']);
    expect(keys(sortRows(rows, { sortBy: 'value', direction: 'descending' }))).toEqual(['2', '1', '0']);
  });

  it('[A6] does not take unlinked or exempt for an alignment of zero', () => {
    const rows = (['unlinked', 'exempt', 'stale', 'aligned'] as const).map((alignmentState, index) =>
      aBacklogRow({
        rank: index + 1,
        issue: {
          issueId: issueId(alignmentState),
          scores: { alignmentState, alignment: alignmentState === 'aligned' ? 80 : 0 },
        },
      }),
    );
    expect(keys(sortRows(rows, { sortBy: 'alignment', direction: 'ascending' }))).toEqual([
      'stale',
      'aligned',
      'unlinked',
      'exempt',
    ]);
  });

  it('reads the numbers in keys', () => {
    const rows = ['SHOP-10', 'SHOP-9', 'APP-100'].map((issueKey) =>
      aBacklogRow({ issue: { issueId: issueId(issueKey), issueKey } }),
    );
    expect(keys(sortRows(rows, { sortBy: 'key', direction: 'ascending' }))).toEqual(['APP-100', 'SHOP-9', 'SHOP-10']);
  });

  it('by any column keeps every row, and ties keep the order of Jira', () => {
    const row = fc.record({ size: fc.option(fc.nat(5)), value: fc.option(fc.nat(3)), days: fc.nat(4) });
    const way = fc.constantFrom('ascending' as const, 'descending' as const);
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 30 }),
        fc.constantFrom(...SORT_COLUMNS),
        way,
        (made, sortBy, direction) => {
          const rows = made.map(({ size, value, days }, index) =>
            aBacklogRow({
              rank: index + 1,
              ageDays: days,
              issue: { issueId: issueId(String(index)), size, scores: { value } },
            }),
          );
          const sorted = sortRows(rows, { sortBy, direction });
          expect(new Set(sorted)).toEqual(new Set(rows));
          sorted.slice(1).forEach((after, index) => {
            const before = sorted[index]!;
            if (before.issue.size === after.issue.size && sortBy === 'size')
              expect(before.rank).toBeLessThan(after.rank);
          });
        },
      ),
    );
  });
});

describe('groups', () => {
  const theme = (id: string, title: string | null) => ({
    itemId: itemId(id),
    parentId: null,
    title,
    targetShare: 0.35,
  });
  it('follow the roadmap, add up, and end with the unlinked', () => {
    const rows = [
      aBacklogRow({ issue: { issueId: issueId('1'), scores: UNLINKED_SCORES, size: 2 } }),
      aBacklogRow({ issue: { issueId: issueId('2'), scores: { themeId: itemId('b') }, size: 5 } }),
      aBacklogRow({ issue: { issueId: issueId('3'), scores: { themeId: itemId('a') }, size: null } }),
      aBacklogRow({ issue: { issueId: issueId('4'), scores: { themeId: itemId('b') }, size: 3 } }),
    ];
    const groups = groupRows(rows, [theme('a', null), theme('b', 'Find it fast'), theme('c', 'Loyalty')]);
    expect(groups.map(({ title, count, points, withoutSize }) => ({ title, count, points, withoutSize }))).toEqual([
      { title: 'Hidden item', count: 1, points: 0, withoutSize: 1 },
      { title: 'Find it fast', count: 2, points: 8, withoutSize: 0 },
      { title: null, count: 1, points: 2, withoutSize: 0 },
    ]);
  });
});

describe('the address of a view', () => {
  it('is empty for the plain view and gives every view back', () => {
    expect(addressOf(PLAIN_VIEW)).toBe('');
    const some = <T extends string>(...all: readonly T[]) => fc.subarray([...all]);
    const view = fc.record({
      search: fc.string().map((text) => text.trim()),
      themes: some('t1', 't2', NO_THEME),
      states: some('aligned', 'weak', 'stale', 'exempt', 'unlinked'),
      bands: some('high', 'medium', 'low', 'unknown'),
      typeIds: some('10001', '10002'),
      flags: some('unlinked', 'noSize', 'stale'),
      sortBy: fc.constantFrom(...SORT_COLUMNS),
      direction: fc.constantFrom('ascending' as const, 'descending' as const),
      groupBy: fc.constantFrom('none' as const, 'theme' as const),
    });
    fc.assert(
      fc.property(view, (given) => {
        expect(backlogViewFrom(addressOf(given))).toEqual(given);
      }),
    );
  });

  it('leaves out what it does not know', () => {
    expect(backlogViewFrom('?alignment=wrong,stale&sort=-nothing&group=sprint&flag=x')).toEqual({
      ...PLAIN_VIEW,
      states: ['stale'],
    });
  });
});
