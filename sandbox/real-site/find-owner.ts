import { z } from 'zod';
import type { UserRecord } from '../jira/site-records';
import { failureWords } from './failure-words';
import type { RealSiteSettings } from './real-site-settings';
import type { SiteDoor } from './site-door';
import { SiteRefused } from './site-refused';

const myself = z.object({
  accountId: z.string().min(1),
  displayName: z.string(),
  timeZone: z.string().default('UTC'),
  locale: z.string().optional(),
});

function refusalOf(response: Response, { host, origin }: RealSiteSettings): SiteRefused | null {
  const { status } = response;
  if (status >= 300 && status < 400) {
    const location = response.headers.get('location') ?? '';
    const elsewhere = URL.canParse(location, origin) ? new URL(location, origin).origin : 'another address';
    return new SiteRefused(
      elsewhere === origin
        ? `${host} sends the API's requests to another page: it does not look like a Jira Cloud site.`
        : `${host} sends its visitors to ${elsewhere}. If that is your site, start with --site ${elsewhere}`,
    );
  }
  if (status === 401)
    return new SiteRefused(
      `${host} does not accept the login (401). Check JIRA_EMAIL and JIRA_API_TOKEN; tokens expire, and belong to one account.`,
    );
  if (status === 403)
    return new SiteRefused(`${host} accepts the login but gives this account no access to Jira (403).`);
  if (status === 404)
    return new SiteRefused(
      `There is no Jira Cloud at ${host} (404). The address of a site looks like https://your-site.atlassian.net`,
    );
  if (status === 429)
    return new SiteRefused(
      `${host} is limiting requests (429). Try again in ${response.headers.get('retry-after') ?? 'some'} seconds.`,
    );
  return response.ok ? null : new SiteRefused(`${host} answered ${status}. Try again later.`);
}

/** Asks the site who the token belongs to; by this it shows that it is a Jira that lets us in. Throws SiteRefused. */
export async function findOwner(door: SiteDoor, settings: RealSiteSettings): Promise<UserRecord> {
  const url = new URL('/rest/api/3/myself', settings.origin);
  const response = await door
    .send({ url, method: 'GET', headers: { accept: 'application/json' }, body: null })
    .catch((error: unknown) => {
      throw new SiteRefused(`${settings.host} cannot be reached: ${failureWords(error)}.`);
    });
  const refusal = refusalOf(response, settings);
  if (refusal !== null) throw refusal;
  const parsed = myself.safeParse(await response.json().catch(() => null));
  if (!parsed.success)
    throw new SiteRefused(
      `${settings.host} answers, but not as Jira does. The address of a site looks like https://your-site.atlassian.net`,
    );
  const { accountId, displayName, timeZone, locale } = parsed.data;
  return {
    accountId,
    displayName,
    timeZone,
    locale: (locale ?? 'en-US').replace('_', '-'),
    emailAddress: settings.email,
    active: true,
    groups: [],
    accountType: 'atlassian',
  };
}
