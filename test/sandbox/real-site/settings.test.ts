import {
  RealSiteSettingsError,
  realSiteSettingsFrom,
  siteFolderName,
  siteOriginFrom,
} from '../../../sandbox/real-site/real-site-settings';

const TOKEN = 'ATATT3xFfGF0-secret=8B1C';
const login = { JIRA_EMAIL: 'po@example.com', JIRA_API_TOKEN: TOKEN };

it('a site and a login make settings', () => {
  const settings = realSiteSettingsFrom({
    site: 'https://example.atlassian.net/',
    allowWrites: false,
    environment: { ...login, JIRA_API_TOKEN: `${TOKEN}\n` },
  });
  expect(settings).toEqual({
    origin: 'https://example.atlassian.net',
    host: 'example.atlassian.net',
    email: 'po@example.com',
    token: TOKEN,
    allowWrites: false,
  });
});

it.each([
  ['example.atlassian.net', 'an address like https://your-site.atlassian.net'],
  ['', 'an address like'],
  ['http://example.atlassian.net', 'needs https'],
  ['ftp://example.atlassian.net', 'needs https'],
  ['http://localhost.example.com', 'needs https'],
  ['https://example.atlassian.net/jira/software', 'only the address of the site: https://example.atlassian.net'],
  ['https://example.atlassian.net?x=1', 'only the address of the site'],
  ['https://po:secret@example.atlassian.net', 'the address alone'],
])('--site %s is refused with words', (site, words) => {
  expect(() => siteOriginFrom(site)).toThrow(RealSiteSettingsError);
  expect(() => siteOriginFrom(site)).toThrow(words);
});

it.each(['http://localhost:8420', 'http://127.0.0.1:8420', 'http://[::1]:8420'])('%s may do without https', (site) => {
  expect(siteOriginFrom(site).origin).toBe(site);
});

it.each([
  [{}, ['Set JIRA_EMAIL', 'Set JIRA_API_TOKEN']],
  [{ JIRA_API_TOKEN: TOKEN }, ['Set JIRA_EMAIL']],
  [{ ...login, JIRA_EMAIL: 'po' }, ['Set JIRA_EMAIL']],
  [{ JIRA_EMAIL: 'po@example.com' }, ['Set JIRA_API_TOKEN']],
  [{ ...login, JIRA_API_TOKEN: '' }, ['JIRA_API_TOKEN in the environment is empty']],
  [{ ...login, JIRA_API_TOKEN: 'two words' }, ['JIRA_API_TOKEN in the environment is empty, or holds spaces']],
])('%j is refused with what to set, and without the token', (environment: Record<string, string>, words) => {
  const refused = (): unknown =>
    realSiteSettingsFrom({ site: 'https://example.atlassian.net', allowWrites: false, environment });
  for (const word of words) expect(refused).toThrow(word);
  expect(refused).not.toThrow(environment['JIRA_API_TOKEN'] === TOKEN ? TOKEN : 'two words');
});

it.each([
  ['example.atlassian.net', 'example.atlassian.net'],
  ['localhost:8420', 'localhost_8420'],
  ['jira', 'jira_'],
  ['[::1]:1', '___1__1'],
])('%s keeps its things in %s', (host, folder) => {
  expect(siteFolderName(host)).toBe(folder);
});
