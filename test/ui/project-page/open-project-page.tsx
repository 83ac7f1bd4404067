import { render } from '@testing-library/react';
import { ProjectPage } from '../../../static/project-page/project-page';
import { Queries } from '../../../static/shared/query';
import { type FakeBridge, installFakeBridge } from '../shared/fake-bridge';
import { aProjectHost } from './a-project-view';
import type { FakeHistory } from './fake-history';

// jsdom lays nothing out: a window of 20 rows, and no element that changes its size.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 720 });
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, value: 1200 });
globalThis.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
HTMLElement.prototype.scrollTo = () => undefined;
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};

/** Opens the page on a played host. */
export function openProjectPage(played: Parameters<typeof aProjectHost>[0]): {
  readonly bridge: FakeBridge;
  readonly history: FakeHistory;
} {
  const { host, history } = aProjectHost(played);
  const bridge = installFakeBridge(host);
  render(
    <Queries>
      <ProjectPage />
    </Queries>,
  );
  return { bridge, history };
}
