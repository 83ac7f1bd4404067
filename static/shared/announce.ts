import { announce as announceToReader } from '@atlaskit/pragmatic-drag-and-drop-live-region';

/** Says the result of an action to screen readers. */
export function announce(words: string): void {
  announceToReader(words);
}
