import { AsyncLocalStorage } from 'node:async_hooks';

const ownCalls = new AsyncLocalStorage<true>();

/** Runs a request that the app's functions send to Jira, in whosever name: the events that follow are its own. */
export const asOwnCall = <T>(work: () => T): T => ownCalls.run(true, work);

/** Whether what happens now follows from a request of the app's functions. */
export const isOwnCall = (): boolean => ownCalls.getStore() === true;
