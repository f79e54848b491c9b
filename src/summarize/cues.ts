/** Sentences in which a text says what it is about: "We propose …", "In this paper". */
const CONTRIBUTION =
  /\b(?:we (?:(?:also|then|further|therefore|thus|first|here|instead) )?(?:propose|present|introduce|develop|describe|design|suggest|offer|investigate|study|explore|examine|address|argue|prove|establish)|(?:this|the present) (?:paper|work|article|study|report|thesis)|in (?:this|our) (?:paper|work|article|study))\b/i;
/** Sentences that sum up or tell a result: "Results show …", "in conclusion". */
const RESULT =
  /\b(?:we (?:show|demonstrate|find|provide|apply|analy[sz]e|evaluate|consider|aim|observe|report)|our (?:method|approach|model|results|work|main|experiments|analysis|findings|key|contribution)|(?:results|experiments|findings) (?:show|suggest|indicate|demonstrate)|in conclusion|in summary|to sum up|in short|overall|the (?:main|key) (?:point|finding|result|idea|takeaway)s?|the bottom line)\b/i;
/** Headings over parts that sum up. */
const SUMMING =
  /^\W*(?:[\divx]+[.)]?\s+)?(?:abstract|summary|conclusions?|key (?:points|findings|takeaways|facts)|takeaways|highlights|overview|in short|in brief|tl;?dr|executive summary|results|findings|the bottom line)\W*$/i;
/** Headings over parts that say nothing about the subject. */
const APPARATUS =
  /^\W*(?:[\divx]+[.)]?\s+)?(?:references|bibliography|notes|footnotes|citations|sources|works cited|see also|external links|further reading|acknowledge?ments?|about the authors?|author contributions|funding|competing interests|conflicts? of interest|comments?|(?:\d+ )?responses|related(?: \w+){0,2}|share this|table of contents|contents|navigation|licen[cs]e|copyright)\W*$/i;

/** Headings over what readers wrote: "Jane Doe wrote on May 3, 2021 at 10:16 pm:". */
const REMARK = /\b(?:wrote|writes|says|said|commented|replied)\b.*\d/i;

/** How clearly a sentence says what its text is about, 0 … 1. */
export function cueOf(sentence: string): number {
  if (CONTRIBUTION.test(sentence)) return 1;
  return RESULT.test(sentence) ? 0.5 : 0;
}

/** A heading without what wikis put behind it. */
function bare(heading: string): string {
  return heading.replace(/\s*\[[^\]]*\]\s*$/, '');
}

/** Whether a part under this heading sums up. */
export function isSumming(heading: string): boolean {
  return SUMMING.test(bare(heading));
}

/** Whether a part under this heading lists sources, authors, comments and the like. */
export function isApparatus(heading: string): boolean {
  return APPARATUS.test(bare(heading)) || REMARK.test(heading);
}
