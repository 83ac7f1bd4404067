import { route } from '@forge/api';
import { z } from 'zod';
import type { IssueId, ProjectId } from '../../domain/ids';
import type { Permissions } from '../../ports/permissions';
import { inChunks, mapLimited } from './in-chunks';
import type { JiraClient } from './jira-client';

/** Jira checks at most 1,000 issues a call. */
const CHECK_SIZE = 1000;
const CHECKS_AT_ONCE = 4;

const ids = z.array(z.union([z.number(), z.string()]));
const checkAnswer = z.object({
  projectPermissions: z.array(z.object({ permission: z.string(), issues: ids.nullish(), projects: ids.nullish() })),
});
const myPermissionsAnswer = z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) });

/** Asks Jira as the person behind the call, every time. */
export function jiraPermissions({ jira }: { jira: JiraClient }): Permissions {
  const check = async (permission: string, target: { issues: number[] } | { projects: number[] }) => {
    const answer = await jira.read({
      as: 'user',
      method: 'POST',
      path: route`/rest/api/3/permissions/check`,
      endpoint: '/permissions/check',
      body: { projectPermissions: [{ permissions: [permission], issues: [], projects: [], ...target }] },
      schema: checkAnswer,
    });
    const granted = answer.projectPermissions.filter((grant) => grant.permission === permission);
    return {
      issues: new Set(granted.flatMap((grant) => (grant.issues ?? []).map(String))),
      projects: new Set(granted.flatMap((grant) => (grant.projects ?? []).map(String))),
    };
  };
  const onIssue = async (permission: string, issueId: IssueId) =>
    (await check(permission, { issues: [Number(issueId)] })).issues.has(issueId);
  const onProject = async (permission: string, projectId: ProjectId) =>
    (await check(permission, { projects: [Number(projectId)] })).projects.has(projectId);

  return {
    isSiteAdmin: async () => {
      const answer = await jira.read({
        as: 'user',
        method: 'GET',
        path: route`/rest/api/3/mypermissions?permissions=${'ADMINISTER'}`,
        endpoint: '/mypermissions',
        schema: myPermissionsAnswer,
        points: () => 2,
      });
      return answer.permissions['ADMINISTER']?.havePermission === true;
    },
    administersProject: (projectId) => onProject('ADMINISTER_PROJECTS', projectId),
    browsesProject: (projectId) => onProject('BROWSE_PROJECTS', projectId),
    browsesIssue: (issueId) => onIssue('BROWSE_PROJECTS', issueId),
    editsIssue: (issueId) => onIssue('EDIT_ISSUES', issueId),
    browsableIssueIds: async (issueIds) => {
      const chunks = inChunks([...new Set(issueIds)], CHECK_SIZE);
      const answers = await mapLimited(chunks, CHECKS_AT_ONCE, (chunk) =>
        check('BROWSE_PROJECTS', { issues: chunk.map(Number) }),
      );
      return new Set(answers.flatMap(({ issues }) => [...issues] as IssueId[]));
    },
  };
}
