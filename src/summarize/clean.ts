/**
 * What stands in the text of pages but says nothing about their subject. Judged a sentence at a time, so that a by-line which was
 * run together with the article still goes and the article stays.
 */
const CLOCK = String.raw`\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\b\.?)?`;
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const DATE = String.raw`(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:${MONTH})|(?:${MONTH})\.?\s+\d{1,2}(?:st|nd|rd|th)?),?(?:\s+\d{4})?|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4}`;
const ZONE = '(?:EST|EDT|ET|CST|PST|PDT|GMT|BST|UTC|CET|CEST)';

const BOILERPLATE: readonly RegExp[] = [
  /^[^\p{L}]*$/u,
  // By-lines: "By Jane Doe", "Jane Doe for MailOnline", "Written by Jane Doe".
  /^(?:by|words by|written by|posted by|reported by|edited by|photographs? by|story by)\b.{0,60}$/i,
  /^(?:\p{Lu}[\p{L}'’-]+[ ,]*){1,5} for (?:the )?(?:mailonline|daily mail|associated press|reuters)\b.{0,40}$/iu,
  /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.?)?(?: \p{Lu}[\p{L}'’-]+){1,2} ?\.?$/u,
  // Time stamps: "Last updated at 1:25 AM on 3rd August 2011", "14:11 EST, 25 October 2013", "12 May 2024 · 5 min read".
  /^\W*(?:first |last )?(?:published|updated|posted|created|modified)\b(?:\s*(?:at|on|:)|[^a-z]{0,40}$)/i,
  /^.{0,16}\d{4}年\d{1,2}月\d{1,2}日[^\p{L}]*$/u,
  new RegExp(String.raw`^\W*${CLOCK}\s*${ZONE}\b`, 'i'),
  new RegExp(
    String.raw`^\W*(?:on |at )?(?:(?:${DATE}|${CLOCK}|${ZONE}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[·|,•–—-]|\d+ min(?:ute)?s?(?: read)?)\W*)+$`,
    'i',
  ),
  /^\W*\d+ (?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?)(?: read| ago)\W*$/i,
  // Calls to click, share and subscribe.
  /^\W*(?:read (?:more|next|also)|click (?:here|to)|tap (?:here|to)|scroll down|see also|watch (?:the )?(?:video|now|live)|continue reading|learn more|find out more|load more|show (?:more|less|comments)|view (?:all|more|comments)|skip to|back to top|jump to)\b.{0,80}$/i,
  /^\W*read (?:the|our) full\b.{0,160}$/i,
  /^\W*(?:share|tweet|pin|email|e-mail|print|save|like|follow|subscribe|sign (?:up|in)|log in|register|join)\b(?:\W+(?:this|us|me|now|free|here|on|to|our|the|for|via|with|a|your|story|article|page|post|newsletter|newsletters|facebook|twitter|x|whatsapp|linkedin|reddit|email|@+\w*|by|and|or|comment|link|copy)\b)*\W*$/i,
  /^\W*follow @/i,
  /^\W*(?:facebook|twitter|whatsapp|linkedin|reddit|pinterest|copy link|advertisement|advertising|sponsored|promoted|related(?: (?:articles?|stories|posts|content|topics))?|recommended|comments?|tags?|topics?|most (?:read|popular)|trending|more (?:from|on|stories)|image (?:source|caption|copyright)|photo(?:graph)?(?: credit)?|credit|getty images|media caption)\b(?:\W+\w+){0,4}\W*$/i,
  // The same in other languages of Europe.
  /^\W*(?:lire (?:aussi|la suite|également)|à lire|voir aussi|partager|s'abonner|lesen sie (?:auch|mehr)|weiterlesen|mehr (?:zum thema|dazu)|siehe auch|teilen|leer más|lea también|ver también|compartir|leggi anche|condividi|lees ook|delen|leia (?:também|mais)|compartilhar|čtěte (?:také|více))(?!\p{L}).{0,100}$/iu,
  // Who wrote it: "Jane Doe is a reporter for the Star and is based in Leeds."
  /^(?:\p{Lu}[\p{L}.'’-]* |(?:da|de|del|di|van|von|der|bin) ){2,5}is (?:an?|the) (?:[\p{L}-]+ ){0,4}(?:reporter|writer|editor|columnist|correspondent|journalist|contributor)\b(?:,? (?:for|at|with|of|in|based|covering|on)\b.{0,100})?$/u,
  // Rights, and who else worked on it.
  /^\W*(?:©|\(c\)|copyright\b)|\ball rights reserved\b/i,
  /^.{0,120}\bcontributed to this (?:report|story|article)\b/i,
  /^this (?:story|article|post|page) (?:was|has been|is) (?:originally |first |last )?(?:published|updated|posted|from|reviewed|sponsored)\b/i,
  /\b(?:we|this (?:web)?site|our partners) uses? cookies\b|\baccept (?:all )?cookies\b/i,
];

/** The place and agency that open a report: "Kabul, Afghanistan (CNN) -- ", "LONDON, May 3 (Reuters) - ", "WASHINGTON — ". */
const DATELINE =
  /^(?:\p{Lu}[\p{L}.,'’ /-]{0,40}(?:,? (?:\w+\.? )?\d{1,2})? ?)?\((?:CNN|CNN Student News|AP|Associated Press|Reuters|AFP|UPI|PA|Bloomberg|Xinhua|TASS|ANI|PTI)\) ?(?:--|[-–—])? ?|^\p{Lu}\p{L}{2,8}\.? \d{1,2}, \d{4} ?(?:--|[–—]) ?|^\p{Lu}{2}[\p{Lu}.,' ]{1,30}(?:, \p{L}+\.? \d{1,2})? ?(?:\(\w+\) ?)?(?:--|[–—]) ?/u;

const SHOWN =
  /^(?:(?:in this|an? undated|an? file|file) (?:[\p{L}\p{N},]+ ){0,4}|this (?:undated |file )?)(?:photo(?:graph)?|picture|image)\b/iu;
const CREDIT =
  /\([^()]{0,60}\b(?:AFP|AP|Reuters|Getty(?: Images)?|EPA|Associated Press|Bloomberg|Shutterstock|Alamy|Courtesy)\b[^()]{0,40}\)\W*$|\b(?:photo|image|picture|photograph)s?(?: credit)?: ?[^.:]{3,60}\W*$/i;
const LONGEST_PICTURE_TEXT = 500;

/** Whether a paragraph tells what a picture beside it shows, though nothing marks it as that: by how it begins, or by whose picture it is. */
export function isPictureText(text: string): boolean {
  return text.length <= LONGEST_PICTURE_TEXT && (SHOWN.test(text) || CREDIT.test(text));
}

/** Whether a sentence is a by-line, a time stamp, a call to click or share, or a line about rights. */
export function isBoilerplate(sentence: string): boolean {
  const text = sentence.replace(/\s*\.?\s*$/, '');
  return BOILERPLATE.some((pattern) => pattern.test(text)) || BOILERPLATE.some((pattern) => pattern.test(sentence.trim()));
}

/** How many characters at the start of a report are its dateline. */
export function datelineLength(sentence: string): number {
  return DATELINE.exec(sentence)?.[0].length ?? 0;
}
