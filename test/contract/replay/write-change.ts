import type { Sandbox } from '../../../sandbox/forge/start-sandbox';
import { DEMO_PEOPLE, SITE_IDS } from '../../../sandbox/jira/site-records';
import type { RealChange } from './changelog-file';

/** What became of a change: Jira took it, refused it, or it is of a kind that the sandbox's Jira does not write. */
export type Written = 'taken' | 'refused' | 'unknown';

/** Writes changes of a real changelog through REST, as the person who administers the site. */
export function changeWriter(sandbox: Sandbox): (change: RealChange) => Promise<Written> {
  const accountId = DEMO_PEOPLE.po;
  const ask = async (method: string, path: string, body?: unknown): Promise<{ ok: boolean; text: string }> => {
    const response = await sandbox.jira.handle({
      actor: { kind: 'user', accountId },
      via: 'host',
      method,
      path: `/rest/api/3${path}`,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? '' : JSON.stringify(body),
    });
    return { ok: response.ok, text: await response.text() };
  };
  const outcome = ({ ok }: { readonly ok: boolean }): Written => (ok ? 'taken' : 'refused');
  const edit = async (key: string, fields: object) => outcome(await ask('PUT', `/issue/${key}`, { fields }));
  const update = async (key: string, field: string, { from, to }: { from: string; to: string }) => {
    const operations = [
      ...(from === '' ? [] : [{ remove: { name: from } }]),
      ...(to === '' ? [] : [{ add: { name: to } }]),
    ];
    return outcome(await ask('PUT', `/issue/${key}`, { update: { [field]: operations } }));
  };

  const move = async (key: string, statusName: string): Promise<Written> => {
    const { text } = await ask('GET', `/issue/${key}/transitions`);
    const { transitions = [] } = JSON.parse(text) as { transitions?: { id: string; to: { name: string } }[] };
    const found = transitions.find(({ to }) => to.name === statusName);
    if (found === undefined) return 'refused';
    return outcome(await ask('POST', `/issue/${key}/transitions`, { transition: { id: found.id } }));
  };

  const addVersion = async (name: string): Promise<void> => {
    const { projects } = sandbox.jira.data();
    const projectId = projects.find(({ key }) => key === 'COMPASS')?.id;
    await ask('POST', '/version', { name, projectId: Number(projectId) });
  };

  const linkTo = async ({ key, to, toText, from }: RealChange): Promise<Written> => {
    const { linkTypes, links, issues } = sandbox.jira.data();
    if (to === '') {
      const ids = new Map(issues.map((issue) => [issue.key, issue.id]));
      const ends = [ids.get(key), ids.get(from)];
      const gone = links.find((link) => ends.includes(link.inwardIssueId) && ends.includes(link.outwardIssueId));
      return gone === undefined ? 'refused' : outcome(await ask('DELETE', `/issueLink/${gone.id}`));
    }
    const words = toText.replace(/^This issue /, '').replace(` ${to}`, '');
    const outward = linkTypes.find((type) => words.includes(type.outward));
    const type = outward ?? linkTypes.find((each) => words.includes(each.inward)) ?? linkTypes[0];
    const [inwardKey, outwardKey] = outward === undefined ? [to, key] : [key, to];
    const body = { type: { id: type?.id }, inwardIssue: { key: inwardKey }, outwardIssue: { key: outwardKey } };
    return outcome(await ask('POST', '/issueLink', body));
  };

  const sprintId = (names: string): number | null => {
    const last = names.split(', ').at(-1);
    return sandbox.jira.data().sprints.find(({ name, state }) => name === last && state !== 'closed')?.id ?? null;
  };

  return async (change) => {
    const { key, fromText, toText } = change;
    switch (change.field) {
      case 'status':
        return move(key, toText);
      case 'summary':
        return edit(key, { summary: toText.slice(0, 250) });
      case 'issuetype':
        return edit(key, { issuetype: { name: toText } });
      case 'priority':
        return edit(key, { priority: { name: toText } });
      case 'labels':
        return edit(key, { labels: toText.split(' ').filter((label) => label !== '') });
      case 'duedate':
        return edit(key, { duedate: change.to === '' ? null : change.to });
      case 'Story Points':
        return edit(key, { [SITE_IDS.storyPointsField]: toText === '' ? null : Number(toText) });
      case 'Epic Link':
        return edit(key, { parent: toText === '' ? null : { key: toText } });
      case 'Sprint':
        return edit(key, { [SITE_IDS.sprintField]: toText === '' ? null : sprintId(toText) });
      case 'Component':
        return update(key, 'components', { from: fromText, to: toText });
      case 'Fix Version':
        if (toText !== '') await addVersion(toText);
        return update(key, 'fixVersions', { from: fromText, to: toText });
      case 'Link':
        return linkTo(change);
      default:
        return 'unknown';
    }
  };
}
