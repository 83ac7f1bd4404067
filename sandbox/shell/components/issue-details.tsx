import { useState } from 'react';
import { estimateFieldIds, type Issue, jira, type NamedRef, ofLevel, type Project } from '../jira-api';
import { followLink } from '../route';
import { useLoaded } from '../use-loaded';
import { TypeIcon } from './icons';

interface Props {
  readonly issue: Issue;
  readonly onSave: (change: () => Promise<unknown>) => Promise<void>;
}

function TextField({
  label,
  value,
  type,
  onCommit,
}: {
  label: string;
  value: string;
  type: string;
  onCommit: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  return (
    <input
      aria-label={label}
      type={type}
      value={text}
      placeholder="None"
      onChange={(e) => setText(e.target.value)}
      onBlur={() => text !== value && onCommit(text)}
      onKeyDown={(e) => {
        if (e.key === 'Enter') e.currentTarget.blur();
        if (e.key === 'Escape') setText(value);
      }}
    />
  );
}

function ParentPicker({ issue, onSave }: Props) {
  const level = issue.fields.issuetype.hierarchyLevel;
  const [parents] = useLoaded(`parents:${issue.id}:${level}`, async () => {
    const { key } = issue.fields.project;
    const above = ofLevel(await jira<Project>(`/rest/api/3/project/${key}`), level + 1);
    if (level < 0 || above === '') return [];
    const page = await jira<{ issues: Issue[] }>('/rest/api/3/search/jql', {
      method: 'POST',
      body: {
        jql: `project = "${key}"${above} ORDER BY key`,
        maxResults: 100,
        fields: ['summary', 'issuetype'],
      },
    });
    return page.issues;
  });
  const parent = issue.fields.parent ?? null;
  const options = parents.state === 'ready' ? parents.value : [];
  const save = (id: string): Promise<void> =>
    onSave(() =>
      jira(`/rest/api/3/issue/${issue.id}`, {
        method: 'PUT',
        body: id === '' ? { update: { parent: [{ set: { none: true } }] } } : { fields: { parent: { id } } },
      }),
    );
  return (
    <span className="parent-picker">
      {parent?.fields.issuetype === undefined ? null : (
        <a href={`/browse/${parent.key}`} onClick={followLink} aria-label={`Open ${parent.key}`}>
          <TypeIcon name={parent.fields.issuetype.name} level={parent.fields.issuetype.hierarchyLevel} />
        </a>
      )}
      <select aria-label="Parent" value={parent?.id ?? ''} onChange={(e) => void save(e.target.value)}>
        <option value="">None</option>
        {parent !== null && !options.some(({ id }) => id === parent.id) ? (
          <option value={parent.id}>{parent.fields.summary}</option>
        ) : null}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.fields.summary}
          </option>
        ))}
      </select>
    </span>
  );
}

/** The Details group: Jira's own fields, edited in place as the viewer. */
export function IssueDetails({ issue, onSave }: Props) {
  const { fields } = issue;
  const [priorities] = useLoaded('priorities', () => jira<NamedRef[]>('/rest/api/3/priority'));
  const edit = (body: Record<string, unknown>): Promise<void> =>
    onSave(() => jira(`/rest/api/3/issue/${issue.id}`, { method: 'PUT', body: { fields: body } }));
  const [estimates] = useLoaded('estimates', estimateFieldIds);
  const estimateIds = estimates.state === 'ready' ? estimates.value : [];
  const estimateField =
    estimateIds.find((id) => typeof fields[id] === 'number') ?? estimateIds.find((id) => id in fields) ?? null;
  const size = estimateField === null ? null : fields[estimateField];
  return (
    <section className="group" aria-label="Details">
      <h2>Details</h2>
      <dl>
        <dt>Assignee</dt>
        <dd>{fields.assignee?.displayName ?? 'Unassigned'}</dd>
        <dt>Reporter</dt>
        <dd>{fields.reporter?.displayName ?? 'None'}</dd>
        <dt>Priority</dt>
        <dd>
          <select
            aria-label="Priority"
            value={fields.priority?.id ?? ''}
            onChange={(e) => void edit({ priority: { id: e.target.value } })}
          >
            {fields.priority === null ? <option value="">None</option> : null}
            {(priorities.state === 'ready' ? priorities.value : []).map((priority) => (
              <option key={priority.id} value={priority.id}>
                {priority.name}
              </option>
            ))}
          </select>
        </dd>
        {estimateField === null ? null : (
          <>
            <dt>Story points</dt>
            <dd>
              <TextField
                key={String(size)}
                label="Story points"
                type="number"
                value={typeof size === 'number' ? String(size) : ''}
                onCommit={(text) => void edit({ [estimateField]: text === '' ? null : Number(text) })}
              />
            </dd>
          </>
        )}
        <dt>Parent</dt>
        <dd>
          <ParentPicker issue={issue} onSave={onSave} />
        </dd>
        <dt>Labels</dt>
        <dd>
          <TextField
            key={fields.labels.join(' ')}
            label="Labels"
            type="text"
            value={fields.labels.join(' ')}
            onCommit={(text) => void edit({ labels: text.split(/\s+/).filter(Boolean) })}
          />
        </dd>
        <dt>Components</dt>
        <dd>{fields.components.map(({ name }) => name).join(', ') || 'None'}</dd>
        <dt>Fix versions</dt>
        <dd>{fields.fixVersions.map(({ name }) => name).join(', ') || 'None'}</dd>
        <dt>Due date</dt>
        <dd>
          <TextField
            key={fields.duedate}
            label="Due date"
            type="date"
            value={fields.duedate ?? ''}
            onCommit={(text) => void edit({ duedate: text === '' ? null : text })}
          />
        </dd>
      </dl>
    </section>
  );
}
