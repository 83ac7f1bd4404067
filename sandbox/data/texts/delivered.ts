/** What the team finished and nobody wrote much about: by epic, type letter and points before the summary. */
export const DELIVERED: Readonly<Record<string, readonly string[]>> = {
  'one-page': [
    'T3 Take the old progress events out of the funnel report',
    'S3 Show the basket lines folded at the top of the checkout',
    'B2 "Change" link loses the delivery day that was chosen',
    'B1 Telephone field says it is required when it is not',
    'T2 Error texts of the checkout in one file per language',
  ],
  'address-entry': [
    'B1 Town is filled in capitals for Belgian addresses',
    'T2 Cache answers of the address service for a day',
    'S2 Let me type the street myself when the service does not know it',
  ],
  wallets: ['T3 Sandbox accounts for three wallets', 'T2 Policy for wallet buttons agreed with the brand team'],
  'failed-payments': [
    'B3 Payments of 0.00 after a full voucher are sent to the bank',
    'T2 Keep the bank code with the order for thirty days',
    'S2 Show the card that was refused by its last four digits',
  ],
  'saved-basket': [
    'T3 Basket events with the time of the server',
    'B2 Basket icon shows 1 after everything was removed',
  ],
  vouchers: [
    'B1 Voucher text is cut off on small phones',
    'T3 One service decides whether a voucher counts',
    'S2 Remove a voucher that I entered by mistake',
  ],
  'honest-stock': ['T2 Count cancelled orders by reason', 'B2 Stock of samples is added to stock for sale'],
  typos: [
    'T2 Rebuild the index without taking search away',
    'B2 Search for a number finds prices',
    'S2 Show the query that was corrected, with a way back',
    'T1 Stop words for Portuguese',
  ],
  filters: [
    'B1 Price filter takes letters',
    'S2 One button clears all filters',
    'T3 Colours mapped to sixteen families',
  ],
  ranking: [
    'B2 Sold-out products stay on top for a day',
    'T2 Ranking settings are versioned',
    'S3 Category pages use the same ranking as search',
  ],
  'product-facts': [
    'T2 Reject supplier files with two products of one number',
    'B1 Weight shown in grams for wardrobes',
    'S2 Care instructions as symbols with words',
  ],
  reviews: [
    'B1 Review form forgets the stars',
    'T3 Words that are not allowed, in four languages',
    'S2 Report a review',
  ],
  points: ['T3 Move points to their own service', 'B2 Points are rounded up twice', 'S2 List where points came from'],
  'easy-account': [
    'B2 Sign-in link runs out after one minute',
    'T2 Hash old passwords anew at sign-in',
    'S2 See my last sign-in',
  ],
  slots: [
    'B1 Delivery days are shown a week late on Sundays',
    'T3 Windows of the large-goods carrier in one format',
    'S2 Choose Saturday',
  ],
  tracking: [
    'T2 Keep carrier events for a year',
    'B2 Two mails for one event',
    'S2 Link to tracking in the order list',
  ],
  returns: ['T2 Return reasons in one list for both warehouses', 'B1 Return label prints on two pages'],
  platform: [
    'T2 Certificates renew themselves',
    'B2 Health check says yes while the database is away',
    'T3 One way to switch features on',
    'T1 Remove two services nobody calls',
  ],
  duties: [
    'B2 Cookie banner hides the language menu',
    'T2 List of who handles personal details',
    'S2 Read the terms as one plain page',
  ],
};
