/** What a log line may carry: ids, counts and codes. Never titles, texts or names of people. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** One structured line per call, bound to the trace id of the invocation. */
export interface Log {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
  readonly error: (event: string, fields?: LogFields) => void;
}
