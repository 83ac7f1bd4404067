import { listProjectRows } from '../app/list-project-rows';
import { openProject, openProjectScan, scanProjectNow } from '../app/open-project';
import { openSettings, saveSettings } from '../app/project-settings';
import { resolverFor } from './resolver-for';

/** Behind the project page and the project's settings page. */
export const projectResolver = resolverFor({
  'project.open': openProject,
  'project.rows': listProjectRows,
  'project.scan': openProjectScan,
  'project.scanNow': scanProjectNow,
  'settings.open': openSettings,
  'settings.save': (ports, input, caller) => saveSettings(ports, { ...input, ...caller }),
});
