import { type RefObject, useEffect, useRef } from 'react';

/** Gives the focus to an element when work ended whose controls are gone, so that nobody is thrown back to the top. */
export function useKeptFocus(element: RefObject<HTMLElement | null>, isAtWork: boolean): void {
  const wasAtWork = useRef(false);
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (wasAtWork.current && !isAtWork && isLost) element.current?.focus();
    wasAtWork.current = isAtWork;
  }, [element, isAtWork]);
}
