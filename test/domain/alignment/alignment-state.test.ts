import { alignmentStateFrom } from '../../../src/domain/alignment/alignment-state';

describe('alignmentStateFrom', () => {
  it.each([
    [{ exempt: true, traceability: 0, alive: false }, 'exempt'],
    [{ exempt: true, traceability: 1, alive: true }, 'exempt'],
    [{ exempt: false, traceability: 0, alive: false }, 'unlinked'],
    [{ exempt: false, traceability: 1, alive: false }, 'stale'],
    [{ exempt: false, traceability: 0.49, alive: true }, 'weak'],
    [{ exempt: false, traceability: 0.5, alive: true }, 'aligned'],
    [{ exempt: false, traceability: 0.3 + 0.2 - 1e-12, alive: true }, 'aligned'],
    [{ exempt: false, traceability: 1, alive: true }, 'aligned'],
  ] as const)('[A6] %j is %s', (facts, state) => {
    expect(alignmentStateFrom(facts)).toBe(state);
  });
});
