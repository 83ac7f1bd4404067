import type { Actor } from '../actor';
import type { SiteContext } from '../site-context';
import type { Json, SprintRecord } from '../site-records';
import { jiraTimestamp } from '../site-time';
import { accountIdOf } from './change-author';

export type SprintVerb = 'created' | 'started' | 'updated' | 'closed' | 'deleted';

type Described = Readonly<Record<string, Json>>;

/** A sprint as events write it: ids as text, times in the site's zone. */
const describe = (sprint: SprintRecord, timeZone: string): Described => {
  const at = (name: string, instant: number | null): Described =>
    instant === null ? {} : { [name]: jiraTimestamp(instant, timeZone) };
  return {
    id: String(sprint.id),
    originBoardId: String(sprint.boardId),
    name: sprint.name,
    goal: sprint.goal,
    state: sprint.state,
    ...at('startDate', sprint.startAt),
    ...at('endDate', sprint.endAt),
    ...at('completeDate', sprint.completeAt),
  };
};

/** Tells listeners what became of a sprint; of an update also what stood there before. */
export const emitSprintEvent = (options: {
  readonly site: SiteContext;
  readonly actor: Actor;
  readonly verb: SprintVerb;
  readonly sprint: SprintRecord;
  readonly before?: SprintRecord;
}): void => {
  const { site, actor, verb, sprint, before } = options;
  const now = describe(sprint, site.siteTimeZone);
  const earlier = before === undefined ? {} : describe(before, site.siteTimeZone);
  const oldValue = Object.fromEntries(Object.entries(earlier).filter(([name, value]) => now[name] !== value));
  site.emit({
    eventType: `avi:jira-software:${verb}:sprint`,
    occurredAt: site.now(),
    actor,
    payload: {
      sprint: now,
      ...(verb === 'updated' ? { oldValue } : {}),
      atlassianId: accountIdOf(actor),
    },
  });
};
