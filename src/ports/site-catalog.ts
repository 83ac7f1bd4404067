import type { ProjectId } from '../domain/ids';

/** A field of the site, as far as mapping needs it. */
export interface SiteField {
  readonly fieldId: string;
  readonly name: string;
  /** What its values are; `duration`: seconds in Jira, hours here. `other` cannot be mapped. */
  readonly kind: 'number' | 'option' | 'date' | 'duration' | 'other';
  /** A field that teams estimate size in. */
  readonly isEstimate: boolean;
  readonly isSprint: boolean;
  /** Set where the field belongs to one team-managed project and no other has it. */
  readonly projectId: ProjectId | null;
}

/** A project of the site. */
export interface SiteProject {
  readonly projectId: ProjectId;
  readonly projectKey: string;
  readonly projectName: string;
}

/** A priority of the site, highest first as Jira lists them. */
export interface SitePriority {
  readonly priorityId: string;
  readonly name: string;
}

/** The site's fields; may be up to `maxAgeMs` old. */
export type FieldCatalog = (freshness: { readonly maxAgeMs: number }) => Promise<readonly SiteField[]>;

/** The site's priorities. */
export type PriorityCatalog = () => Promise<readonly SitePriority[]>;

/** Names of the site's link types; none where linking is switched off. */
export type LinkTypeCatalog = () => Promise<readonly string[]>;

/** Software and business projects. */
export interface ProjectCatalog {
  readonly listForApp: () => Promise<readonly SiteProject[]>;
  readonly listForViewer: () => Promise<readonly SiteProject[]>;
  readonly find: (projectId: ProjectId) => Promise<SiteProject | undefined>;
}

/** Display names of people as the viewer may see them; those who are hidden or gone are left out. */
export type PeopleNames = (accountIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
