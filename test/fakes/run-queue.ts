import { workConsumer } from '../../src/entry/on-work';
import type { Ports } from '../../src/ports/ports';
import type { FakeSite } from './fake-site';

/**
 * Runs queued work, and what it queues, until the queue is empty; delays pass at once on the site's clock. Work that asks
 * to be tried again goes back into the queue, as Forge does it.
 */
export async function runQueue(site: FakeSite, ports: Ports): Promise<void> {
  const consume = workConsumer(() => ports);
  const tries = new Map<object, number>();
  for (let turn = 0; site.queued.length > 0; turn += 1) {
    if (turn > 500) throw new Error('The queue does not come to an end.');
    const work = site.queued.shift();
    if (work === undefined) return;
    site.now += (work.delaySeconds ?? 0) * 1000;
    const retryCount = tries.get(work.message) ?? 0;
    const body = JSON.parse(JSON.stringify(work.message)) as unknown;
    const retry = await consume({ body, retryContext: { retryCount } });
    if (retry !== undefined) {
      tries.set(work.message, retryCount + 1);
      site.queued.push({ message: work.message, delaySeconds: retry.retryOptions.retryAfter });
    }
  }
}
