import { openScans, scanProjects } from '../app/admin-scans';
import { siteInsights } from '../app/criterion-insights';
import { listRuns } from '../app/list-runs';
import { openAdmin } from '../app/open-admin';
import { openRevision } from '../app/open-revision';
import { previewChange } from '../app/preview-change';
import { sampleSite } from '../app/sample-rows';
import { saveModel } from '../app/save-model';
import { saveRoadmap } from '../app/save-roadmap';
import { resolverFor } from './resolver-for';

/** Behind the admin page. */
export const adminResolver = resolverFor({
  'admin.open': openAdmin,
  'admin.preview': previewChange,
  'admin.insights': siteInsights,
  'admin.sample': sampleSite,
  'admin.saveRoadmap': (ports, input, caller) => saveRoadmap(ports, { ...input, ...caller }),
  'admin.saveModel': (ports, input, caller) => saveModel(ports, { ...input, ...caller }),
  'admin.revision': openRevision,
  'admin.scans': openScans,
  'admin.scan': scanProjects,
  'admin.runs': listRuns,
});
