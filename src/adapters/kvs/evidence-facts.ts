import { issueFacts } from '../../contract/scored-issue';

/** The part of an issue that is kept of ancestors outside the project. */
export const evidenceFacts = issueFacts.pick({
  issueId: true,
  issueKey: true,
  summary: true,
  parentId: true,
  hierarchyLevel: true,
  statusCategory: true,
  labels: true,
  components: true,
  fixVersions: true,
  roadmapLink: true,
  matchedRules: true,
});
