interface FakeLocation {
  readonly pathname: string;
  readonly search: string;
}

export interface FakeHistory {
  location: FakeLocation;
  /** Every place gone to, oldest first. */
  readonly places: string[];
  listen(listener: (location: FakeLocation, action: string) => void): () => void;
  push(path: string): void;
  replace(path: string): void;
  /** Goes back by one push, as the browser's button does. */
  back(): void;
}

/** The history that Jira gives a full page: version 4 of the history package, under Jira's own path. */
export function aHistory(start: string, base = '/projects/SHOP/apps/plumbline'): FakeHistory {
  const listeners = new Set<(location: FakeLocation, action: string) => void>();
  const locationOf = (path: string): FakeLocation => {
    const url = new URL(path, 'http://localhost');
    return { pathname: `${base}${url.pathname}`, search: url.search };
  };
  const stack = [start];
  const arrive = (action: string) => {
    history.location = locationOf(stack.at(-1) ?? '/');
    for (const listener of listeners) listener(history.location, action);
  };
  const history: FakeHistory = {
    location: locationOf(start),
    places: stack,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    push: (path) => {
      stack.push(path);
      arrive('PUSH');
    },
    replace: (path) => {
      stack[stack.length - 1] = path;
      arrive('REPLACE');
    },
    back: () => {
      stack.pop();
      arrive('POP');
    },
  };
  return history;
}
