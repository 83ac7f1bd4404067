import './shell.css';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { loadSession } from './session';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const session = await loadSession();
createRoot(root).render(<App firstSession={session} />);
