import * as fc from 'fast-check';
import type { PairFacts } from '../../../src/domain/duplicates/is-known-pair';
import { suggestDuplicates } from '../../../src/domain/duplicates/suggest-duplicates';
import { createTextIndex } from '../../../src/domain/duplicates/text-index';
import type { IssueFacts } from '../../../src/domain/issue/issue-facts';
import { anIssue } from '../../builders/an-issue';
import { issueId } from '../../builders/ids';

const aDuplicate = (id: string, overrides: Partial<IssueFacts> = {}): IssueFacts =>
  anIssue({ issueId: issueId(id), summary: 'Refund a saved card', ...overrides });

/** Items that share nothing, so that words tell. */
const others = Array.from({ length: 20 }, (_, at) => anIssue({ issueId: issueId(`9${at}`), summary: `Thing${at}` }));

function suggest(
  issue: IssueFacts,
  issues: readonly IssueFacts[],
  { dismissed = [], hidden = [] }: { dismissed?: readonly string[]; hidden?: readonly string[] } = {},
) {
  const index = createTextIndex();
  for (const one of [...issues, ...others]) index.put({ id: one.issueId, title: one.summary, description: '' });
  const facts: readonly PairFacts[] = issues.filter((one) => !hidden.includes(one.issueId));
  return suggestDuplicates({
    issue,
    index,
    issues: new Map(facts.map((one) => [one.issueId, one])),
    dismissed: new Set(dismissed.map(issueId)),
  });
}

describe('suggested duplicates', () => {
  const asked = aDuplicate('1');

  test('[D4] at most three, best first, with the words that are common', () => {
    const copies = ['2', '3', '4', '5'].map((id) => aDuplicate(id));
    const near = aDuplicate('6', { summary: 'Refund a saved card quickly' });
    const found = suggest(asked, [asked, near, ...copies]);
    expect(found.map((one) => one.issueId)).toEqual(['2', '3', '4']);
    expect(found[0]?.score).toBeCloseTo(1, 12);
    expect(found[0]?.words).toEqual(['refund', 'saved', 'card']);
  });

  test('[D4] what is hardly alike is not suggested', () => {
    expect(suggest(asked, [asked, aDuplicate('2', { summary: 'Design a card for the loyalty programme' })])).toEqual(
      [],
    );
  });

  const link = (to: string) => ({ typeName: 'Cloners', direction: 'outward' as const, issueId: issueId(to) });
  const parent = issueId('50');
  test.each([
    ['linked from it', aDuplicate('1', { links: [link('2')] }), aDuplicate('2')],
    ['linked to it', asked, aDuplicate('2', { links: [link('1')] })],
    ['of the same parent', aDuplicate('1', { parentId: parent }), aDuplicate('2', { parentId: parent })],
    ['its parent', aDuplicate('1', { parentId: issueId('2') }), aDuplicate('2')],
    ['its child', asked, aDuplicate('2', { parentId: issueId('1') })],
  ])('[D4] an issue that is %s is known already', (_, one, other) => {
    expect(suggest(one, [one, other])).toEqual([]);
  });

  test('[D4] what a person said is another is not suggested again', () => {
    expect(suggest(asked, [asked, aDuplicate('2')], { dismissed: ['2'] })).toEqual([]);
  });

  test('[D4] what the viewer may not browse is never suggested', () => {
    const found = suggest(asked, [asked, aDuplicate('2'), aDuplicate('3')], { hidden: ['2'] });
    expect(found.map((one) => one.issueId)).toEqual(['3']);
  });

  test('[D4] no known pair is ever suggested, from either side', () => {
    const id = fc.integer({ min: 1, max: 6 }).map(String);
    const issues = fc.uniqueArray(fc.record({ id, parent: fc.option(id), links: fc.array(id, { maxLength: 3 }) }), {
      selector: (one) => one.id,
      maxLength: 6,
    });
    fc.assert(
      fc.property(issues, (drawn) => {
        const facts = drawn.map((one) =>
          aDuplicate(one.id, {
            parentId: one.parent === null ? null : issueId(one.parent),
            links: one.links.map(link),
          }),
        );
        for (const issue of facts) {
          for (const { issueId: found } of suggest(issue, facts)) {
            const other = facts.find((one) => one.issueId === found)!;
            expect(issue.links.map((one) => one.issueId)).not.toContain(found);
            expect(other.links.map((one) => one.issueId)).not.toContain(issue.issueId);
            expect(issue.parentId === null || issue.parentId !== other.parentId).toBe(true);
            expect(issue.parentId).not.toBe(found);
            expect(other.parentId).not.toBe(issue.issueId);
          }
        }
      }),
    );
  });
});
