/** The Custom UI pages; each is a Forge resource of its own, built to static/build/<page>. */
export const PAGES = ['issue-glance', 'issue-panel', 'project-page', 'admin-page', 'settings-page'] as const;
export type Page = (typeof PAGES)[number];
