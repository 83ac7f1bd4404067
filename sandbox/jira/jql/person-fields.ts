import type { IssueRecord, UserRecord } from '../site-records';
import type { SiteStore } from '../site-store';
import type { Viewer } from '../viewer';
import type { ChoiceField } from './jql-field';

const matchingUsers = (store: SiteStore, text: string): readonly string[] | null => {
  if (store.table('users').has(text)) return [text];
  const wanted = text.toLowerCase();
  const matches = [...store.table('users').values()].filter(
    (user: UserRecord) => user.emailAddress.toLowerCase() === wanted || user.displayName.toLowerCase() === wanted,
  );
  return matches.length > 0 ? matches.map((user) => user.accountId) : null;
};

/** A field that names people: by account id, e-mail or name. */
export const personField = (options: {
  readonly name: string;
  readonly store: SiteStore;
  readonly viewer: Viewer;
  readonly peopleOf: (issue: IssueRecord) => readonly string[];
}): ChoiceField => {
  const { name, store, viewer, peopleOf } = options;
  return {
    kind: 'choice',
    name,
    valuesOf: peopleOf,
    resolve: (text) => matchingUsers(store, text),
    functions: {
      currentuser: (args) => (args.length > 0 ? null : viewer.accountId === null ? [] : [viewer.accountId]),
      membersof: ([group, ...more]) =>
        group === undefined || more.length > 0
          ? null
          : [...store.table('users').values()]
              .filter((user) => user.groups.some((mine) => mine.toLowerCase() === group.toLowerCase()))
              .map((user) => user.accountId),
    },
    sortKeyOf: (issue) =>
      store
        .table('users')
        .get(peopleOf(issue)[0] ?? '')
        ?.displayName.toLowerCase() ?? null,
  };
};
