import { buildPage } from './build/build-page';
import { PAGES } from './build/pages';

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((page) => !(PAGES as readonly string[]).includes(page));
  if (unknown.length > 0) throw new Error(`Unknown page: ${unknown.join(', ')}. Pages are ${PAGES.join(', ')}.`);
  for (const page of PAGES) {
    if (asked.length > 0 && !asked.includes(page)) continue;
    const startedAt = performance.now();
    await buildPage(process.cwd(), page);
    console.log(`built ${page} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
