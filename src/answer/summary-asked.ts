const WHAT = '(?:page|web ?page|site|website|article|document|text|file|pdf|paper|report|video|talk|selection|post|story|book)';
const THIS = `(?:this|the|these|all (?:of )?this|it)(?: (?:whole|entire))?(?: ${WHAT}s?)?`;
const POINTS = '(?:(?:main|key|most important) )(?:points?|ideas?|takeaways?|facts?|messages?|findings?|arguments?)';
const PLEASE = '(?:please |can you |could you |would you )*';

const PATTERNS = [
  `${PLEASE}(?:summari[sz]e|sum up|outline)(?: ${THIS})?(?: for me| please| briefly| shortly| in (?:a few|\\d+|three|five) (?:words|sentences|points))*`,
  `${PLEASE}(?:give me |write |make )?(?:a |the )?(?:short |brief |quick )?(?:summary|overview|gist|tl;?dr)(?: (?:of|for) ${THIS})?`,
  `what(?:'s|’s| is| are| was) ${THIS}(?: all)? about`,
  `what (?:does|do) ${THIS} (?:say|cover|deal with|talk about|discuss)`,
  `(?:what(?:'s|’s| is| are) |list |tell me )?(?:the )?${POINTS}(?: (?:of|in|from) ${THIS})?`,
].map((pattern) => new RegExp(`^\\s*${pattern}\\s*[?.!]*\\s*$`, 'i'));

/** Whether a question asks for what a document says in all: "Summarise this", "What is this page about?" No one sentence answers it. */
export function asksForSummary(question: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(question));
}
