/** Acceptance criteria, and the form in which the author wrote them down. */
export interface CriteriaText {
  readonly form: 'heading' | 'checklist' | 'given' | 'label';
  readonly lines: readonly string[];
}

/** Where an issue stands. `next` is planned for the sprint after this one; `dropped` was closed without being done. */
export type Progress = 'todo' | 'next' | 'doing' | 'review' | 'done' | 'dropped';

/** One issue as written by hand; dates, people, ranks and history are added by the generator. */
export interface IssueText {
  readonly type: 'Story' | 'Task' | 'Bug';
  readonly summary: string;
  /** Wiki markup, as people typed it; absent where nobody wrote any. */
  readonly text?: string;
  readonly criteria?: CriteriaText;
  /** Story points; absent where nobody estimated. */
  readonly points?: number;
  readonly progress?: Progress;
  /** A name by which links refer to it. */
  readonly ref?: string;
  readonly priority?: 'highest' | 'high' | 'medium' | 'low' | 'lowest' | 'none';
  readonly labels?: readonly string[];
  /** Components by name in place of the epic's. */
  readonly components?: readonly string[];
  /** Outside demand: roughly how many people voted. */
  readonly votes?: number;
  readonly businessValue?: number;
  /** Days from now; negative is overdue. */
  readonly dueInDays?: number;
  /** Days since it was created; chosen by the generator where absent. */
  readonly ageDays?: number;
  /** Days since anyone touched it; open issues only. */
  readonly untouchedDays?: number;
  readonly confidential?: boolean;
  readonly version?: string;
  /** Position in the backlog, 0 top to 1 bottom; by priority and chance where absent. */
  readonly place?: number;
  readonly subTasks?: readonly string[];
}

export interface EpicText {
  readonly ref: string;
  readonly summary: string;
  readonly text: string;
  readonly component: string | null;
  readonly labels?: readonly string[];
  readonly progress: Progress;
  readonly confidential?: boolean;
  /** Prefix of the default place of its issues: the lower, the sooner. */
  readonly urgency: number;
  readonly dueInDays?: number;
  readonly issues: readonly IssueText[];
}

export interface InitiativeText {
  readonly ref: string;
  readonly theme: 'buying' | 'finding' | 'returning';
  readonly summary: string;
  readonly text: string;
  readonly horizon: 'now' | 'next' | 'later';
  readonly progress: Progress;
  readonly epics: readonly EpicText[];
}

type Rest = Omit<IssueText, 'type' | 'summary' | 'points'>;

/** `points` 0 stands for not estimated. */
export function story(points: number, summary: string, rest: Rest = {}): IssueText {
  return { type: 'Story', summary, ...sized(points), ...rest };
}

export function task(points: number, summary: string, rest: Rest = {}): IssueText {
  return { type: 'Task', summary, ...sized(points), ...rest };
}

export function bug(points: number, summary: string, rest: Rest = {}): IssueText {
  return { type: 'Bug', summary, ...sized(points), ...rest };
}

function sized(points: number): { points?: number } {
  return points > 0 ? { points } : {};
}

/** Acceptance criteria under a heading. */
export function criteria(...lines: readonly string[]): CriteriaText {
  return { form: 'heading', lines };
}

export function checklist(...lines: readonly string[]): CriteriaText {
  return { form: 'checklist', lines };
}

/** Each line is a whole "Given … When … Then …". */
export function given(...lines: readonly string[]): CriteriaText {
  return { form: 'given', lines };
}

/** After a plain "AC:" line. */
export function ac(...lines: readonly string[]): CriteriaText {
  return { form: 'label', lines };
}
