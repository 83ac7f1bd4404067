import './without-eval';
import '@atlaskit/css-reset';
import './base.css';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { enableTheme, hostContext } from './host';

/** Draws a page into #root once Jira's theme is there, so that nothing flashes white. */
export async function boot(node: ReactNode): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('The page has no #root.');
  // Neither may keep the page from being drawn: tokens have fallbacks, and pages say themselves what they miss.
  await Promise.allSettled([enableTheme(), hostContext()]);
  createRoot(root).render(<StrictMode>{node}</StrictMode>);
}
