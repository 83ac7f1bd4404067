import type { MouseEvent, ReactNode } from 'react';
import { issueUrl, openIssue } from '../host';

/** A real link to an issue: a plain click lets Jira navigate, a click with a modifier opens a new tab. */
export function IssueLink({ issueKey, children }: { readonly issueKey: string; readonly children?: ReactNode }) {
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void openIssue(issueKey);
  };
  return (
    <a className="pl-link" href={issueUrl(issueKey)} target="_blank" rel="noreferrer" onClick={open}>
      {children ?? issueKey}
    </a>
  );
}
