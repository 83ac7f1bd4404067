/** A data folder was written by another version of the sandbox; the message says what to do. */
export class UnknownDataFormat extends Error {
  constructor({ dataDir, found, read }: { readonly dataDir: string; readonly found: number; readonly read: number }) {
    super(
      `The Jira data in ${dataDir} has format ${found}, and this version reads ${read}. Start with --reset to make it anew, or name another folder with --data-dir.`,
    );
    this.name = 'UnknownDataFormat';
  }
}
