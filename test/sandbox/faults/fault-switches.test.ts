import { takenBy } from '../../../sandbox/faults/fault-kinds';
import { FaultRefused } from '../../../sandbox/faults/fault-refused';
import { FAULT_NAMES, faultSettings, NO_FAULTS } from '../../../sandbox/faults/fault-settings';
import { createFaultSwitches } from '../../../sandbox/faults/fault-switches';
import { faultsFromText } from '../../../sandbox/faults/faults-from-text';

describe('fault switches', () => {
  it('are all off at first, and every one is known by schema and default', () => {
    const faults = createFaultSwitches();
    expect(faults.get()).toEqual(NO_FAULTS);
    expect(faults.active()).toEqual([]);
    expect([...FAULT_NAMES].sort()).toEqual(Object.keys(faultSettings.shape).sort());
  });

  it('change at run time, tell who listens, and go off together', () => {
    const faults = createFaultSwitches({ settings: { latencyMs: 20 } });
    const heard: number[] = [];
    const stop = faults.subscribe(({ latencyMs }) => heard.push(latencyMs));
    faults.set({ latencyMs: 40, license: 'inactive' });
    expect(faults.active()).toEqual(['latencyMs', 'license']);
    faults.reset();
    stop();
    faults.set({ latencyMs: 60 });
    expect(heard).toEqual([40, 0]);
    expect(faults.get()).toEqual({ ...NO_FAULTS, latencyMs: 60 });
  });

  it('keep what they had when a value is refused', () => {
    const faults = createFaultSwitches({ settings: { dropShare: 0.5 } });
    expect(() => {
      faults.set({ latencyMs: 5, dropShare: 2 });
    }).toThrow(FaultRefused);
    expect(faults.get()).toEqual({ ...NO_FAULTS, dropShare: 0.5 });
  });

  it('count a shaping value alone as no fault', () => {
    const faults = createFaultSwitches({ settings: { rateLimitShare: 0.1, seed: 9 } });
    expect(faults.active()).toEqual([]);
    faults.set({ pointsPerHour: 100 });
    expect(faults.active()).toEqual(['pointsPerHour']);
  });

  it('strike by chances that repeat with the seed and do not disturb each other', () => {
    const settings = { dropShare: 0.5, serverErrorShare: 0.5 };
    const one = createFaultSwitches({ settings });
    const other = createFaultSwitches({ settings });
    const drops = Array.from({ length: 40 }, () => one.strikes('dropShare'));
    const disturbed = Array.from({ length: 40 }, () => {
      other.strikes('serverErrorShare');
      return other.strikes('dropShare');
    });
    expect(disturbed).toEqual(drops);
    expect(new Set(drops)).toEqual(new Set([true, false]));
    one.reset();
    one.set({ ...settings, seed: 2 });
    expect(Array.from({ length: 40 }, () => one.strikes('dropShare'))).not.toEqual(drops);
  });

  it('never strike at a share of 0 and always at 1', () => {
    const faults = createFaultSwitches({ settings: { cutBodyShare: 1 } });
    expect(Array.from({ length: 50 }, () => faults.strikes('cutBodyShare'))).not.toContain(false);
    expect(Array.from({ length: 50 }, () => faults.strikes('dropShare'))).not.toContain(true);
  });

  it('remember when a switch got its value', () => {
    let at = 1000;
    const faults = createFaultSwitches({ now: () => at });
    at = 5000;
    faults.set({ rateLimit: 'gateway' });
    expect(faults.changedAt('rateLimit')).toBe(5000);
    expect(faults.changedAt('latencyMs')).toBe(1000);
  });
});

describe('--fault', () => {
  it('reads names and values, several in one and several times', () => {
    expect(
      faultsFromText([
        'latencyMs=2s,latencyJitterMs=250',
        'dropShare=10%',
        'eventReorder',
        'rateLimit=jira-burst-based',
      ]),
    ).toEqual({
      latencyMs: 2000,
      latencyJitterMs: 250,
      dropShare: 0.1,
      eventReorder: true,
      rateLimit: 'jira-burst-based',
    });
    expect(faultsFromText(['clockSkewMs=-3m,anonymous=off'])).toEqual({ clockSkewMs: -180_000, anonymous: false });
    expect(faultsFromText([])).toEqual({});
  });

  it('refuses a name that there is not, with the list of those there are', () => {
    expect(() => faultsFromText(['latency=5'])).toThrow(FaultRefused);
    for (const name of FAULT_NAMES) {
      expect(() => faultsFromText(['latency=5'])).toThrow(new RegExp(`^ {2}${name} +`, 'm'));
    }
  });

  it.each([
    'dropShare=2',
    'latencyMs',
    'latencyMs=soon',
    'eventReorder=maybe',
    'rateLimit=always',
    'seed=',
    'seed=1.5',
  ])('refuses %s, saying what the switch takes', (text) => {
    const name = text.split('=')[0] as (typeof FAULT_NAMES)[number];
    expect(() => faultsFromText([text])).toThrow(`${name} takes ${takenBy(name)}`);
  });
});
