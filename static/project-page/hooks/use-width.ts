import { type RefObject, useEffect, useState } from 'react';

/** The width of an element in CSS pixels, as it is now; the given one until it has been measured. */
export function useWidth(element: RefObject<HTMLElement>, before: number): number {
  const [width, setWidth] = useState(before);
  useEffect(() => {
    if (element.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
