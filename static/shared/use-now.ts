import { useEffect, useState } from 'react';
import type { Instant } from '../../src/domain/ids';

/** The time, refreshed often enough for "4 min ago" to stay true. */
export function useNow(everySeconds = 30): Instant {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everySeconds * 1000);
    return () => clearInterval(timer);
  }, [everySeconds]);
  return now;
}
