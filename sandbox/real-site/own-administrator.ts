import { z } from 'zod';
import type { JiraCall } from '../jira/actor';

const MY_PERMISSIONS = /^\/rest\/api\/(?:2|3|latest)\/mypermissions$/;
const CHECK = /^\/rest\/api\/(?:2|3|latest)\/permissions\/check$/;
const ON_PROJECTS = 'ADMINISTER_PROJECTS';
const INSTEAD = 'BROWSE_PROJECTS';

const held = z.looseObject({ permissions: z.record(z.string(), z.looseObject({ havePermission: z.boolean() })) });
const asked = z.looseObject({ projectPermissions: z.array(z.looseObject({ permissions: z.array(z.string()) })) });
const granted = z.looseObject({ projectPermissions: z.array(z.looseObject({ permission: z.string() })) });

/** What is asked of the site instead, and what the app is told of the answer. */
interface Adapted {
  readonly call: JiraCall;
  readonly answerFrom: (body: unknown) => unknown;
}

function asksToAdminister(text: string | null): z.infer<typeof asked> | null {
  const body = text === null ? null : (asked.safeParse(JSON.parse(text)).data ?? null);
  const isOnlyThat = body?.projectPermissions.every(({ permissions }) => permissions.join() === ON_PROJECTS) === true;
  return isOnlyThat ? body : null;
}

/**
 * Where nothing is written to the site, roadmap, model and settings are kept on this machine, so that whoever started it
 * may set them: of the site when it asks for the right to administer Jira, of every project that the person may browse.
 * Null where the question is another.
 */
export function asOwnAdministrator(call: JiraCall, pathname: string): Adapted | null {
  if (call.via !== 'function' || call.actor.kind !== 'user') return null;
  if (call.method.toUpperCase() === 'GET' && MY_PERMISSIONS.test(pathname)) {
    return {
      call,
      answerFrom: (body) => {
        const { permissions, ...rest } = held.parse(body);
        const administer = permissions['ADMINISTER'];
        if (administer === undefined) return body;
        return { ...rest, permissions: { ...permissions, ADMINISTER: { ...administer, havePermission: true } } };
      },
    };
  }
  const question = CHECK.test(pathname) ? asksToAdminister(call.body) : null;
  if (question === null) return null;
  const projectPermissions = question.projectPermissions.map((each) => ({ ...each, permissions: [INSTEAD] }));
  return {
    call: { ...call, body: JSON.stringify({ ...question, projectPermissions }) },
    answerFrom: (body) => {
      const { projectPermissions: grants, ...rest } = granted.parse(body);
      return { ...rest, projectPermissions: grants.map((grant) => ({ ...grant, permission: ON_PROJECTS })) };
    },
  };
}
