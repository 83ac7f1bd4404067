import type { Ports } from '../ports/ports';

/**
 * The ports with a count of the issues that are read and of the scores that Jira takes or does not. `rows`: what a snapshot
 * is replaced by counts as issues too, since nothing is read for it.
 */
export function countedPorts(ports: Ports, { rows }: { readonly rows: boolean }): Ports {
  const { meter, issues, scores, snapshots } = ports;
  return {
    ...ports,
    issues: {
      ...issues,
      readPage: async (ask) => {
        const page = await issues.readPage(ask);
        meter.count({ issues: page.issues.length });
        return page;
      },
      findIssue: async (issueId, plan) => {
        const found = await issues.findIssue(issueId, plan);
        if (found !== undefined) meter.count({ issues: 1 });
        return found;
      },
    },
    snapshots: {
      ...snapshots,
      replace: async (snapshot) => {
        const head = await snapshots.replace(snapshot);
        if (rows) meter.count({ issues: snapshot.rows.length });
        return head;
      },
    },
    scores: {
      ...scores,
      save: async (issueId, property) => {
        const outcome = await scores.save(issueId, property);
        if (outcome === 'taken') meter.count({ written: 1 });
        if (outcome === 'refused') meter.count({ notWritten: 1 });
        return outcome;
      },
      saveMany: async (entries) => {
        const saved = await scores.saveMany(entries);
        meter.count({ written: saved.taken.size, notWritten: entries.length - saved.taken.size });
        return saved;
      },
    },
  };
}
