import {
  type ComponentRecord,
  DEMO_PEOPLE,
  type Grant,
  type PermissionKey,
  type ProjectRecord,
  SITE_IDS,
  type VersionRecord,
} from '../jira/site-records';
import { PROJECT_IDS, STATUS_IDS as STATUS, ISSUE_TYPE_IDS as TYPE } from './demo-catalogue';
import { STAFF_GROUP } from './demo-people';
import { dayFrom } from './demo-time';

/** Issues at this level are hidden from developers and partners. */
export const CONFIDENTIAL_LEVEL_ID = '10000';

const APP: Grant = { kind: 'app' };
const STAFF: Grant = { kind: 'group', group: STAFF_GROUP };
const ADMINS: Grant = { kind: 'group', group: SITE_IDS.adminGroup };

const user = (accountId: string): Grant => ({ kind: 'user', accountId });

type Permissions = Readonly<Partial<Record<PermissionKey, readonly Grant[]>>>;

/** What staff may do in a project; `owners` administer it beside the site's admins. */
export function staffPermissions({
  owners,
  browsers = [],
}: {
  readonly owners: readonly string[];
  readonly browsers?: readonly string[];
}): Permissions {
  const administer = [ADMINS, ...owners.map(user)];
  const work = [STAFF, APP];
  return {
    BROWSE_PROJECTS: [...work, ...browsers.map(user)],
    EDIT_ISSUES: work,
    CREATE_ISSUES: work,
    DELETE_ISSUES: administer,
    SCHEDULE_ISSUES: work,
    TRANSITION_ISSUES: work,
    LINK_ISSUES: work,
    ASSIGN_ISSUES: work,
    ADD_COMMENTS: work,
    VIEW_VOTERS_AND_WATCHERS: work,
    MANAGE_SPRINTS_PERMISSION: administer,
    ADMINISTER_PROJECTS: administer,
  };
}

export function demoProjects(): readonly ProjectRecord[] {
  const owners = [DEMO_PEOPLE.po];
  const confidential = {
    id: CONFIDENTIAL_LEVEL_ID,
    name: 'Confidential',
    grants: [APP, ADMINS, user(DEMO_PEOPLE.pm), user(DEMO_PEOPLE.po)],
  };
  const plain = { securityLevels: [], formerKeys: [] };
  return [
    {
      ...plain,
      id: PROJECT_IDS.shop,
      key: 'SHOP',
      name: 'Web Shop',
      description: 'The web shop of Harbour Goods: finding, buying, receiving.',
      projectTypeKey: 'software',
      style: 'classic',
      leadAccountId: DEMO_PEOPLE.po,
      issueTypeIds: [TYPE.initiative, TYPE.epic, TYPE.story, TYPE.task, TYPE.bug, TYPE.subTask],
      statusIds: [STATUS.backlog, STATUS.ready, STATUS.inProgress, STATUS.inReview, STATUS.done, STATUS.wontDo],
      permissions: staffPermissions({ owners, browsers: [DEMO_PEOPLE.restricted] }),
      securityLevels: [confidential],
      formerKeys: ['WEB'],
    },
    {
      ...plain,
      id: PROJECT_IDS.app,
      key: 'APP',
      name: 'Mobile App',
      description: 'The Harbour Goods app for phones.',
      projectTypeKey: 'software',
      style: 'next-gen',
      leadAccountId: DEMO_PEOPLE.po,
      issueTypeIds: [TYPE.appEpic, TYPE.appStory, TYPE.appTask, TYPE.appBug, TYPE.appSubtask],
      statusIds: [STATUS.appToDo, STATUS.appDoing, STATUS.appDone],
      permissions: staffPermissions({ owners }),
    },
    {
      ...plain,
      id: PROJECT_IDS.idea,
      key: 'IDEA',
      name: 'Ideas',
      description: 'What we might build, before anyone builds it.',
      projectTypeKey: 'product_discovery',
      style: 'next-gen',
      leadAccountId: DEMO_PEOPLE.pm,
      issueTypeIds: [TYPE.idea],
      statusIds: [STATUS.ideaParked, STATUS.ideaDiscovery, STATUS.ideaReady, STATUS.ideaDelivered],
      permissions: staffPermissions({ owners: [DEMO_PEOPLE.pm] }),
    },
    {
      ...plain,
      id: PROJECT_IDS.care,
      key: 'CARE',
      name: 'Customer care',
      description: 'What customers write to us.',
      projectTypeKey: 'service_desk',
      style: 'classic',
      leadAccountId: '5b10a2844c20165700ede237',
      issueTypeIds: [TYPE.request, TYPE.incident],
      statusIds: [STATUS.careWaitingSupport, STATUS.careInProgress, STATUS.careWaitingCustomer, STATUS.careResolved],
      permissions: staffPermissions({ owners: ['5b10a2844c20165700ede237'] }),
    },
  ];
}

const COMPONENTS: readonly (readonly [name: string, description: string])[] = [
  ['Checkout', 'From the basket to a placed order'],
  ['Search', 'Search box, results and ranking'],
  ['Loyalty', 'Harbour Club: points, tiers, offers'],
  ['Payments', 'Cards, wallets, invoices, refunds'],
  ['Basket', 'What a shopper means to buy'],
  ['Catalogue', 'Products, categories, reviews'],
  ['Account', 'Signing in, profile, privacy'],
  ['Delivery', 'Slots, parcels, returns'],
  ['Platform', 'What everything else stands on'],
];

export function demoComponents(): readonly ComponentRecord[] {
  return COMPONENTS.map(([name, description], index) => ({
    id: String(10100 + index),
    projectId: PROJECT_IDS.shop,
    name,
    description,
  }));
}

export function demoVersions(now: number): readonly VersionRecord[] {
  const version = (id: string, name: string, projectId: string, days: number | null): VersionRecord => ({
    id,
    projectId,
    name,
    released: days !== null && days < 0,
    archived: false,
    releaseDate: days === null ? null : dayFrom(now, days),
  });
  const { shop, app } = PROJECT_IDS;
  return [
    version('10200', 'Web 4.0', shop, -64),
    version('10201', 'Web 4.1', shop, -8),
    version('10202', 'Web 4.2', shop, 22),
    version('10203', 'Christmas peak', shop, 48),
    version('10204', 'Web 5.0', shop, null),
    version('10210', 'App 2.7', app, -20),
    version('10211', 'App 2.8', app, 30),
  ];
}
