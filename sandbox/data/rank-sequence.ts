const DIGITS = 5;
const STEP = 8;

/**
 * LexoRank texts in ascending byte order, eight apart so that there is room between neighbours. `region` is the first
 * digit of the rank; each project takes its own, so that ranks stay unique over the whole site.
 */
export function rankSequence(region: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    const digits = (count * STEP - 1).toString(36).padStart(DIGITS, '0');
    if (digits.length > DIGITS) throw new Error(`Rank region ${region} is full`);
    return `0|${region}${digits}:`;
  };
}
