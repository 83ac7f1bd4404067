import type { Json } from './site-records';

/** `Array.isArray` loses the element type of read-only lists. */
export const isJsonList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** An object of JSON, neither a list nor null. */
export const isJsonObject = (value: Json): value is { readonly [key: string]: Json } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
