import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { backlogCsv } from '../../../static/project-page/selectors/backlog-csv';
import { backlogJql } from '../../../static/project-page/selectors/backlog-jql';
import { PLAIN_VIEW } from '../../../static/project-page/selectors/backlog-view';
import { csvFrom } from '../../../static/project-page/selectors/csv-from';
import { UNLINKED_SCORES } from '../../builders/a-scored-issue';
import { issueId } from '../../builders/ids';
import { aBacklogRow } from './a-backlog-row';

describe('the CSV export', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1'])('does not let %j run as a formula', (text) => {
    const [, [cell] = []] = parse(csvFrom(['a'], [[text]]), { bom: true });
    expect(cell).toBe(`'${text}`);
  });

  it('gives every other text back as it was', () => {
    const text = fc.string({ minLength: 1 }).filter((one) => !/^[=+\-@\t\r\n＝＋－＠]/.test(one));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        expect(parse(csvFrom(['a', 'b'], rows), { bom: true, relax_column_count: false })).toEqual([
          ['a', 'b'],
          ...rows,
        ]);
      }),
    );
  });

  it('[V4] [A6] leaves empty what is unknown, and keeps numbers numbers', () => {
    const row = aBacklogRow({
      issue: { issueId: issueId('7'), size: null, scores: { ...UNLINKED_SCORES, value: null, valueLow: 30.04 } },
    });
    const [cells] = parse<Record<string, string>>(backlogCsv([row]), { bom: true, columns: true });
    expect(cells).toMatchObject({
      Key: 'SHOP-7',
      Value: '',
      'Value low': '30',
      Alignment: '',
      'Alignment state': 'Unlinked',
      Size: '',
    });
  });
});

describe('the search in Jira', () => {
  const rows = Array.from({ length: 200 }, (_, index) => aBacklogRow({ issue: { issueId: issueId(String(index)) } }));
  const bands = { medium: 40, high: 70 };
  const jqlOf = (part: Partial<Parameters<typeof backlogJql>[0]>) =>
    backlogJql({ projectKey: 'SHOP', shown: rows, view: PLAIN_VIEW, bands, hasSprints: true, ...part });

  it('is the definition of the backlog where nothing is filtered', () => {
    expect(jqlOf({})).toEqual({
      jql: 'project = "SHOP" AND statusCategory = "To Do" AND issuetype IN (10004) AND (sprint IS EMPTY OR sprint NOT IN openSprints()) ORDER BY Rank ASC',
      exact: true,
    });
    expect(jqlOf({ hasSprints: false }).jql).not.toContain('sprint');
  });

  it('names the items where a filter leaves few', () => {
    const view = { ...PLAIN_VIEW, search: 'card', sortBy: 'value' as const, direction: 'descending' as const };
    expect(jqlOf({ view, shown: rows.slice(0, 2) })).toEqual({
      jql: 'key IN (SHOP-0, SHOP-1) ORDER BY plumblineValue DESC',
      exact: true,
    });
  });

  it('says the filters that JQL knows, and owns up to those it does not', () => {
    const view = { ...PLAIN_VIEW, states: ['stale' as const], bands: ['low' as const, 'unknown' as const] };
    expect(jqlOf({ view })).toMatchObject({
      jql: expect.stringContaining(
        'plumblineState IN (stale) AND (plumblineValue < 40 OR plumblineValue IS EMPTY)',
      ) as string,
      exact: true,
    });
    expect(jqlOf({ view: { ...view, flags: ['noSize'] } }).exact).toBe(false);
  });

  it('quotes the project', () => {
    expect(jqlOf({ projectKey: 'A"B\\' }).jql).toContain('project = "A\\"B\\\\"');
  });
});
