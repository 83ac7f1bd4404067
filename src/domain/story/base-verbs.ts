import { wordSet } from './word-set';

/** Verbs of wishes for software that are hardly ever nouns. */
const ONLY_VERBS = wordSet(`
  accept achieve acquire activate adapt add adjust administer adopt aggregate allocate allow analyse analyze
  annotate apply approve arrange ask assess assign assist associate attach attend authenticate authorise
  authorize automate avoid be become begin bring browse buy calculate cancel capture carry categorise categorize
  choose clarify classify collaborate collapse collect combine communicate compare compile compose compute
  conduct configure confirm consider construct continue contribute convert coordinate create customise customize
  deactivate decide decline decrease deduplicate define delegate delete deliver denote deploy describe deselect
  detect determine develop diagnose disable discover discuss dismiss distinguish distribute do earn edit
  eliminate embed enable encrypt enforce enhance enrol enroll ensure enter establish evaluate examine exclude
  execute expand explain explore extend extract facilitate fetch fill find finish fix follow gain gather
  generate get give go grant have hear hide highlight identify ignore implement improve include increase
  indicate inform insert inspect install integrate interact invoke join keep know learn leave let listen locate
  login maintain make manage manipulate merge migrate minimise minimize modify navigate notify observe obtain
  operate optimise optimize organise organize override participate pay perform persist personalise personalize
  pick prepare preserve prevent prioritise prioritize produce provide publish put react read rearrange reassign
  receive recognise recognize recommend reconfigure recover redeem redirect reduce refer refine register reject
  relate remove rename reopen reorder repeat replace reproduce require resend resolve respond restore restrict
  resume retrieve retry reuse revert revise revoke rotate say scroll see select send serve simulate skip solve
  specify stay submit subscribe suggest suspend synchronise synchronize take teach tell terminate transform
  translate try uncheck uninstall unlock unpublish unsubscribe utilise utilize validate verify visualise
  visualize want warn withdraw write
`);

/** Words that are verbs in one wish and nouns or adjectives in another. */
const VERBS_OR_NOUNS = wordSet(`
  archive backup block book bookmark branch build call change chart chat clean clear click close complete
  contact control correct cost crop cut debug design document draft draw drop duplicate estimate exchange exit
  fax feature flag fork group handle help host index input invoice issue judge label lead like limit list log
  look mail map message model name need note order pair park photograph place plan plot point post present price
  process program project prompt purchase query question queue quote range rank rate reach record release remark
  repair reply report request research reserve rest result review ride route sample scale score screen separate
  shape ship sign snap source split sponsor stage star state store stream study summarise summarize supply
  support surface survey tag talk target task test text time top trace trade train trash travel treat trigger
  tune tweet type undo value visit voice vote wait walk watch weigh work zoom
`);

/** Of those, the ones that are mostly verbs before an object. */
const MOSTLY_VERBS = wordSet(`
  access check clone comment connect copy deposit display download drag email export filter forward import
  invite link load lock mark match measure monitor move offer open pause pin play preview print refresh rent
  reset return run save scan schedule search sell set share show sort start stop swap switch sync toggle track
  transfer turn update upgrade upload use view
`);

/** Whether a word can be the plain form of a verb: "create", "filter". */
export function isBaseVerb(word: string): boolean {
  const plain = plainForm(word);
  return isOnlyVerb(plain) || VERBS_OR_NOUNS.has(plain) || MOSTLY_VERBS.has(plain);
}

/** How surely such a word is a verb: always, mostly (before an object), or only where the words around it say so. */
export function verbStrength(word: string): 'always' | 'mostly' | 'sometimes' | null {
  const plain = plainForm(word);
  if (isOnlyVerb(plain)) return 'always';
  if (MOSTLY_VERBS.has(plain)) return 'mostly';
  return VERBS_OR_NOUNS.has(plain) ? 'sometimes' : null;
}

/** "operationalize" and "classify" need no list; "size" and "prize" are too short to be meant. */
const VERB_ENDING = /^\p{L}{4,}(?:ize|ify)$/u;

function isOnlyVerb(plain: string): boolean {
  return ONLY_VERBS.has(plain) || VERB_ENDING.test(plain) || (plain.startsWith('re') && ONLY_VERBS.has(plain.slice(2)));
}

/** "re-estimate" is as much a verb as "estimate". */
function plainForm(word: string): string {
  return word.toLowerCase().replace(/^(?:re|un|de|pre|auto|bulk|mass)-/, '');
}
