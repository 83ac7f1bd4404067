import { useState } from 'react';
import { completed, type Issue, jira, type NamedRef, type Project } from '../jira-api';
import { followLink } from '../route';
import type { ModuleStatus } from '../session';
import { useLoaded } from '../use-loaded';
import { AdfView } from './adf-view';
import type { FrameProps } from './frame-props';
import { Icon, TypeIcon } from './icons';
import { IssueDetails } from './issue-details';
import { ModuleFrame } from './module-frame';
import { StatusMark } from './status-mark';

interface Transition extends NamedRef {
  readonly to: { readonly id: string };
}

function LinkedIssues({ issue }: { readonly issue: Issue }) {
  const links = issue.fields.issuelinks ?? [];
  if (links.length === 0) return null;
  return (
    <section>
      <h2>Linked work items</h2>
      <ul className="issue-list">
        {links.map((link) => {
          const other = link.outwardIssue ?? link.inwardIssue;
          if (other === undefined) return null;
          const words = link.outwardIssue === undefined ? link.type.inward : link.type.outward;
          return (
            <li key={link.id} className="issue-row link-row">
              <span className="parent">{words}</span>
              <a href={`/browse/${other.key}`} onClick={followLink} className="key">
                {other.key}
              </a>
              <a href={`/browse/${other.key}`} onClick={followLink} className="summary">
                {other.fields.summary}
              </a>
              {other.fields.status === undefined ? null : <StatusMark status={other.fields.status} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Crumbs({ issue }: { readonly issue: Issue }) {
  const { project, parent, issuetype } = issue.fields;
  return (
    <div className="crumbs">
      <a href={`/projects/${project.key}/backlog`} onClick={followLink}>
        {project.name}
      </a>
      {parent === undefined || parent === null ? null : (
        <>
          <span aria-hidden="true">/</span>
          <a href={`/browse/${parent.key}`} onClick={followLink}>
            {parent.key}
          </a>
        </>
      )}
      <span aria-hidden="true">/</span>
      <TypeIcon name={issuetype.name} level={issuetype.hierarchyLevel} />
      <a href={`/browse/${issue.key}`} onClick={followLink}>
        {issue.key}
      </a>
    </div>
  );
}

function TransitionPicker({
  issue,
  onSave,
}: {
  readonly issue: Issue;
  readonly onSave: (change: () => Promise<unknown>) => Promise<void>;
}) {
  const [transitions] = useLoaded(`transitions:${issue.id}:${issue.fields.status.id}`, () =>
    jira<{ transitions: Transition[] }>(`/rest/api/3/issue/${issue.id}/transitions`),
  );
  const choices = transitions.state === 'ready' ? transitions.value.transitions : [];
  return (
    <select
      className={`status-select ${issue.fields.status.statusCategory.key}`}
      aria-label="Status"
      value=""
      onChange={(e) =>
        void onSave(() =>
          jira(`/rest/api/3/issue/${issue.id}/transitions`, {
            method: 'POST',
            body: { transition: { id: e.target.value } },
          }),
        )
      }
    >
      <option value="">{issue.fields.status.name}</option>
      {choices
        .filter((choice) => choice.to.id !== issue.fields.status.id)
        .map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
    </select>
  );
}

function Glance({
  issueKey,
  version,
  frame,
}: {
  readonly issueKey: string;
  readonly version: number;
  readonly frame: FrameProps;
}) {
  const [open, setOpen] = useState(true);
  const module = frame.session.modules.find(({ type }) => type === 'jira:issueContext');
  const [status] = useLoaded(
    `badge:${issueKey}:${version}:${String(open)}:${frame.session.user?.accountId ?? ''}`,
    async () => {
      const response = await fetch(`/__forge/dynamic-properties?issue=${encodeURIComponent(issueKey)}`);
      return (await response.json()) as { status?: ModuleStatus };
    },
  );
  if (module === undefined) return null;
  const badge = (status.state === 'ready' ? status.value.status : undefined) ?? module.status;
  return (
    <section className="group glance" aria-label={module.title}>
      <button type="button" className="group-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'down' : 'right'} />
        {module.icon === undefined ? null : <img src={module.icon} alt="" width="16" height="16" />}
        <span>{module.label ?? module.title}</span>
        {badge === undefined ? null : (
          <span className={`lozenge ${badge.value.type ?? 'default'}`}>{badge.value.label}</span>
        )}
      </button>
      {open ? <ModuleFrame {...frame} moduleKey={module.key} issueKey={issueKey} issueVersion={version} /> : null}
    </section>
  );
}

/** Jira's issue view: the app's panel in the main column, its glance in the side column. */
export function IssuePage({
  issueKey,
  frame,
  onProject,
}: {
  readonly issueKey: string;
  readonly frame: FrameProps;
  readonly onProject: (project: Project) => void;
}) {
  const [version, setVersion] = useState(0);
  const [refusal, setRefusal] = useState<string | null>(null);
  const viewer = frame.session.user?.accountId ?? '';
  const [loaded, reload] = useLoaded(`issue:${issueKey}:${viewer}`, async () => {
    const issue = await jira<Issue>(`/rest/api/3/issue/${encodeURIComponent(issueKey)}`);
    onProject(await jira<Project>(`/rest/api/3/project/${issue.fields.project.key}`));
    return completed(issue);
  });
  const save = async (change: () => Promise<unknown>): Promise<void> => {
    try {
      await change();
      setRefusal(null);
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    }
    reload();
    setVersion((n) => n + 1);
  };
  if (loaded.state === 'loading') return <p className="quiet pad">Loading…</p>;
  if (loaded.state === 'failed')
    return (
      <main className="plain-page">
        <h1>This issue cannot be shown</h1>
        <p className="notice error" role="alert">
          {loaded.error.message}
        </p>
      </main>
    );
  const issue = loaded.value;
  const panel = frame.session.modules.find(({ type }) => type === 'jira:issuePanel');
  const { votes, watches, security } = issue.fields;
  return (
    <main className="issue-page">
      <div className="issue-main">
        <Crumbs issue={issue} />
        <h1>{issue.fields.summary}</h1>
        {refusal === null ? null : (
          <p className="notice error" role="alert">
            {refusal}
          </p>
        )}
        <section>
          <h2>Description</h2>
          <AdfView document={issue.fields.description} />
        </section>
        <LinkedIssues issue={issue} />
        {panel === undefined ? null : (
          <section className="panel" aria-label={`${panel.title} panel`}>
            <h2 className="panel-head">
              {panel.icon === undefined ? null : <img src={panel.icon} alt="" width="16" height="16" />}
              {panel.title}
            </h2>
            <ModuleFrame {...frame} moduleKey={panel.key} issueKey={issue.key} issueVersion={version} />
          </section>
        )}
      </div>
      <aside className="issue-side" aria-label="Details">
        <div className="issue-acts">
          <TransitionPicker issue={issue} onSave={save} />
          {security === undefined || security === null ? null : (
            <span className="quiet">
              <Icon name="lock" /> {security.name}
            </span>
          )}
          <button
            type="button"
            className="button"
            aria-pressed={votes?.hasVoted ?? false}
            onClick={() =>
              void save(() =>
                jira(`/rest/api/3/issue/${issue.id}/votes`, { method: votes?.hasVoted === true ? 'DELETE' : 'POST' }),
              )
            }
          >
            <Icon name="vote" /> {votes?.votes ?? 0}
            <span className="hidden">votes</span>
          </button>
          <span className="quiet">
            <Icon name="eye" /> {watches?.watchCount ?? 0}
            <span className="hidden">watchers</span>
          </span>
        </div>
        <IssueDetails key={issue.fields.updated} issue={issue} onSave={save} />
        <Glance issueKey={issue.key} version={version} frame={frame} />
      </aside>
    </main>
  );
}
