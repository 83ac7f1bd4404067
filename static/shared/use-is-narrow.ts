import { useSyncExternalStore } from 'react';

/** True while the frame is at most this wide; for layouts that CSS alone cannot change, like the columns of a table. */
export function useIsNarrow(widestPx: number): boolean {
  const query = `(max-width: ${widestPx}px)`;
  return useSyncExternalStore(
    (onChange) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    () => window.matchMedia(query).matches,
  );
}
