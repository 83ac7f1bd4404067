import { priorsFrom } from '../../src/domain/value/priors';
import { LOAD_MODEL, LOAD_NOW, loadIssues, scoreLoad } from './value-load';

const COUNT = 50_000;

/** Peak memory of this process in MB. */
function peakMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}

// A process of its own, since peak memory never falls again.
const issues = loadIssues(COUNT);
const priors = priorsFrom(issues, LOAD_MODEL, LOAD_NOW);
const before = peakMb();
const totals = scoreLoad(issues, { priors });
const scored = totals.filter(({ value }) => value !== null).length;
console.log(
  `Peak memory of scoring ${COUNT} issues by ${LOAD_MODEL.criteria.length} criteria: ${peakMb().toFixed(0)} MB` +
    ` (${before.toFixed(0)} MB with the issues alone; ${scored} have a value).`,
);
