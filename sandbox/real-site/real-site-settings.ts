import { z } from 'zod';

/** Where the real site is, and with whose token it is asked. */
export interface RealSiteSettings {
  readonly origin: string;
  /** Host with its port, as people read it. */
  readonly host: string;
  readonly email: string;
  readonly token: string;
  readonly allowWrites: boolean;
}

/** What was given cannot be a site or a login; the message says what to set. It never repeats the token. */
export class RealSiteSettingsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RealSiteSettingsError';
  }
}

const EXAMPLE = 'https://your-site.atlassian.net';
const ON_THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

const login = z.object({
  JIRA_EMAIL: z.email('Set JIRA_EMAIL in the environment to the e-mail address of your Atlassian account.'),
  JIRA_API_TOKEN: z
    .string('Set JIRA_API_TOKEN in the environment to an API token of that account, made in its security settings.')
    .regex(
      /^[\x21-\x7e]+$/,
      'JIRA_API_TOKEN in the environment is empty, or holds spaces or letters that no API token has. Copy it anew.',
    ),
});

/** Reads the address of the site; only an origin, so that nobody believes that a path is kept to. */
export function siteOriginFrom(text: string): URL {
  if (!URL.canParse(text)) throw new RealSiteSettingsError(`--site takes an address like ${EXAMPLE}, not "${text}".`);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    throw new RealSiteSettingsError(
      '--site takes the address alone; the login comes from JIRA_EMAIL and JIRA_API_TOKEN.',
    );
  const isOnThisMachine = url.protocol === 'http:' && ON_THIS_MACHINE.has(url.hostname);
  if (url.protocol !== 'https:' && !isOnThisMachine)
    throw new RealSiteSettingsError(`--site needs https, as in ${EXAMPLE}: the API token travels with every request.`);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new RealSiteSettingsError(`--site takes only the address of the site: ${url.origin}`);
  return url;
}

/** Checks address and environment before anything starts; throws RealSiteSettingsError. */
export function realSiteSettingsFrom({
  site,
  allowWrites,
  environment,
}: {
  readonly site: string;
  readonly allowWrites: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}): RealSiteSettings {
  const url = siteOriginFrom(site);
  const parsed = login.safeParse({
    JIRA_EMAIL: environment['JIRA_EMAIL']?.trim(),
    JIRA_API_TOKEN: environment['JIRA_API_TOKEN']?.trim(),
  });
  if (!parsed.success) throw new RealSiteSettingsError(parsed.error.issues.map(({ message }) => message).join('\n'));
  const { JIRA_EMAIL: email, JIRA_API_TOKEN: token } = parsed.data;
  return { origin: url.origin, host: url.host, email, token, allowWrites };
}

/** The folder of a site below the data folder: one each, so that demo and real sites never mix. */
export function siteFolderName(host: string): string {
  const name = host.replaceAll(/[^a-z0-9.-]/gi, '_');
  // A bare name could be that of a folder in which the demo keeps its things.
  return /[._]/.test(name) ? name : `${name}_`;
}
