/** The connection broke: the caller hears nothing, and cannot know whether Jira did what was asked. */
export class ConnectionDropped extends TypeError {
  constructor() {
    super('fetch failed', { cause: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }) });
    this.name = 'TypeError';
  }
}
