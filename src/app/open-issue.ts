import type { IssueView } from '../contract/rpc';
import type { IssueId } from '../domain/ids';
import { err, ok, type Result } from '../domain/result';
import type { Ports } from '../ports/ports';
import type { AppFailure } from './app-failure';
import { issueIdsInView, issueViewFrom } from './issue-view-from';
import { type IssueReading, scoreOneIssue } from './score-one-issue';
import { storeReading } from './store-reading';

/** Cuts a reading down to what the viewer may see. */
export async function showReading(ports: Ports, reading: IssueReading): Promise<IssueView> {
  const [browsable, canEdit] = await Promise.all([
    ports.permissions.browsableIssueIds(issueIdsInView(reading)),
    ports.permissions.editsIssue(reading.facts.issueId),
  ]);
  return issueViewFrom(reading, { browsable, canEdit });
}

/** Scores an issue afresh, keeps what changed, and explains it to the viewer. */
export async function openIssue(
  ports: Ports,
  { issueId }: { readonly issueId: IssueId },
): Promise<Result<IssueView, AppFailure>> {
  const reading = await scoreOneIssue(ports, issueId);
  if (reading === undefined) return err({ code: 'not_found' });
  await storeReading(ports, reading);
  return ok(await showReading(ports, reading));
}
