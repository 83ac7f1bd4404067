/** A word begins here: no letter, digit or underscore stands before. */
const EDGE = String.raw`(?<![\p{L}\p{N}_])`;
const WORD_END = String.raw`(?![\p{L}\p{N}_])`;
const APOSTROPHE = "['’]";
const GAP = String.raw`\s{1,5}`;

/** Words between "I" and the wish: "I would really like", "I don't always want". */
const BETWEEN = `(?:${GAP}(?:also|only|just|really|always|still|then|simply|either|would|do|does|not|will|should|might|may|don${APOSTROPHE}t|[a-z]{2,14}ly)|${APOSTROPHE}(?:d|ll))`;

/** "As a", "as an", "as the", or a bare "as" before a word; group 1 is the article. */
export const ROLE_WORDS = new RegExp(`${EDGE}as${GAP}(?:(an?|the)${GAP})?(?=[\\p{L}\\p{N}<[{"'“‘*_])`, 'giu');

/** A wish: "I want to", "we would like", "I need that". */
export const WISH_WORDS = new RegExp(
  `${EDGE}(?:I|we)${BETWEEN}{0,4}${GAP}(?:want|wants|wanted|need|needs|wish|like|love|prefer|expect|require|hope|desire|intend)${WORD_END}`,
  'giu',
);

/** An ability or a duty in place of a wish: "I can", "I am able to", "we must". */
export const ABILITY_WORDS = new RegExp(
  `${EDGE}(?:I|we)(?:${GAP}(?:can|cannot|could|must|should|shall|will|may|would|have${GAP}to|have${GAP}(?:the|an?)${GAP}(?:ability|option|possibility|opportunity)${GAP}to)|(?:${GAP}(?:am|are)|${APOSTROPHE}(?:m|re))${GAP}(?:able|allowed|permitted)${GAP}to|${APOSTROPHE}(?:d|ll))${WORD_END}`,
  'giu',
);

/** What links a wish to its verb and is no part of what is wanted: "to be able to", "the ability to", "that". */
export const WISH_LINK = new RegExp(
  String.raw`\s*(?:that\s+|(?:to\s+)?(?:be\s+(?:able|allowed|permitted)\s+to|have\s+(?:(?:the|an?)\s+)?(?:ability|possibility|option|opportunity)\s+to|(?:the\s+)?ability\s+to)\s+|to\s+)?`,
  'iuy',
);

/** Something else than "I" that ought to do or be something: "the page should load". */
export const DUTY_WORDS = new RegExp(
  `${EDGE}(?:should|must|shall|needs?${GAP}to|has${GAP}to|have${GAP}to|can|wants?|would${GAP}like)${WORD_END}`,
  'giu',
);

/** A benefit after "so"; the words may stand twice by mistake, and then all of them introduce it. */
export const SO_WORDS = new RegExp(
  `${EDGE}(?:so${GAP}that(?:${GAP}(?:so${GAP})?that${WORD_END})*|in${GAP}order${GAP}that|so(?=,?${GAP}(?:I|we|they|he|she|it|you|my|our|your|the|their|there|this|these|users?|people|others|everyone|all|any|no|each|every|customers?)${WORD_END})|(?<=,\\s{0,3})so(?!${GAP}(?:far|much|many|on|forth|called|as)${WORD_END}|-)${WORD_END})`,
  'giu',
);

/** A benefit as a purpose: "in order to", "so as to". */
export const PURPOSE_WORDS = new RegExp(
  `${EDGE}(?:in${GAP}order${GAP}(?:to|for)|so${GAP}as${GAP}(?:not${GAP})?to|for${GAP}the${GAP}purpose${GAP}of|with${GAP}the${GAP}(?:goal|aim|purpose)${GAP}of)${WORD_END}`,
  'giu',
);

/** A benefit as a reason. */
export const REASON_WORDS = new RegExp(
  `${EDGE}(?:because|such${GAP}that|thereby|(?<=,\\s{0,3})(?:since|thus))${WORD_END}`,
  'giu',
);

/** "As a result of", "as a first step" and the like name no role, though an article stands before them. */
export const NO_ROLE_AFTER_ARTICLE = new RegExp(
  `^(?:results?|minimum|follow-?up|continuation|consequence|work-?around|whole|rule|matter|reminder|side|bonus|part|start|precaution|fall-?back|default|reference|note|test|example|replacement|means|way|alternative|(?:first|second|third|next|last|final|quick|general|temporary|possible|starting|side|last)${GAP}(?:step|rule|fix|point|note|thing|resort|solution|measure|workaround))(?=\\s*(?:[,.:;]|$)|${GAP}(?:of|to|for|we|I|it|the|from|effect)${WORD_END})`,
  'iu',
);

/** Words that never begin a role without an article: "as soon as", "as discussed". */
export const NO_ROLE_AFTER_AS = new RegExp(
  `^(?:an?|the|discussed|mentioned|described|noted|seen|shown|expected|such|well|soon|long|far|much|many|per|of|if|in|it|we|i|you|this|that|there|they|always|opposed|usual|proposed|suggested|requested|required|needed|stated|above|below|before|is|for|to)${WORD_END}`,
  'iu',
);

/** A line or a paragraph that goes on with a story rather than ending it. */
export const GOES_ON = new RegExp(
  `^[^\\p{L}\\p{N}]{0,8}(?:(?:I|we)${WORD_END}|so${WORD_END}|in${GAP}order${WORD_END}|because${WORD_END})`,
  'iu',
);
