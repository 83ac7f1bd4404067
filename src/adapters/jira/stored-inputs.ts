import { type InputProperty, inputProperty, storedRating } from '../../contract/issue-property';
import { criterionId, instant, roadmapItemId } from '../../contract/primitives';

/** Most criteria that a model can have, with room for earlier ones; a guard against a property filled by others. */
const MAX_INPUTS = 100;

const EMPTY: InputProperty = { v: 1, inputs: {}, link: null, exemption: null };

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;

function inputsOf(value: unknown): InputProperty['inputs'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const entries = Object.entries(value).flatMap(([key, entry]) => {
    const parsed = storedRating.safeParse(entry);
    return criterionId.safeParse(key).success && parsed.success ? [[key, parsed.data] as const] : [];
  });
  return Object.fromEntries(entries.slice(0, MAX_INPUTS));
}

/**
 * Reads the input property as far as it makes sense. Anyone who may edit the issue can write anything there, so what is
 * not ours counts as not said; the parts that are well formed still count.
 */
export function storedInputsFrom(value: unknown): InputProperty {
  if (fieldOf(value, 'v') !== 1) return EMPTY;
  const link = inputProperty.shape.link.safeParse(fieldOf(value, 'link'));
  const exemption = inputProperty.shape.exemption.safeParse(fieldOf(value, 'exemption'));
  const isLink = link.success && link.data !== null && roadmapItemId.safeParse(link.data.itemId).success;
  const isExemption =
    exemption.success &&
    exemption.data !== null &&
    exemption.data.reason.length <= 2000 &&
    instant.safeParse(exemption.data.until).success;
  return {
    v: 1,
    inputs: inputsOf(fieldOf(value, 'inputs')),
    link: isLink ? link.data : null,
    exemption: isExemption ? exemption.data : null,
  };
}
