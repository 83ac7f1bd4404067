import type { RpcInput, RpcName } from '../contract/rpc';
import type { IssueId, ProjectId } from '../domain/ids';
import type { Permissions } from '../ports/permissions';

/** What a person must be allowed to call a procedure; checked live, on the id that the procedure then uses. */
export type Access<N extends RpcName> =
  | { readonly kind: 'browseIssue' | 'editIssue'; readonly issueIdOf: (input: RpcInput<N>) => IssueId }
  | { readonly kind: 'browseProject' | 'administerProject'; readonly projectIdOf: (input: RpcInput<N>) => ProjectId }
  | { readonly kind: 'administerSite' };

const issueIdOf = ({ issueId }: { readonly issueId: IssueId }) => issueId;
const projectIdOf = ({ projectId }: { readonly projectId: ProjectId }) => projectId;

/** Every procedure with its check; the type admits none without one. */
export const ACCESS: { readonly [N in RpcName]: Access<N> } = {
  'issue.open': { kind: 'browseIssue', issueIdOf },
  'issue.rate': { kind: 'editIssue', issueIdOf },
  'issue.history': { kind: 'browseIssue', issueIdOf },
  'issue.outcome': { kind: 'editIssue', issueIdOf },
  'issue.link': { kind: 'editIssue', issueIdOf },
  'issue.exempt': { kind: 'editIssue', issueIdOf },
  'project.open': { kind: 'browseProject', projectIdOf },
  'project.rows': { kind: 'browseProject', projectIdOf },
  'project.scan': { kind: 'browseProject', projectIdOf },
  'project.scanNow': { kind: 'administerProject', projectIdOf },
  'project.calibration': { kind: 'browseProject', projectIdOf },
  'settings.preview': { kind: 'administerProject', projectIdOf },
  'settings.insights': { kind: 'administerProject', projectIdOf },
  'settings.sample': { kind: 'administerProject', projectIdOf },
  'settings.open': { kind: 'administerProject', projectIdOf },
  'settings.save': { kind: 'administerProject', projectIdOf },
  'admin.open': { kind: 'administerSite' },
  'admin.insights': { kind: 'administerSite' },
  'admin.sample': { kind: 'administerSite' },
  'admin.preview': { kind: 'administerSite' },
  'admin.saveRoadmap': { kind: 'administerSite' },
  'admin.saveModel': { kind: 'administerSite' },
  'admin.revision': { kind: 'administerSite' },
  'admin.scans': { kind: 'administerSite' },
  'admin.scan': { kind: 'administerSite' },
  'admin.runs': { kind: 'administerSite' },
};

/** Forge's stand-in for a person who is not logged in. */
const ANONYMOUS = 'unidentified';

/** The account of the caller; undefined for visitors without one. */
export function accountIdFrom(accountId: unknown): string | undefined {
  return typeof accountId === 'string' && accountId !== '' && accountId !== ANONYMOUS ? accountId : undefined;
}

/**
 * Whether the caller may go on. `hidden`: what is asked for must look as if it did not exist. Visitors without an account
 * only ever browse.
 */
export async function authorise<N extends RpcName>(
  permissions: Permissions,
  { access, input, isKnown }: { readonly access: Access<N>; readonly input: RpcInput<N>; readonly isKnown: boolean },
): Promise<'allowed' | 'forbidden' | 'hidden'> {
  const verdict = (isAllowed: boolean, otherwise: 'forbidden' | 'hidden') => (isAllowed ? 'allowed' : otherwise);
  if (!isKnown && access.kind !== 'browseIssue' && access.kind !== 'browseProject') return 'forbidden';
  switch (access.kind) {
    case 'browseIssue':
      return verdict(await permissions.browsesIssue(access.issueIdOf(input)), 'hidden');
    case 'browseProject':
      return verdict(await permissions.browsesProject(access.projectIdOf(input)), 'hidden');
    case 'editIssue': {
      const issueId = access.issueIdOf(input);
      if (!(await permissions.browsesIssue(issueId))) return 'hidden';
      return verdict(await permissions.editsIssue(issueId), 'forbidden');
    }
    case 'administerProject':
      return verdict(await permissions.administersProject(access.projectIdOf(input)), 'forbidden');
    case 'administerSite':
      return verdict(await permissions.isSiteAdmin(), 'forbidden');
  }
}
