import { useSyncExternalStore } from 'react';

/** What browser, Jira and the page's own head take of the window, in pixels. Convention. */
const TAKEN = 340;
const LEAST = 480;
const MOST = 1200;

function tableHeight(): number {
  return Math.min(MOST, Math.max(LEAST, window.outerHeight - TAKEN));
}

/**
 * How tall the table should be, in pixels. The frame grows with its content, so its own height says nothing; the height
 * of the browser's window does, and a frame may know it.
 */
export function useTableHeight(): number {
  return useSyncExternalStore((onChange) => {
    window.addEventListener('resize', onChange);
    return () => window.removeEventListener('resize', onChange);
  }, tableHeight);
}
