const BLOCKS = [
  [16, 18],
  [32, 52],
  [16, 100],
  [16, 60],
  [16, 24],
  [32, 64],
  [20, 80],
  [20, 66],
  [20, 72],
] as const;

/** The same heights as the real glance: nothing jumps when it comes. */
export function GlanceSkeleton() {
  return (
    <div className="ig" role="status" aria-label="Loading the score">
      <div className="ig-body ig-skeleton">
        {BLOCKS.map(([height, width], index) => (
          // The blocks are fixed and have no identity but their place.
          <span key={index} className="pl-skeleton" style={{ height, width: `${width}%` }} />
        ))}
      </div>
      <div className="ig-next ig-skeleton">
        <span className="pl-skeleton" style={{ height: 16, width: '44%' }} />
        <span className="pl-skeleton" style={{ height: 32 }} />
        <span className="pl-skeleton" style={{ height: 16, width: '72%' }} />
      </div>
      <div className="ig-foot">
        <span className="pl-skeleton" style={{ height: 16, width: '56%' }} />
      </div>
    </div>
  );
}
