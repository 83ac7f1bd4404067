import { installForgeGlobals } from '../../../sandbox/forge/forge-runtime';

// @forge/kvs reads the globals while it loads: import this file before it.
installForgeGlobals();
