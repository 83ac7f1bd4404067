import type { FaultName } from './fault-settings';

/** A switch in words for the drawer. */
export interface FaultWords {
  readonly label: string;
  /** What it does that the label does not say; empty where there is nothing to add. */
  readonly hint: string;
}

/** The switches in the order and under the headings of the drawer. */
export const FAULT_GROUPS: readonly {
  readonly title: string;
  readonly switches: Readonly<Partial<Record<FaultName, FaultWords>>>;
}[] = [
  {
    title: 'Way to Jira',
    switches: {
      latencyMs: { label: 'Every request waits', hint: '' },
      latencyJitterMs: { label: 'and up to so much longer', hint: '' },
      dropShare: { label: 'Connections that break', hint: 'Before or after Jira did what was asked.' },
      serverErrorShare: { label: 'Requests that fail', hint: 'Before or after Jira did what was asked.' },
      serverErrorStatus: { label: 'with the status', hint: '' },
      cutBodyShare: { label: 'Answers cut in the middle', hint: '' },
      truncatePageShare: {
        label: 'Search pages half as long as asked',
        hint: 'Their token still leads to all issues.',
      },
    },
  },
  {
    title: 'Rate limits',
    switches: {
      rateLimit: { label: 'Jira answers 429 for', hint: '' },
      rateLimitShare: { label: 'to this share of requests', hint: '' },
      rateLimitSeconds: { label: 'for so many seconds', hint: '0: until switched off.' },
      pointsPerHour: { label: 'Points that the app may spend in an hour', hint: '' },
    },
  },
  {
    title: 'Events and work',
    switches: {
      eventDelayMs: { label: 'Events come later by', hint: '' },
      eventReorder: { label: 'Events come in another order', hint: '' },
      eventDuplicateShare: { label: 'Events that come twice', hint: '' },
      eventLossShare: { label: 'Events that never come', hint: '' },
      consumerKillAfter: { label: 'Background work is killed after so many calls', hint: '0: never.' },
      consumerKillAfterMs: { label: 'or after', hint: '0: never.' },
    },
  },
  {
    title: 'Storage, clock and search',
    switches: {
      kvsLatencyMs: { label: 'Storage answers later by', hint: '' },
      kvsConflictShare: { label: 'Storage writes that meet another writer', hint: '' },
      clockSkewMs: { label: 'The app’s clock is ahead by', hint: 'Negative: behind.' },
      indexLagMs: { label: 'Search knows of changes only after', hint: '' },
    },
  },
  {
    title: 'Who is there',
    switches: {
      license: { label: 'Licence of the app', hint: '' },
      anonymous: { label: 'Nobody is signed in', hint: '' },
      seed: { label: 'Seed of the chances', hint: 'The same seed gives the same faults.' },
    },
  },
];
