import { useEffect, useState } from 'react';
import { estimateFieldIds, type Issue, searchIssues } from '../jira-api';
import { followLink } from '../route';
import { useLoaded } from '../use-loaded';
import { TypeIcon } from './icons';
import { StatusMark } from './status-mark';

function sizeOf(issue: Issue, estimates: readonly string[]): string {
  const size = estimates.map((id) => issue.fields[id]).find((value) => typeof value === 'number');
  return typeof size === 'number' ? String(size) : '–';
}

function Row({ issue, estimates }: { readonly issue: Issue; readonly estimates: readonly string[] }) {
  const { summary, issuetype, status, parent, priority, assignee } = issue.fields;
  return (
    <li className="issue-row">
      <TypeIcon name={issuetype.name} level={issuetype.hierarchyLevel} />
      <a href={`/browse/${issue.key}`} onClick={followLink} className="key">
        {issue.key}
      </a>
      <a href={`/browse/${issue.key}`} onClick={followLink} className="summary">
        {summary}
      </a>
      <span className="parent">{parent?.fields.summary ?? ''}</span>
      <span className="status-cell">
        <StatusMark status={status} />
      </span>
      <span className="priority">{priority?.name ?? ''}</span>
      <span className="size" title="Story points">
        {sizeOf(issue, estimates)}
      </span>
      <span className="avatar" title={assignee?.displayName ?? 'Unassigned'}>
        {assignee === null ? '–' : initials(assignee.displayName)}
      </span>
    </li>
  );
}

function initials(name: string): string {
  return name
    .split(' ')
    .map((word) => word.slice(0, 1))
    .join('')
    .slice(0, 2);
}

/** A list of issues as Jira's backlog shows them; pages on with a button. */
export function IssueList({ jql, empty }: { readonly jql: string; readonly empty: string }) {
  const [issues, setIssues] = useState<readonly Issue[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [estimates] = useLoaded('estimates', estimateFieldIds);

  useEffect(() => {
    let current = true;
    setIssues(null);
    setFailure(null);
    searchIssues(jql, null).then(
      (page) => {
        if (!current) return;
        setIssues(page.issues);
        setNext(page.nextPageToken ?? null);
      },
      (error: unknown) => current && setFailure(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      current = false;
    };
  }, [jql]);

  const more = async (): Promise<void> => {
    const page = await searchIssues(jql, next);
    setIssues((before) => [...(before ?? []), ...page.issues]);
    setNext(page.nextPageToken ?? null);
  };

  if (failure !== null)
    return (
      <p className="notice error" role="alert">
        {failure}
      </p>
    );
  if (issues === null) return <p className="quiet">Loading…</p>;
  if (issues.length === 0) return <p className="quiet">{empty}</p>;
  return (
    <>
      <ul className="issue-list">
        {issues.map((issue) => (
          <Row key={issue.id} issue={issue} estimates={estimates.state === 'ready' ? estimates.value : []} />
        ))}
      </ul>
      {next === null ? null : (
        <button type="button" className="button" onClick={() => void more()}>
          Show more
        </button>
      )}
    </>
  );
}
