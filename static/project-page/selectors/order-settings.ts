/** How the order is looked at; 0 to 1 each. */
export interface OrderSettings {
  readonly trust: number;
  readonly strategyWeight: number;
}

const USUAL = 0.5;

function shareFrom(text: string | null): number {
  const read = text === null || text === '' ? Number.NaN : Number(text) / 100;
  return read >= 0 && read <= 1 ? read : USUAL;
}

/** The sliders as the address has them: "?trust=40&strategy=60". What cannot be read is as usual. [O1] [O5] */
export function orderSettingsFrom(search: string): OrderSettings {
  const asked = new URLSearchParams(search);
  return { trust: shareFrom(asked.get('trust')), strategyWeight: shareFrom(asked.get('strategy')) };
}

/** What stands in the address; nothing where all is as usual. */
export function searchOf({ trust, strategyWeight }: OrderSettings): string {
  if (trust === USUAL && strategyWeight === USUAL) return '';
  return `?trust=${Math.round(trust * 100)}&strategy=${Math.round(strategyWeight * 100)}`;
}
