/** The parts of the panel in grey, at their heights. */
export function PanelSkeleton() {
  return (
    <div className="ip" role="status" aria-label="Scoring the issue">
      <div className="ip-bar">
        <span className="pl-skeleton" style={{ width: 200, height: 16 }} />
      </div>
      <div className="ip-strip">
        {['Value', 'Alignment', 'Size'].map((name) => (
          <div key={name} className="ip-cell ip-stack">
            <span className="pl-skeleton" style={{ width: 64, height: 16 }} />
            <span className="pl-skeleton" style={{ width: 120, height: 32 }} />
            <span className="pl-skeleton" style={{ width: '80%', height: 16 }} />
          </div>
        ))}
      </div>
      <div className="ip-section ip-stack">
        <span className="pl-skeleton" style={{ width: 180, height: 20 }} />
        <span className="pl-skeleton" style={{ height: 120 }} />
      </div>
      <div className="ip-section ip-stack">
        <span className="pl-skeleton" style={{ width: 120, height: 20 }} />
        {[1, 2, 3, 4, 5].map((row) => (
          <span key={row} className="pl-skeleton" style={{ height: 32 }} />
        ))}
      </div>
    </div>
  );
}
