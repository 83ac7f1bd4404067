import type { Project } from '../jira-api';
import { followLink } from '../route';
import { Icon, type IconName } from './icons';

interface Entry {
  readonly href: string;
  readonly icon: IconName;
  readonly text: string;
  readonly view: string;
}

/** What kind of project this is, in Jira's words. */
export function projectKind(project: Project): string {
  const names: Readonly<Record<string, string>> = {
    software: 'Software project',
    service_desk: 'Service project',
    product_discovery: 'Discovery project',
    business: 'Business project',
  };
  const kind = names[project.projectTypeKey] ?? 'Project';
  return project.style === 'next-gen' ? `${kind}, team-managed` : kind;
}

/** The side bar of a project, with the app's page under Apps. */
export function ProjectNav({ project, view }: { readonly project: Project; readonly view: string }) {
  const base = `/projects/${project.key}`;
  const groups: readonly (readonly [string, readonly Entry[]])[] = [
    [
      'Planning',
      [
        { href: `${base}/board`, icon: 'board', text: 'Board', view: 'board' },
        { href: `${base}/backlog`, icon: 'list', text: 'Backlog', view: 'backlog' },
      ],
    ],
    ['Apps', [{ href: `${base}/plumbline/health`, icon: 'plumb', text: 'Plumbline', view: 'app' }]],
    ['Project settings', [{ href: `${base}/settings/plumbline`, icon: 'gear', text: 'Plumbline', view: 'settings' }]],
  ];
  return (
    <nav className="side-nav" aria-label="Project">
      <div className="side-project">
        <span className="avatar square">{project.key.slice(0, 1)}</span>
        <span>
          <strong>{project.name}</strong>
          <small>{projectKind(project)}</small>
        </span>
      </div>
      {groups.map(([heading, entries]) => (
        <div key={heading} className="side-group">
          <h2>{heading}</h2>
          <ul>
            {entries.map((entry) => (
              <li key={entry.href}>
                <a href={entry.href} onClick={followLink} aria-current={entry.view === view ? 'page' : undefined}>
                  <Icon name={entry.icon} />
                  {entry.text}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
