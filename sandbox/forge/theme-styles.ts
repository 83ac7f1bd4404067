import { createRequire } from 'node:module';
import path from 'node:path';

/** Themes that Jira turns on for apps, with the names of Atlassian's token packages. */
export const THEME_NAMES = ['light', 'dark', 'spacing', 'shape', 'typography'] as const;

/** One theme's custom properties as CSS text; undefined for a name that is no theme. */
export function themeStyle(root: string, name: string): string | undefined {
  if (!(THEME_NAMES as readonly string[]).includes(name)) return undefined;
  const load = createRequire(path.join(root, 'package.json'));
  const theme = load(`@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-${name}.js`) as { readonly default: string };
  return theme.default;
}
