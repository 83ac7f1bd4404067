import { route } from '@forge/api';
import { z } from 'zod';
import { INPUT_PROPERTY } from '../../contract/issue-property';
import type { InputStore } from '../../ports/input-store';
import { type JiraActor, type JiraCall, type JiraClient, jsonOf } from './jira-client';
import { orThrottled } from './or-throttled';
import { storedInputsFrom } from './stored-inputs';

const propertyAnswer = z.object({ value: z.unknown() });

/**
 * Reads and writes the input property: as the person, so that Jira itself refuses who may not edit, and where there is no
 * person any more as the app.
 */
export function jiraInputStore({ jira, as }: { jira: JiraClient; as: JiraActor }): InputStore {
  return {
    load: async (issueId) => {
      const call: JiraCall = {
        as,
        method: 'GET',
        path: route`/rest/api/3/issue/${issueId}/properties/${INPUT_PROPERTY}`,
        endpoint: '/issue/{issueId}/properties/{key}',
        accept: [404],
      };
      const response = await jira.send(call);
      if (response.status === 404) return storedInputsFrom(undefined);
      return storedInputsFrom(propertyAnswer.parse(await jsonOf(call, response)).value);
    },
    save: async (issueId, inputs) => {
      const call: JiraCall = {
        as,
        method: 'PUT',
        path: route`/rest/api/3/issue/${issueId}/properties/${INPUT_PROPERTY}`,
        endpoint: '/issue/{issueId}/properties/{key}',
        body: inputs,
      };
      return orThrottled(jira.send(call).then(() => null));
    },
  };
}
