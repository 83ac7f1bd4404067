import type { BridgeTheme } from '../bridge-wire';

/** Jira's theme attributes and stylesheets for a colour mode; both modes are always linked, so that a switch is instant. */
export function themeOf(colorMode: 'light' | 'dark'): BridgeTheme {
  return {
    colorMode,
    dataTheme: 'light:light dark:dark spacing:spacing shape:shape typography:typography',
    names: ['light', 'dark', 'spacing', 'shape', 'typography'],
  };
}
