import fc from 'fast-check';
import { columnsFrom, rowsFrom } from '../../../src/domain/snapshot/row-columns';
import { aScoredIssue, UNLINKED_SCORES } from '../../builders/a-scored-issue';
import { anInput } from '../../builders/an-input';
import { NOW } from '../../builders/an-issue';
import { criterionId, issueId, itemId, ruleId } from '../../builders/ids';

const row = fc
  .record({
    issueId: fc.nat().map((id) => issueId(String(id))),
    summary: fc.string(),
    labels: fc.array(fc.string()),
    size: fc.option(fc.nat(), { nil: null }),
    inActiveSprint: fc.boolean(),
    fields: fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.constant(null))),
    unlinked: fc.boolean(),
    value: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
  })
  .map(({ unlinked, value, ...facts }) =>
    aScoredIssue({ ...facts, scores: { ...(unlinked ? UNLINKED_SCORES : {}), value } }),
  );

describe('columnsFrom and rowsFrom', () => {
  it('[snapshot] decoding what was encoded gives the same rows, also through JSON', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const columns = columnsFrom(rows);
        expect(rowsFrom(columns)).toEqual({ ok: true, value: rows });
        const stored = JSON.parse(JSON.stringify(columns)) as typeof columns;
        expect(rowsFrom(stored)).toEqual({ ok: true, value: JSON.parse(JSON.stringify(rows)) as unknown });
      }),
    );
  });

  it('[snapshot] keeps every property of a row', () => {
    const full = aScoredIssue({
      inputs: { [criterionId('risk')]: anInput(2) },
      roadmapLink: { itemId: itemId('epic'), at: NOW },
      exemption: { reason: 'Upkeep', until: NOW, at: NOW },
      matchedRules: [ruleId('r')],
      links: [{ typeName: 'Blocks', direction: 'inward', issueId: issueId('3') }],
    });
    const { columns } = columnsFrom([full]);
    const names = Object.keys(full).flatMap((name) =>
      name === 'scores' ? Object.keys(full.scores).map((score) => `scores.${score}`) : [name],
    );
    expect(Object.keys(columns).toSorted()).toEqual(names.toSorted());
  });

  it('[snapshot] says which column is missing, short, or no column', () => {
    const columns = columnsFrom([aScoredIssue(), aScoredIssue()]);
    const broken = (change: Record<string, unknown>) =>
      rowsFrom({ count: 2, columns: { ...columns.columns, ...change } as Record<string, unknown[]> });
    expect(broken({ summary: undefined })).toEqual({ ok: false, error: 'The column "summary" is missing.' });
    expect(broken({ 'scores.value': 'text' })).toEqual({ ok: false, error: 'The column "scores.value" is missing.' });
    expect(broken({ votes: [1] })).toEqual({ ok: false, error: 'The column "votes" has 1 of 2 values.' });
    expect(rowsFrom({ count: 0, columns: {} })).toEqual({ ok: false, error: 'The column "issueId" is missing.' });
  });
});
