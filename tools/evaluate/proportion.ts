/** The standard normal quantile that a two-sided interval of 95 % needs. */
const Z = 1.959964;

/** Wilson's interval of a proportion at 95 %; from 0 to 1 where nothing was seen. */
export function wilson(hits: number, of: number): { readonly low: number; readonly high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const share = hits / of;
  const scale = 1 + (Z * Z) / of;
  const centre = (share + (Z * Z) / (2 * of)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** Two decimals without the zero before the point, as the published tables have it. */
export function twoDecimals(share: number): string {
  return share.toFixed(2).replace(/^0\./, '.');
}
