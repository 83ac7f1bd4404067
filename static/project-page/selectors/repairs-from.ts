import type { Finding, HealthPartId, HealthReport } from '../../../src/domain/health/health-report';

/** A bargain: what mending a finding brings, and what it takes. */
export interface Repair {
  readonly partId: HealthPartId;
  readonly finding: Finding;
  readonly gainPerMinute: number;
}

/** Findings that mending would lift health by, the best bargain first. */
export function repairsFrom(report: HealthReport): readonly Repair[] {
  return report.parts
    .flatMap((part) =>
      part.findings.map((finding) => ({
        partId: part.partId,
        finding,
        gainPerMinute: finding.minutes > 0 ? finding.healthGain / finding.minutes : 0,
      })),
    )
    .filter((repair) => repair.finding.healthGain >= 0.05)
    .sort((a, b) => b.gainPerMinute - a.gainPerMinute || b.finding.healthGain - a.finding.healthGain);
}
