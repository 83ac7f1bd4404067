import type { JiraEvent } from './jira-events';
import type { AppFunctions } from './jql/app-functions';
import type { SearchIndex } from './search-index';
import type { SiteStore } from './site-store';
import type { TaskRunner } from './task-runner';

/** One searchable value of an entity property, as the manifest's `jira:entityProperty` declares it. */
export interface IndexedProperty {
  readonly propertyKey: string;
  readonly path: string;
  readonly type: 'number' | 'string' | 'text' | 'date' | 'user';
  readonly searchAlias: string | null;
}

/** What every part of the stand-in may reach. */
export interface SiteContext {
  readonly store: SiteStore;
  /** What searches read instead of the store. */
  readonly searchIndex: SearchIndex;
  readonly now: () => number;
  readonly siteUrl: string;
  readonly siteTimeZone: string;
  readonly emit: (event: JiraEvent) => void;
  readonly indexedProperties: () => readonly IndexedProperty[];
  /** What apps add to the functions of queries. */
  readonly appFunctions: AppFunctions;
  readonly tasks: TaskRunner;
}
