import { wordSet } from './word-set';

/** Words and marks that can join a second action to a wish. */
export const JOINERS = wordSet('and or & + then plus but / ,');

/** What may stand between a joining word and its verb, besides words in -ly. */
export const SKIPPED = wordSet(
  'also then even not only just later so thus therefore possibly perhaps and or / afterwards both either still always again',
);

/** Words behind which the verb of a wish stands. */
export const BEFORE_VERB = wordSet('to can could must should will may would shall not either');

/** Words behind an unknown word that show it to be a verb: "and reactivate my". */
export const DETERMINERS = wordSet(
  'a an the my our your his her its their it them this these those all any each every',
);

/** Words that begin an object, so that what stands before them is a verb. */
export const BEGINS_OBJECT = wordSet(`
  a an the my our your his her its their it them him me us this these those all any each every both what how whether
  some several multiple many other another no new different one more current existing recent previous specific
  additional relevant data metadata content information feedback
`);

/** Words before which a noun, not a verb, has ended. */
export const ENDS_NOUN = wordSet(`
  of for from in on at by with to per via as within into is are was were be and or & , . ; : ) / ( - so has have can
  will
`);

/** Words that begin a clause of its own within a wish. */
export const CLAUSE_STARTS = wordSet(`
  when if that which who where after before until while because how what whether once whenever unless lets allows
  allowing letting enabling enables
`);

/** Words that are never a verb, for all that stands behind them. */
export const NEVER_VERBS = wordSet(`
  in on at by with from for of about over under into onto through within without between during after before since
  until per via against towards toward across where when how what which who whom whose why whether that if because as
  than all both not nor is are was were am been being i we you he she it they them me us him her my our your his its
  their the a an this these those some any each every no more most less least other another such same one two three
  etc maybe perhaps hopefully preferably yes even at out up down off back like unlike except including plus minus
  while once unless although though only just also so too very more can could may might must shall should will would
  do does did has had
`);

/** Small words that belong to the verb before them: "log in", "search for". */
export const PARTICLES = wordSet('in out up off on down back for away over');

/** Verbs that are known by their small word. */
export const VERB_AND_PARTICLE: ReadonlySet<string> = new Set([
  ...['log in', 'log out', 'log off', 'log on', 'sign in', 'sign up', 'sign out', 'check in', 'check out', 'back up'],
  ...[
    'report back',
    'turn on',
    'turn off',
    'print out',
    'call back',
    'filter by',
    'sort by',
    'search by',
    'search for',
  ],
]);

/** Pairs that are one action by custom. */
export const ONE_ACTION: ReadonlySet<string> = new Set([
  ...['drag drop', 'copy paste', 'cut paste', 'point click', 'search replace', 'find replace', 'plug play', 'try see'],
  ...['wait see', 'come go', 'go see', 'mix match', 'read write', 'pick choose', 'store forward', 'save exit'],
  ...['start stop', 'load save'],
]);
