import { exemptIssue, linkIssue, rateIssue } from '../app/answer-issue';
import { openIssue } from '../app/open-issue';
import { resolverFor } from './resolver-for';

/** Behind the glance and the panel. */
export const issueResolver = resolverFor({
  'issue.open': openIssue,
  'issue.rate': rateIssue,
  'issue.link': linkIssue,
  'issue.exempt': exemptIssue,
});
