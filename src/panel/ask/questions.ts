/** Headings that every page has and that say nothing of its subject. */
const FURNITURE =
  /^(?:see also|references|notes|footnotes|external links|further reading|bibliography|sources|citations|contents|table of contents|on this page|share|comments?|related.*|more from.*|about the author|navigation|menu|search|advertisement|newsletter|subscribe|sign up|footer|tags|you may also like|read more|leave a reply|copyright|licen[cs]e)$/i;
const LONGEST_CHARACTERS = 60;
const MOST = 4;

/** Numbers in front of headings: "2.1 Methods", "IV. Results", "Chapter 3:". */
const NUMBERING = /^(?:(?:chapter|section|part)\s+)?(?:\d+(?:\.\d+)*|[IVX]+)[.):]?\s+/i;
/** What wikis put behind headings. */
const EDIT = /\s*\[edit\]$/i;

/** Up to four questions that the headings of a page suggest; the title's own words are not asked for. */
export function suggestedQuestions({ title, headings }: { title: string; headings: string[] }): string[] {
  const titled = title.toLowerCase();
  const questions = headings
    .map((heading) => heading.replace(NUMBERING, '').replace(EDIT, '').trim())
    .filter((heading) => {
      const isTitle = heading.length > 3 && titled.startsWith(heading.toLowerCase());
      return (
        heading.length > 2 &&
        heading.length <= LONGEST_CHARACTERS &&
        /\p{L}{2}/u.test(heading) &&
        !FURNITURE.test(heading) &&
        !isTitle
      );
    })
    .map((heading) => (heading.endsWith('?') ? heading : `What does “${heading.replace(/[.:!]+$/, '')}” say?`));
  return [...new Set(questions)].slice(0, MOST);
}
