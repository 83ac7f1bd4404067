import type { IssueView, OutcomeAnswer } from '../contract/rpc';
import type { IssueId } from '../domain/ids';
import { err, ok, type Result } from '../domain/result';
import type { Outcome } from '../ports/outcome-store';
import type { Ports } from '../ports/ports';
import type { AppFailure } from './app-failure';
import { showReading } from './open-issue';
import { outcomeTime } from './outcome-view';
import { type IssueReading, scoreOneIssue } from './score-one-issue';

const refused = (code: string, message: string) =>
  err({ code: 'invalid_input' as const, problems: [{ path: 'answer', code, message }] });

function outcomeFrom({ row, value, now }: IssueReading, answer: OutcomeAnswer): Outcome {
  const { alignment, alignmentState, themeId } = row.scores;
  const isPlaced = alignmentState !== 'unlinked' && alignmentState !== 'exempt';
  const known = value.receipt.filter(({ assumed }) => !assumed);
  return {
    issueId: row.issueId,
    answer,
    at: now,
    value: value.value,
    alignment: isPlaced ? alignment : null,
    themeId,
    utilities: Object.fromEntries(known.map(({ criterionId, utility }) => [criterionId, utility])),
  };
}

/** Remembers whether finished work moved its goal, beside how it had been scored; or takes that back. */
export async function noteOutcome(
  ports: Ports,
  {
    issueId,
    answer,
    accountId,
  }: { readonly issueId: IssueId; readonly answer: OutcomeAnswer | null; readonly accountId: string },
): Promise<Result<IssueView, AppFailure>> {
  const reading = await scoreOneIssue(ports, issueId);
  if (reading === undefined) return err({ code: 'not_found' });
  const { projectId, resolvedAt } = reading.facts;
  if (resolvedAt === null) return refused('notDone', 'The work is not done yet.');
  const time = outcomeTime(resolvedAt, reading.now);
  if (answer === null) await ports.outcomes.delete(projectId, issueId);
  else if (time !== 'asked')
    return refused(time, 'The outcome is asked from three weeks to half a year after the end.');
  else await ports.outcomes.save(projectId, outcomeFrom(reading, answer));
  return ok(await showReading(ports, reading, { accountId, ratings: await ports.ratings.listOfIssue(issueId) }));
}
