import type { FailureCode, FailureRecord, RunKind, RunOutcome, RunRecord } from '../../../../src/contract/runs';
import type { IconName } from '../../../shared/components/icons';
import type { LozengeTone } from '../../../shared/components/lozenge';
import { plural } from '../../../shared/format';

const KINDS: Readonly<Record<RunKind, string>> = {
  scan: 'Scan',
  rescoreProject: 'Scored again from what is stored',
  rescoreIssue: 'One issue, after a change',
  takeChanges: 'Issues that changed',
  forgetIssue: 'One deleted issue',
};

const MODES: Readonly<Record<NonNullable<RunRecord['mode']>, string>> = {
  whole: 'Whole scan',
  changes: 'Scan of what changed',
};

/** What was done, in words. */
export const runTitle = ({ kind, mode }: Pick<RunRecord, 'kind' | 'mode'>): string =>
  mode === null ? KINDS[kind] : MODES[mode];

/** How it stands, in words. */
export const OUTCOMES: Readonly<
  Record<RunOutcome, { readonly words: string; readonly tone: LozengeTone; readonly icon: IconName }>
> = {
  done: { words: 'Done', tone: 'good', icon: 'check' },
  unneeded: { words: 'Nothing to do', tone: 'outline', icon: 'minus' },
  later: { words: 'Goes on by itself', tone: 'info', icon: 'refresh' },
  paused: { words: 'Paused', tone: 'quiet', icon: 'pause' },
  failed: { words: 'Stopped', tone: 'danger', icon: 'error' },
};

const REASONS: Readonly<Record<FailureCode, string>> = {
  jiraThrottled: 'Jira asked Plumbline to slow down.',
  jiraRefused: 'Jira did not let Plumbline do this; a permission of its app user is missing.',
  jiraUnavailable: 'Jira did not answer.',
  jiraUnexpected: 'Jira answered something that Plumbline does not know.',
  storage: 'The storage of Forge did not answer.',
  storedData: 'What was stored could not be read.',
  queue: 'The queue of Forge did not take the work.',
  internal: 'A fault of Plumbline.',
};

/** Why it failed or waits, in words; a pause without a reason waits for the points of the next hour. */
export function reasonWords({ outcome, reason }: Pick<RunRecord, 'outcome' | 'reason'>): string | null {
  if (reason !== null) return REASONS[reason];
  return outcome === 'paused' ? 'The points for background work are used up for this hour.' : null;
}

/** What it took, in words. */
export function countWords({ counts, legs }: Pick<RunRecord, 'counts' | 'legs'>): string {
  const { issues, requests, points, written, notWritten } = counts;
  const parts = [
    plural(issues, 'issue'),
    `${plural(requests, 'request')} to Jira`,
    plural(points, 'point'),
    `${plural(written, 'score')} written`,
    ...(notWritten > 0 ? [`${plural(notWritten, 'score')} that Jira did not take`] : []),
    ...(legs > 1 ? [`in ${plural(legs, 'leg')}`] : []),
  ];
  return parts.join(', ');
}

const TASKS: Readonly<Record<string, string>> = {
  ...KINDS,
  event: 'A change in Jira',
  tick: 'The hourly check',
  install: 'The first scans after the install',
  'issue.open': 'Opening an issue',
};
const PAGES: Readonly<Record<string, string>> = {
  issue: 'An answer on an issue',
  project: 'The project page',
  settings: 'The project settings',
  admin: 'This page',
};

/** What failed, in words. */
export function failureTitle({ what }: Pick<FailureRecord, 'what'>): string {
  return TASKS[what] ?? PAGES[what.split('.')[0] ?? ''] ?? what;
}

/** Why, in words, with what Jira was asked. */
export function failureWords({ code, endpoint, status }: Omit<FailureRecord, 'what'>): string {
  const asked =
    endpoint === null ? '' : ` Asked: ${endpoint}${status === null || status === 0 ? '' : `, answer ${status}`}.`;
  return `${REASONS[code]}${asked}`;
}
