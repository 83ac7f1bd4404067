import { render, screen, within } from '@testing-library/react';
import type { IssueView } from '../../../src/contract/rpc';
import { IssuePanel } from '../../../static/issue-panel/issue-panel';
import { type FakeBridge, type FakeHost, installFakeBridge } from '../shared/fake-bridge';

/** The panel on an issue, when it is whole. */
export async function openPanel(view: IssueView, host: FakeHost = {}): Promise<FakeBridge> {
  const bridge = installFakeBridge({ ...host, rpc: { 'issue.open': () => view, ...host.rpc } });
  render(<IssuePanel />);
  await screen.findByRole('region', { name: 'Value' });
  return bridge;
}

export const receiptTable = (): HTMLElement => screen.getByRole('table', { name: /Inputs of the value/ });

export const receiptRow = (name: RegExp): HTMLElement => within(receiptTable()).getByRole('row', { name });

/** What is said of a line in the row below it. */
export function notesBelow(name: RegExp): HTMLElement {
  const below = receiptRow(name).nextElementSibling;
  if (!(below instanceof HTMLElement)) throw new Error(`Nothing stands below ${name.source}.`);
  return below;
}
