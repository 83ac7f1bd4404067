import type { FaultSettings } from './fault-settings';

/** Switches that belong together, under a name that says what happens. */
export interface FaultPreset {
  readonly title: string;
  readonly settings: Partial<FaultSettings>;
}

export const FAULT_PRESETS: readonly FaultPreset[] = [
  { title: 'Jira throttles', settings: { rateLimit: 'jira-burst-based', rateLimitShare: 0.5 } },
  { title: 'The hour’s points are spent', settings: { rateLimit: 'jira-quota-global-based', rateLimitSeconds: 120 } },
  { title: 'Jira is down', settings: { serverErrorShare: 1, serverErrorStatus: '503' } },
  { title: 'Slow network', settings: { latencyMs: 800, latencyJitterMs: 1200 } },
  { title: 'Shaky network', settings: { dropShare: 0.1, cutBodyShare: 0.05, truncatePageShare: 0.3 } },
  {
    title: 'Lossy events',
    settings: { eventLossShare: 0.3, eventDuplicateShare: 0.3, eventReorder: true, eventDelayMs: 5000 },
  },
  { title: 'Work is killed half-way', settings: { consumerKillAfter: 25 } },
  { title: 'Storage conflicts', settings: { kvsConflictShare: 0.3, kvsLatencyMs: 200 } },
  { title: 'Late search, wrong clock', settings: { indexLagMs: 20_000, clockSkewMs: 90_000 } },
];
