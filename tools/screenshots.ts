import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { generateDemoSite } from '../sandbox/data/demo-site';
import { type Sandbox, startSandbox } from '../sandbox/forge/start-sandbox';
import { seedDemoRoadmap } from '../sandbox/seed-demo';
import { launchChromium } from './chromium';

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly as: string;
  readonly width: number;
  readonly height: number;
  /** Text in the app's frame that says that the page is drawn. */
  readonly drawn: RegExp;
}

/** An issue of the demo whose panel has something to tell: on the roadmap, high priority, still a question or two open. */
function showcaseKey(sandbox: Sandbox): string {
  const issue = sandbox.jira.data().issues.find(({ summary }) => summary === 'Sort reviews by most helpful');
  return issue?.key ?? 'SHOP-128';
}

function pictures(issueKey: string): readonly Picture[] {
  const po = 'po@example.com';
  const admin = 'admin@example.com';
  return [
    {
      name: 'issue',
      path: `/browse/${issueKey}`,
      as: po,
      width: 1280,
      height: 1060,
      drawn: /Why it is on the roadmap/,
    },
    {
      name: 'health',
      path: '/projects/SHOP/plumbline/health',
      as: po,
      width: 1400,
      height: 1200,
      drawn: /Repair queue/,
    },
    {
      name: 'backlog',
      path: '/projects/SHOP/plumbline/backlog',
      as: po,
      width: 1400,
      height: 900,
      drawn: /of \d+ items/,
    },
    { name: 'admin', path: '/admin/plumbline', as: admin, width: 1400, height: 900, drawn: /What would change/ },
  ];
}

async function waitForText(page: Page, text: RegExp): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    for (const frame of page.frames().slice(1)) {
      const body = await frame.textContent('body').catch(() => null);
      if (body !== null && text.test(body)) return;
    }
    await page.waitForTimeout(200);
  }
  throw new Error(`${page.url()} never showed ${String(text)}.`);
}

/** Takes the pictures of the README from the running app, in both themes. */
async function main(): Promise<void> {
  const directory = path.resolve('docs', 'images');
  mkdirSync(directory, { recursive: true });
  const sandbox = await startSandbox({
    dataDir: null,
    port: 0,
    withPages: true,
    siteData: () => generateDemoSite({ now: Date.now() }),
  });
  const browser = await launchChromium();
  try {
    await seedDemoRoadmap(sandbox);
    await sandbox.idle();
    for (const { name, path: at, as, width, height, drawn } of pictures(showcaseKey(sandbox))) {
      for (const theme of ['light', 'dark']) {
        const context = await browser.newContext({ viewport: { width, height } });
        const page = await context.newPage();
        await page.addInitScript((mode) => localStorage.setItem('shell:theme', mode), theme);
        await page.goto(`${sandbox.url}${at}?as=${as}`);
        await waitForText(page, drawn);
        await page.waitForTimeout(500);
        await page.screenshot({ path: path.join(directory, `${name}-${theme}.png`) });
        console.log(`took ${name}-${theme}.png`);
        await context.close();
      }
    }
  } finally {
    await browser.close();
    await sandbox.stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
