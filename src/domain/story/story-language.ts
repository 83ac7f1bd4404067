/** The stop words of a few languages, the ones that stand in nearly every sentence and in few other languages. */
const STOP_WORDS: Readonly<Record<string, string>> = {
  en: 'the an to of and is for i want so can with my be on it this would like when not are from user should',
  de: 'der die das und ich möchte als ein eine einen um zu damit kann nicht ist mit auf für den dem von will sich bei',
  fr: 'le la les un une des je veux en tant que afin de du pour et est dans sur avec pouvoir mon mes qui ne pas',
  es: 'el la los las un una yo quiero como para que de y es poder con mi del al por se una no usuario',
  pt: 'o os um uma eu quero como para que de e não do da com meu minha poder em no na usuário',
  it: 'il lo gli un una io voglio come per che di e non poter con mio del della nel sono è utente',
  nl: 'de het een ik wil als zodat en van te kan met voor mijn op niet is dat gebruiker',
  pl: 'jako chcę aby i w z na do nie się jest mój mogę żeby użytkownik',
  sv: 'som vill jag att och en ett för kan med på det är inte min så användare',
};
const WORDS_OF = new Map(Object.entries(STOP_WORDS).map(([language, words]) => [language, new Set(words.split(' '))]));

/** So much of a text is looked at, in characters. */
const LOOKED_AT = 4000;
/** Fewer stop words decide nothing. Convention. */
const LEAST_HITS = 2;

/**
 * Whether a text is English, by counting stop words; a short text without any passes as English when its letters are
 * Latin. Deterministic. [S8]
 */
export function isEnglish(text: string): boolean {
  const words =
    text
      .slice(0, LOOKED_AT)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  if (words.filter((word) => !/^\p{Script=Latin}+$/u.test(word)).length * 2 > words.length) return false;
  const hits = (language: string): number => words.filter((word) => WORDS_OF.get(language)?.has(word)).length;
  const others = Math.max(...[...WORDS_OF.keys()].filter((language) => language !== 'en').map(hits));
  return others < LEAST_HITS || hits('en') >= others;
}
