/** Counts rate points in the current UTC hour, when Jira's quota starts anew. */
export interface PointsMeter {
  readonly add: (points: number) => void;
  readonly thisHour: () => number;
}

const HOUR_MS = 3_600_000;

export function createPointsMeter(now: () => number): PointsMeter {
  let hour = Math.floor(now() / HOUR_MS);
  let points = 0;
  const turn = (): void => {
    const current = Math.floor(now() / HOUR_MS);
    if (current === hour) return;
    hour = current;
    points = 0;
  };
  return {
    add: (more) => {
      turn();
      points += more;
    },
    thisHour: () => {
      turn();
      return points;
    },
  };
}
