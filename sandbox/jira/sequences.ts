/** The counter from which histories, comments and other parts of issues take their ids. */
export const PART_SEQUENCE = 'parts';
export const FIRST_PART_ID = 9_999;
