import type { AppInput } from '../../src/domain/issue/issue-facts';
import { NOW } from './an-issue';

/** One person's answer, given now. */
export function anInput(rating: number, overrides: Partial<AppInput> = {}): AppInput {
  return { rating, at: NOW, raters: 1, deviation: 0, ...overrides };
}
