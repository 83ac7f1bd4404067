import { calibrateProject } from '../app/calibrate-project';
import { projectInsights } from '../app/criterion-insights';
import { listProjectRows } from '../app/list-project-rows';
import { openProject, openProjectScan, scanProjectNow } from '../app/open-project';
import { previewSettings } from '../app/preview-change';
import { openSettings, saveSettings } from '../app/project-settings';
import { sampleProject } from '../app/sample-rows';
import { resolverFor } from './resolver-for';

/** Behind the project page and the project's settings page. */
export const projectResolver = resolverFor({
  'project.open': openProject,
  'project.rows': listProjectRows,
  'project.scan': openProjectScan,
  'project.scanNow': scanProjectNow,
  'project.calibration': calibrateProject,
  'settings.open': openSettings,
  'settings.preview': previewSettings,
  'settings.insights': projectInsights,
  'settings.sample': sampleProject,
  'settings.save': (ports, input, caller) => saveSettings(ports, { ...input, ...caller }),
});
