import type { AllowedWrite } from '../forge/hosted-jira';

/**
 * Every kind of write that Plumbline sends to Jira. With --allow-writes these pass and no others, so that the list that
 * a person reads is the whole truth; test/sandbox/real-site compares it with the sources.
 */
export const ALLOWED_WRITES: readonly AllowedWrite[] = [
  {
    method: 'PUT',
    endpoint: '/rest/api/3/issue/{issueId}/properties/plumbline.score',
    purpose: 'the score of an issue, in a property that people do not see',
  },
  {
    method: 'POST',
    endpoint: '/rest/api/3/issue/properties/multi',
    purpose: 'the same for up to 100 issues at a time, after a scan',
  },
  {
    method: 'PUT',
    endpoint: '/rest/api/3/issue/{issueId}/properties/plumbline.inputs',
    purpose: 'what you answer, link or exempt on an issue, in another such property',
  },
  {
    method: 'PUT',
    endpoint: '/rest/api/3/issue/{issueId}',
    purpose: 'a field of an issue that you change yourself, such as its estimate',
  },
  {
    method: 'PUT',
    endpoint: '/rest/agile/1.0/issue/rank',
    purpose: 'the rank of issues that you move on the Order page, after a preview',
  },
];

function patternOf(endpoint: string): RegExp {
  const parts = endpoint.split(/\{[^}]+\}/).map((part) => part.replaceAll(/[.]/g, '\\.'));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}

const PATTERNS = ALLOWED_WRITES.map((write) => ({ write, pattern: patternOf(write.endpoint) }));

/** The kind that a request is of; undefined where it is none of them. */
export function allowedWriteOf(method: string, pathname: string): AllowedWrite | undefined {
  return PATTERNS.find(({ write, pattern }) => write.method === method && pattern.test(pathname))?.write;
}
