interface Subscription {
  readonly id: number;
  readonly isPublic: boolean;
  readonly event: string;
  readonly call: (payload: unknown) => void;
}

/** Shared by all modules on the page: what one emits, the others hear. */
const onPage = new Set<Subscription>();
let lastId = 0;

/** The event subscriptions of one frame. */
export interface FrameEvents {
  /** Answers the number of the subscription. */
  readonly subscribe: (wanted: Omit<Subscription, 'id'>) => number;
  readonly unsubscribe: (id: number) => void;
  readonly unsubscribeAll: () => void;
  /** To every frame of the page, this one too. */
  readonly publish: (sent: { readonly isPublic: boolean; readonly event: string; readonly payload: unknown }) => void;
  /** From the product to this frame alone. */
  readonly tellFrame: (event: string, payload: unknown) => void;
}

export function createFrameEvents(): FrameEvents {
  const mine = new Map<number, Subscription>();
  const unsubscribe = (id: number): void => {
    const subscription = mine.get(id);
    if (subscription !== undefined) onPage.delete(subscription);
    mine.delete(id);
  };
  return {
    subscribe: (wanted) => {
      lastId += 1;
      const subscription = { ...wanted, id: lastId };
      mine.set(lastId, subscription);
      onPage.add(subscription);
      return lastId;
    },
    unsubscribe,
    unsubscribeAll: () => {
      for (const id of [...mine.keys()]) unsubscribe(id);
    },
    publish: ({ isPublic, event, payload }) => {
      for (const subscription of onPage)
        if (subscription.isPublic === isPublic && subscription.event === event) subscription.call(payload);
    },
    tellFrame: (event, payload) => {
      for (const subscription of mine.values())
        if (!subscription.isPublic && subscription.event === event) subscription.call(payload);
    },
  };
}
