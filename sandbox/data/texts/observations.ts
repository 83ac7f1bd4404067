import type { Random } from '../random';
import type { IssueText } from './issue-text';

/** What somebody saw, by component; the description of issues whose author wrote no more than that. */
const SEEN: Readonly<Record<string, readonly string[]>> = {
  Checkout: [
    'Of shoppers who reach the address step on a phone, 38 % leave there. On a desktop it is 19 %.',
    'The session recordings of last week show people scrolling back to the basket to check the delivery cost.',
    'Customer care hears about this two or three times a week, mostly from people over sixty.',
    'Came up in the usability round: four of six people stopped here and asked what happens next.',
    'The funnel report counts this step twice, so the loss looks smaller than it is.',
    'We copied this from the old shop and nobody remembers why it is so.',
  ],
  Search: [
    'Roughly one query in nine ends without results; half of those name something that we do sell.',
    'The merchandisers keep a spreadsheet of queries that go wrong. This is on its first page.',
    'People who search buy three times as often as people who browse, so small gains pay here.',
    'Seen in the query log of March: the same words typed three times with different spelling.',
    'The index is rebuilt at night, which is why nobody notices until the morning after.',
    'Works for single words; with two or more the order of results looks random.',
  ],
  Loyalty: [
    'Club members order 4.1 times a year, others 1.6 times. Most members do not know their balance.',
    'The club newsletter promises this already; the shop does not keep the promise.',
    'Asked for at the counter of the Rotterdam store nearly every day.',
    'Finance needs the liability for open points by the fifth working day of each month.',
    'Of members who were offered this by mail, a third tried it within a week.',
  ],
  Payments: [
    'The payment provider reports a refusal rate of 7.2 %; shops of our size see about 4 %.',
    'Reconciliation does this by hand every Friday and it takes most of the morning.',
    'We see it mainly with cards issued in Portugal and Poland.',
    'The provider ends support for the old interface in the autumn.',
    'A refund takes six days on average, and most of that is waiting for us.',
    'The log has enough to find the order, but not enough to see why it failed.',
  ],
  Basket: [
    'A third of baskets are opened again on another device within two days, and found empty.',
    'The average basket has 2.3 lines; anything that hides the second line costs us money.',
    'Support asks people to take a screenshot of their basket, which says it all.',
    'The total is recalculated on every change, and on slow phones one can watch it.',
    'Marketing would like to know about this one before the summer sale.',
  ],
  Catalogue: [
    'About 2,400 of 18,900 products have no measurements at all.',
    'Suppliers send this in a spreadsheet and somebody types it in.',
    'Returns for "not as described" are 22 % of all returns in furniture.',
    'The product team looked at ten competitors; eight of them have it.',
    'The data is in the feed, we only do not show it.',
    'Seasonal products come and go, so whatever we do has to survive a category being emptied.',
  ],
  Account: [
    'One sign-in in five goes through a forgotten password.',
    'Our privacy officer asked about this after the last audit.',
    'People who share an account within a household are the ones who write to us.',
    'Counted over a month: 1,100 people began, 640 finished.',
    'It is the third most read page of the help centre.',
  ],
  Delivery: [
    '"Where is my parcel" is a quarter of all letters to customer care.',
    'The Porto warehouse does this differently from Rotterdam, and the shop shows only one of the two.',
    'The carrier can send us events as they happen; today we ask once an hour.',
    'Large goods come by a second carrier who phones people, and they do not expect it.',
    'Returns that are announced reach the shelf four days earlier.',
  ],
  Platform: [
    'On call was woken twice last month for this.',
    'The build takes 23 minutes, and this is the larger part of it.',
    'Nobody has touched it since the move to the new hosting.',
    'The vendor stops security fixes for the version we run in nine months.',
    'It costs us about half a day per sprint in small repairs.',
  ],
};

const BUG_STEPS = [
  'Happens about once in twenty tries. A reload mends it, which is why we hear of it so rarely.',
  'Reproduced on Android 14 with Chrome and on an older iPad. Fine on desktop.',
  'First seen after the release of last month; the release before does not have it.',
  'Log excerpt:\n{code}\nWARN  retry 3 of 3 failed, giving up\n      took 30012 ms\n{code}',
] as const;

/** A short description of the kind that people leave when they are in a hurry. */
export function observationOn(component: string, type: IssueText['type'], random: Random): string {
  const seen = random.pick(SEEN[component] ?? SEEN['Platform'] ?? []);
  return type === 'Bug' && random.chance(0.6) ? `${seen}\n\n${random.pick(BUG_STEPS)}` : seen;
}
