import { z } from 'zod';
import { issueId } from '../../contract/primitives';
import type { RoadmapIssueStore } from '../../ports/roadmap-store';
import { findValue, saveValue } from './kvs-access';
import { packed, packJson, unpackJson } from './packed-json';

const KEY = 'roadmap-issues';
const stored = z.array(z.tuple([issueId, z.object({ issueKey: z.string(), done: z.boolean() })]));

export const kvsRoadmapIssueStore: RoadmapIssueStore = {
  load: async () => {
    const value = await findValue(KEY, packed);
    return new Map(value === undefined ? [] : unpackJson(KEY, value, stored));
  },
  save: (issues) => saveValue(KEY, packJson([...issues])),
};
