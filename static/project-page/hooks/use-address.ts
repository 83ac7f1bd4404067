import { useCallback, useEffect, useRef, useState } from 'react';
import { createHistory, type HostHistory } from '../../shared/host';

export type Route = 'health' | 'backlog' | 'order' | 'value';

const ROUTES: readonly Route[] = ['health', 'backlog', 'order', 'value'];

/** Where the viewer stands within the page: the sub-page, and what is shown of it ("?part=fit"). */
interface Address {
  readonly route: Route;
  readonly search: string;
}

export interface Navigation {
  readonly address: Address;
  /** Goes to a place; `replace` where going back to the present one would be tiresome, as while typing. */
  readonly go: (to: Address, how?: 'push' | 'replace') => void;
}

/** Jira's own path ends with the route; whatever stands before it differs from place to place. */
function addressFrom(location: { readonly pathname: string; readonly search?: string }): Address {
  const last = location.pathname.split('/').findLast((segment) => segment !== '');
  return { route: ROUTES.find((route) => route === last) ?? 'health', search: location.search ?? '' };
}

/** The page's place in Jira's address bar; null until Jira has said where that is. */
export function useAddress(): Navigation | null {
  const [address, setAddress] = useState<Address | null>(null);
  const history = useRef<HostHistory | null>(null);

  useEffect(() => {
    let gone = false;
    let stop: (() => void) | null = null;
    createHistory().then(
      (made) => {
        if (gone) return;
        history.current = made;
        setAddress(addressFrom(made.location));
        stop = made.listen((location) => setAddress(addressFrom(location)));
      },
      () => {
        // Without a history the page still works; only back, forward and links to a view are lost.
        if (!gone) setAddress({ route: 'health', search: '' });
      },
    );
    return () => {
      gone = true;
      stop?.();
    };
  }, []);

  const go = useCallback<Navigation['go']>((to, how = 'push') => {
    setAddress(to);
    history.current?.[how](`/${to.route}${to.search}`);
  }, []);

  return address === null ? null : { address, go };
}
