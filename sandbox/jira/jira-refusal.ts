import type { Json } from './site-records';

/** What a refused request says, in Jira's own shape. */
export interface RefusalWords {
  readonly messages?: readonly string[];
  readonly errors?: Readonly<Record<string, string>>;
}

/** A request that Jira answers with an error; caught once, by the router. */
export class JiraRefusal extends Error {
  readonly status: number;
  readonly body: Json;

  constructor(status: number, words: RefusalWords | string) {
    const { messages = [], errors = {} } = typeof words === 'string' ? { messages: [words] } : words;
    super(messages[0] ?? Object.values(errors)[0] ?? `Refused with ${status}`);
    this.name = 'JiraRefusal';
    this.status = status;
    this.body = { errorMessages: [...messages], errors: { ...errors } };
  }
}

export const issueNotFound = (): JiraRefusal =>
  new JiraRefusal(404, 'Issue does not exist or you do not have permission to see it.');

export const projectNotFound = (idOrKey: string): JiraRefusal =>
  new JiraRefusal(404, `No project could be found with ${/^\d+$/.test(idOrKey) ? 'id' : 'key'} '${idOrKey}'.`);
