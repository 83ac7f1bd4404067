import { setTimeout as waitFor } from 'node:timers/promises';
import { demoAnswers } from './data/demo-answers';
import { demoRoadmap } from './data/demo-roadmap';
import type { Sandbox } from './forge/start-sandbox';
import { DEMO_PEOPLE } from './jira/site-records';

/**
 * Saves the demo shop's roadmap through the app's own door, as its administrator would; a site that has a roadmap
 * already keeps it. Answers whether it was saved.
 */
export async function seedDemoRoadmap(sandbox: Sandbox): Promise<boolean> {
  const answer = (await sandbox.invoke(
    'plumbline-admin',
    'admin.saveRoadmap',
    {
      baseRevision: 0,
      roadmap: demoRoadmap(sandbox.jira.data()),
      note: 'Roadmap of the demo shop, made by the sandbox',
    },
    { accountId: DEMO_PEOPLE.admin },
  )) as { readonly ok?: boolean };
  return answer.ok === true;
}

interface Said {
  readonly ok?: boolean;
  readonly error?: { readonly code: string };
}

/** Jira's limit per second and endpoint holds for the sandbox too, and people are slower. */
const PAUSE_MS = 200;
const MOST_PAUSES = 50;

async function say(ask: () => Promise<unknown>): Promise<boolean> {
  for (let pauses = 0; pauses < MOST_PAUSES; pauses += 1) {
    const said = (await ask()) as Said;
    if (said.error?.code !== 'rate_limited') return said.ok === true;
    await waitFor(PAUSE_MS);
  }
  return false;
}

/**
 * Lets people of the demo shop answer questions and tell outcomes through the app's own door. Answers how many were taken.
 */
export async function seedDemoAnswers(sandbox: Sandbox): Promise<number> {
  const { answers, outcomes } = demoAnswers(sandbox.jira.data(), Date.now());
  const calls = [
    ...answers.map(({ accountId, ...input }) => ({ accountId, name: 'issue.rate', input })),
    ...outcomes.map(({ accountId, ...input }) => ({ accountId, name: 'issue.outcome', input })),
  ];
  let taken = 0;
  for (const { accountId, name, input } of calls) {
    const caller = { accountId, extension: { type: 'jira:issuePanel' } };
    sandbox.kvs.forgetRates();
    if (await say(() => sandbox.invoke('plumbline-panel', name, input, caller))) taken += 1;
  }
  return taken;
}
