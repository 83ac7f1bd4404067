import './shell.css';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { loadSession } from './session';

/** `?theme=` and `?locale=` are for the shell: remembered, then taken off the address, which belongs to the app's page. */
function takeOwnParameters(): void {
  const url = new URL(location.href);
  for (const name of ['theme', 'locale']) {
    const value = url.searchParams.get(name);
    if (value === null || (name === 'theme' && value !== 'light' && value !== 'dark')) continue;
    localStorage.setItem(`shell:${name}`, value);
    url.searchParams.delete(name);
  }
  if (url.href !== location.href) history.replaceState(null, '', url);
}

takeOwnParameters();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const session = await loadSession();
createRoot(root).render(<App firstSession={session} />);
