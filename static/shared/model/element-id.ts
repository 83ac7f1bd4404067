import type { TextPlace } from './text-place';

/** The element that edits one field of an item, rule, criterion or of the model; pages and problems agree on it through this. */
export function fieldElementId(subject: 'item' | 'rule' | 'criterion' | 'model', id: string, field: string): string {
  return `${subject}-${id}-${field}`;
}

/** Moves the focus once the element is drawn, which may be a moment later; its text, or a place in it, is selected where that is wanted. */
export function focusElement(elementId: string, selects: boolean | TextPlace = false): void {
  let attempts = 0;
  const attempt = (): void => {
    const element = document.getElementById(elementId);
    if (element === null) {
      attempts += 1;
      if (attempts < 20) requestAnimationFrame(attempt);
      return;
    }
    element.focus();
    if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) || selects === false) return;
    if (selects === true) element.select();
    else element.setSelectionRange(selects.offset, selects.offset + selects.length);
  };
  requestAnimationFrame(attempt);
}
