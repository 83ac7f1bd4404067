import type { Actor } from '../actor';
import { projectAnswers } from '../answers/project-answers';
import type { SiteContext } from '../site-context';
import type { Json, VersionRecord } from '../site-records';
import { accountIdOf } from './change-author';

export type VersionVerb =
  | 'created'
  | 'updated'
  | 'deleted'
  | 'released'
  | 'unreleased'
  | 'archived'
  | 'unarchived'
  | 'moved'
  | 'merged';

/** Tells listeners what became of a version. */
export const emitVersionEvent = (options: {
  readonly site: SiteContext;
  readonly actor: Actor;
  readonly verb: VersionVerb;
  readonly version: VersionRecord;
  /** Of a deleted one: the version that its issues have instead. */
  readonly newFixVersion?: VersionRecord | undefined;
}): void => {
  const { site, actor, verb, version, newFixVersion } = options;
  const { version: write } = projectAnswers(site);
  const ending: Readonly<Record<string, Json>> =
    verb === 'deleted'
      ? {
          ...(newFixVersion === undefined ? {} : { newFixVersion: write(newFixVersion) }),
          customFieldReplacements: [],
        }
      : {};
  site.emit({
    eventType: `avi:jira:${verb}:version`,
    occurredAt: site.now(),
    actor,
    payload: { version: write(version), ...ending, atlassianId: accountIdOf(actor) },
  });
};
