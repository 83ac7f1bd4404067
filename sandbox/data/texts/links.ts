import type { LINK_TYPE_IDS } from '../demo-catalogue';

/** Type, the issue at the inward end (it blocks, it delivers), the issue at the outward end. */
export type LinkText = readonly [type: keyof typeof LINK_TYPE_IDS, inwardRef: string, outwardRef: string];

export const DEMO_LINKS: readonly LinkText[] = [];
