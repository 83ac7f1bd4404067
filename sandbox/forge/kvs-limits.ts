/** Forge's documented limits of key-value storage. */
export const KVS_LIMITS = {
  keyLength: 500,
  valueBytes: 240 * 1024,
  depth: 31,
  transactionOperations: 25,
  batchItems: 25,
  requestBytes: 4 * 1024 * 1024,
  pageSize: 100,
  defaultPageSize: 10,
  ttlMs: 365 * 24 * 60 * 60 * 1000,
  requestsPerSecond: 1000,
  /** Units of 10 KB, each request rounded up. */
  readUnitsPerMinute: 4000,
  writeUnitsPerMinute: 4000,
  batchesPerMinute: 45,
  keyBytesPerSecond: 1024 * 1024,
} as const;

const KEY_PATTERN = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;

/** Thrown inside the storage service; becomes an answer with Forge's code. */
export class KvsRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly extra: Readonly<Record<string, unknown>>;
  constructor(refusal: { status: number; code: string; message: string; extra?: Readonly<Record<string, unknown>> }) {
    super(refusal.message);
    this.name = 'KvsRefusal';
    this.status = refusal.status;
    this.code = refusal.code;
    this.extra = refusal.extra ?? {};
  }
}

const refuse = (code: string, message: string): never => {
  throw new KvsRefusal({ status: 400, code, message });
};

function depthOf(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

export function checkKey(key: string): void {
  if (key.length === 0) refuse('KEY_TOO_SHORT', 'The provided key needs to be more than one character.');
  if (key.length > KVS_LIMITS.keyLength)
    refuse('KEY_TOO_LONG', `The provided key has exceeded the maximum length of ${KVS_LIMITS.keyLength} characters.`);
  if (!KEY_PATTERN.test(key))
    refuse('INVALID_KEY', `The provided key does not match the pattern ${KEY_PATTERN.source}.`);
}

export function checkValue(value: unknown): void {
  if (value === undefined || value === null) refuse('INVALID_VALUE', 'The provided value must not be empty.');
  if (Buffer.byteLength(JSON.stringify(value)) > KVS_LIMITS.valueBytes)
    refuse('MAX_SIZE', 'The provided value has exceeded the maximum size of 240 KiB.');
  if (depthOf(value) > KVS_LIMITS.depth)
    refuse('MAX_DEPTH', `The provided value has exceeded the maximum depth of ${KVS_LIMITS.depth}.`);
}
