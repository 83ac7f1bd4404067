/** What storage held did not have the shape it was written in; carries the key, never the content. */
export class StoredDataError extends Error {
  readonly key: string;

  constructor(key: string, reason: string) {
    super(`Stored value ${key}: ${reason}`);
    this.name = 'StoredDataError';
    this.key = key;
  }
}
