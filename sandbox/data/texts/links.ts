import type { LINK_TYPE_IDS } from '../demo-catalogue';

/** Type, the issue at the inward end (it blocks, it delivers), the issue at the outward end. */
export type LinkText = readonly [type: keyof typeof LINK_TYPE_IDS, inwardRef: string, outwardRef: string];

/** Links within SHOP: what waits for what, what is told twice. */
export const SHOP_LINKS: readonly LinkText[] = [
  ['blocks', 'one-price-call', 'delivery-cost-early'],
  ['blocks', 'wallet-module', 'apple-pay'],
  ['blocks', 'last-addresses', 'one-tap'],
  ['blocks', 'apple-pay', 'one-tap'],
  ['blocks', 'new-3ds', 'low-value-exemption'],
  ['blocks', 'stock-feed', 'reserve-goods'],
  ['blocks', 'reserve-goods', 'reserve-leak'],
  ['blocks', 'fill-measurements', 'filter-size'],
  ['blocks', 'fill-measurements', 'drawing'],
  ['blocks', 'invoice-partner', 'invoice-30'],
  ['blocks', 'invoice-30', 'monthly-invoice'],
  ['blocks', 'book-invoices', 'invoice-30'],
  ['blocks', 'three-hours', 'window-lost'],
  ['blocks', 'one-day-two-houses', 'arrival-date'],
  ['blocks', 'learned-rank', 'rank-test'],
  ['blocks', 'tier-job', 'tier-delivery'],
  ['blocks', 'price-engine', 'member-prices'],
  ['blocks', 'price-engine', 'voucher-rules'],
  ['blocks', 'voucher-rules', 'voucher-used-up'],
  ['blocks', 'filter-url', 'filter-week'],
  ['blocks', 'index-per-language', 'query-attributes'],
  ['blocks', 'load-test', 'freeze-plan'],
  // A circle: each waits for the next.
  ['blocks', 'company-users', 'po-number'],
  ['blocks', 'po-number', 'upload-list'],
  ['blocks', 'upload-list', 'company-users'],
  ['relates', 'pickup-map', 'slots'],
  ['relates', 'guest-tracking', 'guest-lookup-postcode'],
  ['relates', 'wish-list', 'wedding-list'],
  ['relates', 'return-status', 'refund-on-scan'],
  ['relates', 'back-in-stock', 'back-date'],
  ['cloners', 'apple-pay', 'google-pay'],
  ['split', 'parcels-one-page', 'one-day-two-houses'],
];
