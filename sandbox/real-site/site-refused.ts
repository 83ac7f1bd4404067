/** The real site cannot be used; the message says why and what to do, and never holds the token. */
export class SiteRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SiteRefused';
  }
}
