import { installForgeGlobals } from '../../../sandbox/forge/forge-globals';

// @forge/kvs reads the globals while it loads: import this file before it.
installForgeGlobals();
