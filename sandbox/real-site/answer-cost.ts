import { z } from 'zod';

const PEOPLE = /^\/rest\/api\/[^/]+\/(user|users|myself|group|groups)(\/|$)/;
const LISTS = ['issues', 'values', 'issueChangeLogs', 'issueLinkTypes', 'projects'] as const;
const record = z.record(z.string(), z.unknown());
const list = z.array(z.unknown());

function listIn(body: unknown): readonly unknown[] | null {
  const fields = record.safeParse(body).data ?? {};
  const found = [body, ...LISTS.map((name) => fields[name])].find((candidate) => Array.isArray(candidate));
  return list.safeParse(found).data ?? null;
}

function permissionCount(body: unknown): number {
  const { permissions, projectPermissions } = record.safeParse(body).data ?? {};
  if (Array.isArray(projectPermissions)) return projectPermissions.length;
  return Object.keys(record.safeParse(permissions).data ?? {}).length;
}

/** What an answer costs beyond the base point: issues, projects and the like, and people or permissions. */
export function answerCost(
  method: string,
  pathname: string,
  body: unknown,
): { readonly objects: number; readonly identities: number } {
  if (/\/(mypermissions|permissions\/check)$/.test(pathname)) return { objects: 0, identities: permissionCount(body) };
  const count = listIn(body)?.length ?? (method === 'GET' ? 1 : 0);
  return PEOPLE.test(pathname) ? { objects: 0, identities: count } : { objects: count, identities: 0 };
}
