import { exemptIssue, linkIssue, rateIssue } from '../app/answer-issue';
import { listHistory } from '../app/list-history';
import { noteOutcome } from '../app/note-outcome';
import { openIssue } from '../app/open-issue';
import { resolverFor } from './resolver-for';

/** Behind the glance and the panel. */
export const issueResolver = resolverFor({
  'issue.open': (ports, input, caller) => openIssue(ports, { ...input, ...caller }),
  'issue.rate': (ports, input, caller) => rateIssue(ports, { ...input, ...caller }),
  'issue.link': (ports, input, caller) => linkIssue(ports, { ...input, ...caller }),
  'issue.exempt': (ports, input, caller) => exemptIssue(ports, { ...input, ...caller }),
  'issue.history': (ports, input, caller) => listHistory(ports, { ...input, ...caller }),
  'issue.outcome': (ports, input, caller) => noteOutcome(ports, { ...input, ...caller }),
});
