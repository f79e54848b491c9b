/** About 200 tokens. */
export const CONTEXT =
  `The harbour of the small town lies at the end of a long bay, and in winter the wind comes straight in from the sea. Most of the
people who live there work on the boats or in the factory where the fish are packed, and their children go to a school on the hill above
the church. Last year the council decided to build a new road along the shore, which would make the way to the city much shorter. Not
everyone was happy about it. The owner of the hotel said that guests came because of the quiet, and that nobody would want to look at
lorries while they had their breakfast. Others thought that the town would die without the road, because the young people were leaving
and no one came to take their place. There were meetings in the town hall every week, and some of them lasted until midnight. In the end
they asked an engineer from the university to look at the plans. She walked along the shore for three days, talked with everyone she met, and then wrote a long`.replaceAll(
    '\n',
    ' ',
  );
const LETTERS = [' r', 'e', 'p'];
/** Tokens that the plain pipeline writes for each text, as a completion of a word or two needs. */
export const WRITTEN_TOKENS = 4;

/** The times for the context, and for each letter typed after it, in ms. */
export async function typedMs(answer: (text: string) => Promise<unknown>): Promise<number[]> {
  const times = [await timed(() => answer(CONTEXT))];
  let text = CONTEXT;
  for (const letter of LETTERS) {
    text += letter;
    times.push(await timed(() => answer(text)));
  }
  return times;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
