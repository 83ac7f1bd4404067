import { randomUUID } from 'node:crypto';
import { takeEvent } from '../app/take-event';
import { issueEventFrom } from './issue-event-from';
import { portsFor } from './wiring';

/** An issue or a link was created, changed or deleted. A failure is thrown on, so that the platform delivers again. */
export async function onIssueEvent(event: unknown): Promise<void> {
  const ports = portsFor(randomUUID());
  const parsed = issueEventFrom(event);
  if (parsed === undefined) return;
  await takeEvent(ports, parsed);
  await ports.ledger.flush();
}
