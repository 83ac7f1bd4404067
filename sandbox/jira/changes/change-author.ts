import type { Actor } from '../actor';
import { SITE_IDS } from '../site-records';

/** The account that a change is recorded under; `null` for anonymous callers. */
export const accountIdOf = (actor: Actor): string | null => {
  switch (actor.kind) {
    case 'user':
      return actor.accountId;
    case 'app':
      return SITE_IDS.appAccountId;
    case 'anonymous':
      return null;
  }
};
