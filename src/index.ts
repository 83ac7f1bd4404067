// One name per handler of manifest.yml, and nothing else.
export { adminResolver } from './entry/admin-resolver';
export { glanceStatus } from './entry/glance-status';
export { issueResolver } from './entry/issue-resolver';
export { onHourlyTick } from './entry/on-hourly-tick';
export { onInstalled } from './entry/on-installed';
export { onIssueEvent } from './entry/on-issue-event';
export { onWork } from './entry/on-work';
export { projectResolver } from './entry/project-resolver';
