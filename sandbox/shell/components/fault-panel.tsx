import { useState } from 'react';
import type { FaultChange, FaultControl } from '../faults';
import { FaultSwitch } from './fault-switch';

/** How the site misbehaves: ready-made troubles, every switch, and all off. */
export function FaultPanel({ faults, change }: FaultControl) {
  const [refusal, setRefusal] = useState<string | null>(null);
  if (faults === null) return <p className="quiet pad">Loading…</p>;
  const ask = (asked: FaultChange): void => {
    change(asked).then(setRefusal, () => setRefusal('The host did not answer.'));
  };
  const count = faults.active.length;
  return (
    <div className="faults">
      <div className="fault-presets" role="group" aria-label="Ready-made troubles">
        {faults.presets.map((preset) => (
          <button key={preset} type="button" className="button" onClick={() => ask({ preset })}>
            {preset}
          </button>
        ))}
        <button type="button" className="button primary" disabled={count === 0} onClick={() => ask({ reset: true })}>
          All off
        </button>
        <span className="quiet" role="status">
          {count === 0 ? 'Everything works.' : `${count} ${count === 1 ? 'switch is' : 'switches are'} on.`}
        </span>
      </div>
      {refusal === null ? null : (
        <p className="notice error" role="alert">
          {refusal}
        </p>
      )}
      <div className="fault-groups">
        {faults.groups.map(({ title, switches }) => (
          <fieldset key={title}>
            <legend>{title}</legend>
            {switches.map((described) => (
              <FaultSwitch
                key={described.name}
                described={described}
                value={faults.settings[described.name] ?? described.off}
                onChange={(value) => ask({ set: { [described.name]: value } })}
              />
            ))}
          </fieldset>
        ))}
      </div>
    </div>
  );
}
