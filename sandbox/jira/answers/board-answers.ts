import type { SiteContext } from '../site-context';
import type { BoardRecord, Json, SprintRecord } from '../site-records';

/** Writes boards and sprints. */
export const boardAnswers = (site: SiteContext) => {
  const { store, siteUrl } = site;
  const agile = `${siteUrl}/rest/agile/1.0`;

  const boardAnswer = (board: BoardRecord): Json => {
    const project = store.table('projects').get(board.projectId);
    return {
      id: board.id,
      self: `${agile}/board/${board.id}`,
      name: board.name,
      type: board.type,
      isPrivate: false,
      ...(project
        ? {
            location: {
              projectId: Number(project.id),
              displayName: `${project.name} (${project.key})`,
              projectName: project.name,
              projectKey: project.key,
              projectTypeKey: project.projectTypeKey,
              name: `${project.name} (${project.key})`,
            },
          }
        : {}),
    };
  };
  const sprintAnswer = (sprint: SprintRecord): Json => {
    const at = (instant: number | null): string | undefined =>
      instant === null ? undefined : new Date(instant).toISOString();
    return {
      id: sprint.id,
      self: `${agile}/sprint/${sprint.id}`,
      state: sprint.state,
      name: sprint.name,
      ...(sprint.startAt === null ? {} : { startDate: at(sprint.startAt) ?? '' }),
      ...(sprint.endAt === null ? {} : { endDate: at(sprint.endAt) ?? '' }),
      ...(sprint.completeAt === null ? {} : { completeDate: at(sprint.completeAt) ?? '' }),
      originBoardId: sprint.boardId,
      goal: sprint.goal,
    };
  };
  return { boardAnswer, sprintAnswer };
};
