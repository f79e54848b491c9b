/** Beginnings that point back to a sentence before: pronouns, and words that join what follows to what was said. */
const POINTS_BACK =
  /^["'“‘(]*(?:he|she|they|it|him|his|her|hers|their|theirs|its|these|those|this|that|such|another|both|neither|either|one of (?:them|these|those)|the (?:former|latter|same|other|others|two|pair|trio))\b/i;
const JOINS =
  /^["'“‘(]*(?:but|and|so|or|nor|yet|however|also|then|thus|hence|therefore|moreover|furthermore|additionally|meanwhile|instead|nevertheless|nonetheless|otherwise|similarly|likewise|consequently|accordingly|besides|finally|indeed|still|though|in addition|as a result|as such|for example|for instance|in contrast|by contrast|in turn|in fact|in other words|on the (?:other hand|contrary)|that is|at the same time|after that|to do (?:so|this)|to this end|because of this|despite this)\b/i;
/** The same in other languages of Europe, with a capital, since it begins a sentence. */
const ELSEWHERE =
  /^["'“‘«„(]*(?:Er|Sie|Dies(?:e[rsmn]?)?|Zudem|Außerdem|Doch|Aber|Und|Denn|Dabei|Damit|Dazu|Dagegen|Allerdings|Jedoch|Deshalb|Daher|Trotzdem|Ils?|Elles?|Cela|Ceux|Celui-ci|Celle-ci|Mais|Et|Ainsi|Toutefois|Cependant|En outre|Par ailleurs|De plus|Él|Ellos|Ellas?|Esto|Eso|Además|Pero|Sin embargo|Por eso|También|Ele|Eles|Elas?|Isso|Isto|Mas|Além disso|No entanto|Também|Egli|Essi|Questo|Inoltre|Tuttavia|Però|Hij|Zij|Dit|Maar|Ook|Bovendien|Echter|Však|Také)(?![\p{L}-])/u;
/** Who said what stands before: "Ada Lovelace told me when we met." */
const ATTRIBUTES =
  /^(?:(?:Mr|Mrs|Ms|Dr)\.? )?(?:\p{Lu}[\p{L}'’-]+ ){1,3}(?:told (?:me|us|reporters)|said|says|adds|added|explains|explained)(?:,? (?:when|during|at|in|on|by|over|last|after|before|as|while) .{0,60})?\W*$/u;
const LATE =
  /^["'“‘(]*(?:when|as|if|after|before|while|although|because|once|since|until|for|with|in|on|by|to) (?:he|she|they|it|him|his|her|their|its|this|these|that|those|doing so)\b/i;
const ADDS = /^(?:\S+\s+){1,3}(?:also|too|however|therefore|instead|likewise)\b/i;

/** "This paper", "it is known that": they look as if they pointed back and do not. */
const STANDS_ALONE =
  /^["'“‘(]*(?:(?:this|these) (?:paper|work|article|study|survey|report|thesis|book|chapter|guide|page|post|tutorial|section|document|policy|agreement|week|year|month|morning|afternoon|evening|summer|winter|spring|autumn|time)|it (?:is|was|has been|remains|seems|appears|turns out|may be|might be|can be)\s+(?:\S+\s+){0,3}(?:that|to|whether|how|why)|that said|one of the|finally|both (?:the|of the)|both \p{Lu}|such as|his (?:holiness|majesty)|her majesty)\b/iu;

/** Whether a sentence leans on the one before it, as "He also signed it." does, so that it says little without it. */
export function isDangling(sentence: string): boolean {
  if (STANDS_ALONE.test(sentence)) return false;
  return [POINTS_BACK, JOINS, LATE, ADDS, ELSEWHERE, ATTRIBUTES].some((pattern) => pattern.test(sentence));
}
