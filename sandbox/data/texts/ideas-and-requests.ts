/** An idea of product discovery, and the issues that deliver it. */
export interface IdeaText {
  readonly summary: string;
  readonly text: string;
  readonly stage: 'parked' | 'discovery' | 'ready' | 'delivered';
  readonly votes: number;
  /** Refs of issues in other projects. */
  readonly deliveredBy: readonly string[];
  readonly labels?: readonly string[];
}

export const ideas: readonly IdeaText[] = [
  {
    summary: 'Buy with one tap',
    text: 'For people who bought before. Eight of ten interviewees thought it would be dangerous, six of them would use it all the same.',
    stage: 'ready',
    votes: 11,
    deliveredBy: ['one-tap'],
  },
  {
    summary: 'A return needs no printer',
    text: 'The most painful part of returning, in all four countries.',
    stage: 'ready',
    votes: 14,
    deliveredBy: ['return-code', 'app-return-code'],
  },
  {
    summary: 'The basket follows me',
    text: 'Shown as a sketch to twelve people; nobody was surprised that it exists, everybody that we do not have it.',
    stage: 'discovery',
    votes: 9,
    deliveredBy: ['basket-across'],
  },
  {
    summary: 'Tell me when it is back',
    text: 'Mail and push. The supplier dates are good enough for most of the range.',
    stage: 'ready',
    votes: 12,
    deliveredBy: ['back-in-stock', 'app-back-in-stock'],
  },
  {
    summary: 'Honest delivery date on the product page',
    text: 'Test in one category: 4 % more baskets, 11 % fewer letters to care.',
    stage: 'ready',
    votes: 13,
    deliveredBy: ['arrival-date', 'slots'],
  },
  {
    summary: 'Buying together as a household',
    text: 'One account, several people, one balance.',
    stage: 'discovery',
    votes: 6,
    deliveredBy: ['household'],
  },
  {
    summary: 'Company accounts',
    text: 'Hotels and designers make 14 % of turnover and have a shop made for private people.',
    stage: 'discovery',
    votes: 8,
    deliveredBy: ['company-users', 'monthly-invoice', 'upload-list'],
    labels: ['b2b'],
  },
  {
    summary: 'The sofa in my room',
    text: 'Everyone likes the demonstration. We do not know whether anyone buys because of it.',
    stage: 'parked',
    votes: 10,
    deliveredBy: ['room-view'],
  },
  {
    summary: 'Repair instead of replace',
    text: 'Spare parts and instructions for what we sold. Fits the brand, hard to earn with.',
    stage: 'parked',
    votes: 5,
    deliveredBy: [],
  },
  {
    summary: 'Compare products side by side',
    text: 'Asked for in every survey, used by few where it exists.',
    stage: 'discovery',
    votes: 4,
    deliveredBy: ['compare'],
  },
  {
    summary: 'Search that forgives',
    text: 'Delivered for typos; words that mean the same go on.',
    stage: 'delivered',
    votes: 7,
    deliveredBy: ['typos'],
  },
  {
    summary: 'Rent furniture for a year',
    text: 'For people who move often. Three rental companies would take part.',
    stage: 'parked',
    votes: 3,
    deliveredBy: [],
  },
];

/** What a customer wrote, as the care team filed it. */
export interface RequestText {
  readonly summary: string;
  readonly text: string;
  /** Index into the customers. */
  readonly customer: number;
  readonly about: string | null;
  readonly kind?: 'incident';
  readonly stage?: 'waiting' | 'working' | 'asked' | 'resolved';
}

const asked = (
  customer: number,
  about: string | null,
  summary: string,
  text: string,
  rest: Partial<RequestText> = {},
): RequestText => ({
  summary,
  text,
  customer,
  about,
  ...rest,
});

export const requests: readonly RequestText[] = [
  asked(
    0,
    'monthly-invoice',
    'One invoice per month please',
    'We order for the café two or three times a week and our bookkeeper types in every single invoice.',
  ),
  asked(
    1,
    'monthly-invoice',
    'Collective invoice for our three cafés',
    'Is there a way to get everything of a month on one invoice? Our other suppliers do that.',
  ),
  asked(
    2,
    'monthly-invoice',
    'Monthly invoice, Northquay',
    'Second time we ask. Head office wants one document per month and per house.',
    { stage: 'asked' },
  ),
  asked(4, 'monthly-invoice', 'Invoices: once a month?', 'Forty invoices in October. Please, one.'),
  asked(
    6,
    'monthly-invoice',
    'Billing for the holiday homes',
    'We would like to pay once a month for all homes together.',
    { stage: 'resolved' },
  ),
  asked(
    2,
    'po-number',
    'Our order number is missing on the delivery note',
    'The goods stand in the yard and nobody knows who ordered them.',
  ),
  asked(
    3,
    'po-number',
    'Purchase order number field',
    'We cannot release payments without our number on the invoice.',
    { stage: 'working' },
  ),
  asked(
    3,
    'upload-list',
    'Order list for the spring opening',
    'Attached 212 lines. Please put them into a basket for us as last year.',
  ),
  asked(2, 'upload-list', 'Can we upload a spreadsheet?', 'Clicking every article takes a morning.'),
  asked(
    5,
    'company-users',
    'Second login for my assistant',
    'She uses mine at the moment and your terms say she must not.',
  ),
  asked(4, 'company-users', 'Add a colleague to our account', 'How do I do that?', { stage: 'asked' }),
  asked(
    6,
    'one-day-two-houses',
    'Table came, chairs did not',
    'Two vans on two days and both times somebody had to drive out to the island.',
  ),
  asked(5, 'vat-on-invoice', 'VAT number on the invoice', 'Our tax adviser sends it back every time.'),
  asked(
    7,
    'delivery-cost-early',
    'How much is the delivery?',
    'I only saw it after I had typed my whole address. Not nice.',
  ),
  asked(
    9,
    'delivery-cost-early',
    'Delivery cost hidden',
    'I abandoned the order when 14.95 appeared at the very end.',
    { stage: 'resolved' },
  ),
  asked(8, 'delivery-cost-early', 'Shipping to Switzerland?', 'No price anywhere before the last step.'),
  asked(7, 'mb-way', 'MB WAY', 'Everyone in Portugal pays like this. When?'),
  asked(1, 'mb-way', 'Payment with MB WAY for the Lisbon café', 'We have no card on site.'),
  asked(9, 'return-code', 'I have no printer', 'How do I send the lamp back without printing a label?'),
  asked(8, 'return-code', 'Return without printing', 'The library is closed on Mondays. There must be another way.', {
    stage: 'working',
  }),
  asked(7, 'return-code', 'Label on the phone?', 'The parcel shop said other shops send a code.'),
  asked(9, 'return-status', 'Where is my refund', 'I sent it back eleven days ago.', { stage: 'asked' }),
  asked(8, 'return-status', 'Have you received my parcel?', 'Handed in last Tuesday, nothing heard since.'),
  asked(0, 'return-status', 'Credit for the broken cups', 'The return was collected, the credit has not come.', {
    stage: 'resolved',
  }),
  asked(7, 'guest-email', 'Wrong e-mail address in my order', 'I wrote .con. Can you correct it?', {
    stage: 'resolved',
  }),
  asked(9, 'guest-email', 'I mistyped my e-mail', 'No confirmation came. My order is 4471902.', {
    stage: 'resolved',
  }),
  asked(
    9,
    'enter-places-order',
    'I did not order this',
    'I pressed return and it was bought, to my old house number.',
    { kind: 'incident', stage: 'working' },
  ),
  asked(8, 'enter-places-order', 'Order placed by accident', 'Please cancel at once. I was still typing.', {
    kind: 'incident',
  }),
  asked(7, 'refund-twice', 'You paid me twice', 'I believe this is a mistake, I am sending it back.', {
    kind: 'incident',
    stage: 'resolved',
  }),
  asked(
    3,
    'three-hours',
    'Delivery window for the hotel',
    'Nobody can sign between seven and eleven, that is breakfast.',
  ),
  asked(6, 'three-hours', 'The van came while we were on the ferry', 'Please let us choose a time.'),
  asked(9, 'back-in-stock', 'When is the green lantern back?', 'I look every day.'),
  asked(8, 'back-in-stock', 'Please tell me when the bench is available', 'No need to call, a mail is enough.', {
    stage: 'resolved',
  }),
  asked(7, 'basket-across', 'My basket is empty', 'I filled it on my phone last night.'),
  asked(9, 'voucher-used-up', 'Voucher says it was used', 'The payment failed and now my voucher is gone.', {
    kind: 'incident',
  }),
  asked(4, 'arrival-date', 'When will it arrive if I order today?', 'I need it for a handover on Friday.', {
    stage: 'resolved',
  }),
  asked(5, 'room-view', 'A picture of the wardrobe in a room of 2.30 m', 'My clients cannot imagine it.'),
  asked(7, null, 'Thank you', 'The driver was very kind.', { stage: 'resolved' }),
  asked(8, null, 'Invoice copy', 'Please send me the invoice of last May again.', { stage: 'resolved' }),
  asked(0, null, 'Change of address', 'We move to the other side of the canal on the first.', { stage: 'asked' }),
  asked(6, 'change-day', 'Move the delivery', 'Guests leave a day later, please come on Thursday.', {
    stage: 'resolved',
  }),
];
