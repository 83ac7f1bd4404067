import { DEMO_PEOPLE, SITE_IDS, type UserRecord } from '../jira/site-records';

/** The group of everyone who works at Harbour Goods. */
export const STAFF_GROUP = 'harbour-staff';

type Person = readonly [accountId: string, email: string, name: string, timeZone: string, locale: string];

const named: readonly UserRecord[] = [
  person(
    [DEMO_PEOPLE.admin, 'admin@example.com', 'Ines Duarte', 'Europe/Lisbon', 'pt_PT'],
    [STAFF_GROUP, SITE_IDS.adminGroup],
  ),
  person([DEMO_PEOPLE.pm, 'pm@example.com', 'Jonas Weber', 'Europe/Berlin', 'de_DE'], [STAFF_GROUP]),
  person([DEMO_PEOPLE.po, 'po@example.com', 'Mara Lindt', 'Europe/Amsterdam', 'en_GB'], [STAFF_GROUP]),
  person([DEMO_PEOPLE.dev, 'dev@example.com', 'Tomas Kral', 'Europe/Prague', 'en_US'], [STAFF_GROUP]),
  person(
    [DEMO_PEOPLE.restricted, 'restricted@example.com', 'Ruth Abara', 'Africa/Lagos', 'en_GB'],
    ['harbour-partners'],
  ),
];

const TEAM: readonly Person[] = [
  ['5b10a2844c20165700ede230', 'sofia.marques@example.com', 'Sofia Marques', 'Europe/Lisbon', 'pt_PT'],
  ['5b10a2844c20165700ede231', 'henk.dejong@example.com', 'Henk de Jong', 'Europe/Amsterdam', 'nl_NL'],
  ['5b10a2844c20165700ede232', 'priya.raman@example.com', 'Priya Raman', 'Asia/Kolkata', 'en_US'],
  ['5b10a2844c20165700ede233', 'oskar.lindqvist@example.com', 'Oskar Lindqvist', 'Europe/Stockholm', 'en_GB'],
  ['5b10a2844c20165700ede234', 'chloe.bernard@example.com', 'Chloe Bernard', 'Europe/Paris', 'fr_FR'],
  ['5b10a2844c20165700ede235', 'daniel.okafor@example.com', 'Daniel Okafor', 'Europe/London', 'en_GB'],
  ['5b10a2844c20165700ede236', 'yuki.tanabe@example.com', 'Yuki Tanabe', 'Asia/Tokyo', 'en_US'],
  ['5b10a2844c20165700ede237', 'leah.morgan@example.com', 'Leah Morgan', 'America/New_York', 'en_US'],
];

/** Organisations whose people write to customer care, with the id that the organisations field carries. */
export const ORGANISATIONS = [
  { id: '1', name: 'Café Meridian' },
  { id: '2', name: 'Northquay Hotels' },
  { id: '3', name: 'Bram & Daughters Interiors' },
  { id: '4', name: 'Solvang Holiday Homes' },
] as const;

/** Portal customers: null organisation for private people. */
export const CUSTOMERS: readonly { readonly person: Person; readonly organisationId: string | null }[] = [
  {
    person: ['qm:cust-0001', 'anneke@meridian.example', 'Anneke Visser', 'Europe/Amsterdam', 'nl_NL'],
    organisationId: '1',
  },
  { person: ['qm:cust-0002', 'paulo@meridian.example', 'Paulo Reis', 'Europe/Lisbon', 'pt_PT'], organisationId: '1' },
  {
    person: ['qm:cust-0003', 'ellen@northquay.example', 'Ellen Hartwig', 'Europe/Berlin', 'de_DE'],
    organisationId: '2',
  },
  { person: ['qm:cust-0004', 'marc@northquay.example', 'Marc Feller', 'Europe/Berlin', 'de_DE'], organisationId: '2' },
  {
    person: ['qm:cust-0005', 'bram@bramdaughters.example', 'Bram Oosting', 'Europe/Amsterdam', 'nl_NL'],
    organisationId: '3',
  },
  { person: ['qm:cust-0006', 'ingrid@solvang.example', 'Ingrid Solvang', 'Europe/Oslo', 'en_GB'], organisationId: '4' },
  { person: ['qm:cust-0007', 'kaja@solvang.example', 'Kaja Berg', 'Europe/Oslo', 'en_GB'], organisationId: '4' },
  { person: ['qm:cust-0008', 'rosa.pinto@mail.example', 'Rosa Pinto', 'Europe/Lisbon', 'pt_PT'], organisationId: null },
  {
    person: ['qm:cust-0009', 'j.maurer@mail.example', 'Jürgen Maurer', 'Europe/Zurich', 'de_DE'],
    organisationId: null,
  },
  { person: ['qm:cust-0010', 'emily.shaw@mail.example', 'Emily Shaw', 'Europe/London', 'en_GB'], organisationId: null },
];

/** Those who build and test the shop; issues are assigned to them. */
export const BUILDERS: readonly string[] = [DEMO_PEOPLE.dev, ...TEAM.slice(0, 6).map(([accountId]) => accountId)];

/** Everyone who may report, vote and watch inside the company. */
export const STAFF: readonly string[] = [
  DEMO_PEOPLE.admin,
  DEMO_PEOPLE.pm,
  DEMO_PEOPLE.po,
  DEMO_PEOPLE.dev,
  ...TEAM.map(([accountId]) => accountId),
];

/** All users of the demo site. */
export function demoUsers(): readonly UserRecord[] {
  return [
    ...named,
    ...TEAM.map((one) => person(one, [STAFF_GROUP])),
    ...CUSTOMERS.map(({ person: one }) => person(one, [], 'customer')),
    {
      ...person([SITE_IDS.appAccountId, '', 'Plumbline', 'Etc/UTC', 'en_US'], []),
      accountType: 'app',
    },
  ];
}

function person(
  [accountId, emailAddress, displayName, timeZone, locale]: Person,
  groups: readonly string[],
  accountType: UserRecord['accountType'] = 'atlassian',
): UserRecord {
  return { accountId, emailAddress, displayName, timeZone, locale, active: true, groups, accountType };
}
