import { useState } from 'react';
import { type Issue, jira, ofLevel, type Project, type SprintRef, searchIssues } from '../jira-api';
import { followLink } from '../route';
import { useLoaded } from '../use-loaded';
import { Icon, TypeIcon } from './icons';
import { IssueList } from './issue-list';
import { projectKind } from './project-nav';

/** Every project that the viewer may browse. */
export function ProjectsPage({ viewer }: { readonly viewer: string }) {
  const [loaded] = useLoaded(`projects:${viewer}`, () =>
    jira<{ values: Project[]; total?: number }>(
      '/rest/api/3/project/search?maxResults=100&expand=insight,lead&orderBy=name',
    ),
  );
  return (
    <main className="plain-page">
      <h1>Projects</h1>
      {loaded.state === 'loading' ? <p className="quiet">Loading…</p> : null}
      {loaded.state === 'failed' ? <p className="notice error">{loaded.error.message}</p> : null}
      {loaded.state === 'ready' && loaded.value.values.length === 0 ? (
        <p className="quiet">There is no project that you may browse. Look as someone else in the bar above.</p>
      ) : null}
      {loaded.state === 'ready' && loaded.value.values.length > 0 ? (
        <table className="plain">
          <thead>
            <tr>
              <th>Name</th>
              <th>Key</th>
              <th>Type</th>
              <th>Lead</th>
              <th className="number">Issues</th>
              <th>Plumbline</th>
            </tr>
          </thead>
          <tbody>
            {loaded.value.values.map((project) => (
              <tr key={project.id}>
                <td>
                  <a href={`/projects/${project.key}/backlog`} onClick={followLink} className="with-mark">
                    <span className="avatar square">{project.key.slice(0, 1)}</span>
                    {project.name}
                  </a>
                </td>
                <td>{project.key}</td>
                <td>{projectKind(project)}</td>
                <td>{project.lead?.displayName ?? ''}</td>
                <td className="number">{project.insight?.totalIssueCount ?? ''}</td>
                <td>
                  <a href={`/projects/${project.key}/plumbline/health`} onClick={followLink}>
                    <Icon name="plumb" /> Health
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {loaded.state === 'ready' && (loaded.value.total ?? 0) > loaded.value.values.length ? (
        <p className="quiet">
          The first {loaded.value.values.length} of {loaded.value.total} projects. Open another by its address:
          /projects/KEY/plumbline/health
        </p>
      ) : null}
    </main>
  );
}

/** Jira's backlog: sprints first, then what is not in one, in rank order. */
export function BacklogPage({ project }: { readonly project: Project }) {
  const [text, setText] = useState('');
  const [sprints] = useLoaded(`sprints:${project.id}`, async () => {
    const boards = await jira<{ values: { id: number; type: string }[] }>(
      `/rest/agile/1.0/board?projectKeyOrId=${project.key}`,
    );
    const board = boards.values[0];
    if (board === undefined || board.type === 'kanban') return [];
    const page = await jira<{ values: SprintRef[] }>(`/rest/agile/1.0/board/${board.id}/sprint?state=active,future`);
    return page.values;
  });
  const words = text.trim().replace(/["\\]/g, ' ').trim();
  const also = words === '' ? '' : ` AND summary ~ "${words}"`;
  const base = `project = "${project.key}"${ofLevel(project, 0)}${also}`;
  return (
    <main className="plain-page">
      <h1>Backlog</h1>
      <label className="filter">
        <Icon name="search" />
        <input
          aria-label="Search backlog"
          placeholder="Search backlog"
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
      </label>
      {(sprints.state === 'ready' ? sprints.value : []).map((sprint) => (
        <section key={sprint.id}>
          <h2>
            {sprint.name} {sprint.state === 'active' ? <span className="status-mark indeterminate">Active</span> : null}
          </h2>
          <IssueList jql={`${base} AND sprint = ${sprint.id} ORDER BY Rank ASC`} empty="Nothing in this sprint." />
        </section>
      ))}
      <section>
        <h2>Backlog</h2>
        <IssueList
          jql={`${base} AND statusCategory != Done AND (sprint IS EMPTY OR sprint NOT IN (openSprints(), futureSprints())) ORDER BY Rank ASC`}
          empty="The backlog is empty."
        />
      </section>
    </main>
  );
}

const COLUMNS = [
  ['To do', '"To Do"'],
  ['In progress', '"In Progress"'],
  ['Done', 'Done'],
] as const;

function Column({ title, jql }: { readonly title: string; readonly jql: string }) {
  const [loaded] = useLoaded(jql, () => searchIssues(jql, null, 40));
  const issues: readonly Issue[] = loaded.state === 'ready' ? loaded.value.issues : [];
  return (
    <section className="board-column" aria-label={title}>
      <h2>{title}</h2>
      {loaded.state === 'failed' ? <p className="notice error">{loaded.error.message}</p> : null}
      <ul>
        {issues.map((issue) => (
          <li key={issue.id} className="card">
            <a href={`/browse/${issue.key}`} onClick={followLink}>
              {issue.fields.summary}
            </a>
            <span className="with-mark">
              <TypeIcon name={issue.fields.issuetype.name} level={issue.fields.issuetype.hierarchyLevel} />
              <small>{issue.key}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Jira's board: the active sprint where there is one, else what moved in the last fortnight. */
export function BoardPage({ project }: { readonly project: Project }) {
  const inSprint = `project = "${project.key}"${ofLevel(project, 0)} AND sprint IN openSprints()`;
  const recent = `project = "${project.key}"${ofLevel(project, 0)} AND updated >= -14d`;
  const [active] = useLoaded(`active:${project.id}`, () => searchIssues(inSprint, null, 1));
  if (active.state === 'loading') return <p className="quiet pad">Loading…</p>;
  const base = active.state === 'ready' && active.value.issues.length > 0 ? inSprint : recent;
  return (
    <main className="plain-page">
      <h1>Board</h1>
      <div className="board">
        {COLUMNS.map(([title, category]) => (
          <Column key={title} title={title} jql={`${base} AND statusCategory = ${category} ORDER BY Rank ASC`} />
        ))}
      </div>
    </main>
  );
}

/** Jira's issue search. */
export function SearchPage({
  jql,
  onJql,
  isRealSite,
}: {
  readonly jql: string;
  readonly onJql: (jql: string) => void;
  readonly isRealSite: boolean;
}) {
  const [text, setText] = useState(jql);
  return (
    <main className="plain-page">
      <h1>Issues</h1>
      <form
        className="jql"
        onSubmit={(event) => {
          event.preventDefault();
          onJql(text);
        }}
      >
        <input aria-label="JQL" value={text} onChange={(e) => setText(e.target.value)} spellCheck={false} />
        <button type="submit" className="button primary">
          Search
        </button>
      </form>
      {isRealSite ? (
        <p className="quiet">The site searches by score once Plumbline is installed there.</p>
      ) : (
        <p className="quiet">
          Scores are searchable:{' '}
          <code>plumblineValue &gt;= 70 AND plumblineAlignment &lt; 30 ORDER BY plumblineValue DESC</code>
        </p>
      )}
      {jql === '' ? null : <IssueList key={jql} jql={jql} empty="No issues match." />}
    </main>
  );
}
