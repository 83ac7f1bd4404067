import type { FunctionRef } from '../bridge-wire';

/** What came from a frame: any JSON, so far only known to be an object. */
export type LooseFields = Readonly<Record<string, unknown>>;

/** The fields of what may be an object; none where it is not. */
export function fieldsOf(value: unknown): LooseFields {
  return value !== null && typeof value === 'object' ? (value as LooseFields) : {};
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function isFunctionRef(value: unknown): value is FunctionRef {
  return typeof fieldsOf(value)['__function'] === 'number';
}
