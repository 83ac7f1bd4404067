import type { BoardRecord, SprintRecord } from '../jira/site-records';
import { PROJECT_IDS } from './demo-catalogue';
import { instantAt } from './demo-time';

const CLOSED = 8;
const LENGTH_DAYS = 14;
const ACTIVE_FOR_DAYS = 6;
const FIRST_NUMBER = 31;
const SHOP_BOARD_ID = 1;

/** Index of the sprint that runs now; those before it are closed, the two after it are planned. */
export const ACTIVE_SPRINT = CLOSED;

const GOALS = [
  'Guests pay without making an account',
  'Vouchers that add up at the till',
  'Search forgives a typo',
  'One screen from basket to paid',
  'Parcels that can be followed',
  'Filters that fit the shelf',
  'Club points visible before paying',
  'Fewer cards refused for no reason',
  'Address in three keystrokes; Apple Pay on the web',
  'Delivery slots for large goods',
  '',
] as const;

export interface SprintSpan {
  readonly startAge: number;
  readonly endAge: number;
}

/** When a sprint runs, as ages in days before now; negative ages lie ahead. */
export function sprintSpan(index: number): SprintSpan {
  const startAge = ACTIVE_FOR_DAYS + (ACTIVE_SPRINT - index) * LENGTH_DAYS;
  return { startAge, endAge: startAge - LENGTH_DAYS };
}

export function sprintId(index: number): number {
  return FIRST_NUMBER + index;
}

export function sprintName(index: number): string {
  return `SHOP Sprint ${FIRST_NUMBER + index}`;
}

export function demoBoards(): readonly BoardRecord[] {
  return [
    { id: SHOP_BOARD_ID, name: 'Web Shop', type: 'scrum', projectId: PROJECT_IDS.shop },
    { id: 2, name: 'Mobile App', type: 'simple', projectId: PROJECT_IDS.app },
  ];
}

export function demoSprints(now: number): readonly SprintRecord[] {
  return GOALS.map((goal, index) => {
    const { startAge, endAge } = sprintSpan(index);
    const state = index < ACTIVE_SPRINT ? 'closed' : index === ACTIVE_SPRINT ? 'active' : 'future';
    const dated = index <= ACTIVE_SPRINT;
    return {
      id: sprintId(index),
      boardId: SHOP_BOARD_ID,
      name: sprintName(index),
      state,
      goal,
      startAt: dated ? instantAt(now, startAge) : null,
      endAt: dated ? instantAt(now, endAge) : null,
      completeAt: state === 'closed' ? instantAt(now, endAge) : null,
    };
  });
}
