import { describe, expect, it } from 'vitest';
import { corrected } from './corrected';
import { packedSpeller } from './tables';

const speller = packedSpeller();

/** Each word flagged with its first correction. */
function fixes(text: string): Record<string, string | undefined> {
  return Object.fromEntries(speller.check(text).mistakes.map(({ word, corrections }) => [word, corrections[0]]));
}

describe('the speller on the tables of the extension', () => {
  it('finds a word that is right by itself and wrong where it stands', () => {
    const text = 'The house is about fifteen minuets from here.';
    const { mistakes } = speller.check(text);
    expect(mistakes).toEqual([
      { start: 27, end: 34, word: 'minuets', kind: 'realword', corrections: expect.any(Array), p: expect.any(Number) },
    ]);
    expect(mistakes[0]!.corrections[0]).toBe('minutes');
    expect(mistakes[0]!.p).toBeGreaterThan(0.9);
  });

  it('reads the sentence as a whole, in its own case and with its own marks', () => {
    const text = 'Thier freind recieved teh leter on teusday — "beleive me".';
    const { mistakes } = speller.check(text);
    expect(corrected(text, mistakes)).toBe('Their friend received the letter on Tuesday — "believe me".');
    for (const { start, end, word } of mistakes) expect(text.slice(start, end)).toBe(word);
  });

  it('knows the words that people take for each other', () => {
    expect(Object.entries(fixes('He is taller then me.'))).toEqual([['then', 'than']]);
    expect(fixes("Their house is over there, and they're happy.")).toEqual({});
  });

  it.each([
    ['Your welcome.', { Your: "You're" }],
    ['There going to be late.', { There: "They're" }],
    ['I think its to late.', { its: "it's", to: 'too' }],
    ['Please advice me.', { advice: 'advise' }],
    ['Than we went home.', { Than: 'Then' }],
    ['We went passed the house.', { passed: 'past' }],
    ['There car is red.', { There: 'Their' }],
    ['Let me now if you need any help.', { now: 'know' }],
    ['Thank you for you help with this.', { you: 'your' }],
    ['He finished the hole book in one weekend.', { hole: 'whole' }],
    ['We had a peace of cake, and the police had to brake down the door.', { peace: 'piece', brake: 'break' }],
    ["Your car is here, and it's to be washed. It's too late, then.", {}],
    ['The cat hurt its paw on its way to the house that they passed in the past.', {}],
    ['You know that your dog dug a hole now, and the whole day went by while I threw it through the garden.', {}],
    ['There is more advice there than I can give, and whose is it?', {}],
  ])('tells by the words around which of them is meant: %s', (text, expected) => {
    expect(fixes(text)).toEqual(expected);
  });

  it('puts in the apostrophe that was left out, also where what is left is a word', () => {
    expect(fixes('Im sure he cant come, and I think ill stay.')).toEqual({ Im: "I'm", cant: "can't", ill: "I'll" });
    expect(fixes('He wont listen to me. Lets meet tomorrow.')).toEqual({ wont: "won't", Lets: "Let's" });
    expect(fixes('They fell ill. As he was wont to do, he left. It lets the light in.')).toEqual({});
    expect(fixes('The poem is full of cant and hypocrisy.')).toEqual({});
  });

  it('leaves alone what is spoken of, and a name in lower case', () => {
    expect(fixes('It was called a "disking" by the farmers.')).toEqual({});
    expect(fixes('We met audrey in london on a monday.')).toEqual({});
  });

  it('reads "of" as "have" between a modal verb and a participle, and nowhere else', () => {
    for (const text of [
      'I would of gone home.',
      'You could of done it.',
      "She couldn't of known.",
      'He must of just missed the bus.',
    ]) {
      expect(Object.entries(fixes(text)), text).toEqual([['of', 'have']]);
    }
    for (const text of ['I would of course agree.', 'The might of united people is great.', 'She spoke of gone days.']) {
      expect(fixes(text), text).toEqual({});
    }
  });

  it('knows the words of chats and of work with computers, and proposes none of them for an ordinary slip', () => {
    expect(fixes('idk, the config of the backend is smth for standup tbh.')).toEqual({});
    expect(fixes('The frontend has an async api with a dropdown, lol.')).toEqual({});
    expect(fixes('We saw teh confict.')).toEqual({ teh: 'the', confict: 'conflict' });
  });

  it('proposes nothing for what is near no word, and names only where no ordinary word is as near', () => {
    const [nothing] = speller.check('We talked about the hjkl yesterday.').mistakes;
    expect(nothing).toMatchObject({ word: 'hjkl', corrections: [], p: 0 });
    for (const { word, corrections } of speller.check('We talked about asdf, npm and whatsapp today.').mistakes)
      expect(corrections, word).toEqual([]);
    expect(speller.correctWord('fone').corrections).toContain('phone');
    expect(speller.correctWord('fone').corrections).not.toContain('Foner');
    expect(speller.correctWord('teusday').corrections[0]).toBe('Tuesday');
  });

  it('takes words apart that were written as one', () => {
    expect(fixes('We bought alot of food.')).toEqual({ alot: 'a lot' });
  });

  it('joins words that were written as two, where they are one', () => {
    expect(fixes('I am going to school to day.')).toEqual({ 'to day': 'today' });
    expect(fixes('I will see you to morrow. No thing is wrong.')).toEqual({ 'to morrow': 'tomorrow', 'No thing': 'Nothing' });
    expect(fixes('We talk every day, and we may be late, for it can not be done in side streets.')).toEqual({});
    expect(speller.check('I am going to school to day.', new Set(['to day'])).mistakes).toEqual([]);
  });

  it('keeps places right over lines, and after letters of two units', () => {
    const text = '😀😀 All is well.\n\n𝒳 is a freind of mine.\r\nTeh end.';
    const { mistakes } = speller.check(text);
    expect(mistakes.map(({ word }) => word)).toEqual(['freind', 'Teh']);
    for (const { start, end, word } of mistakes) expect(text.slice(start, end)).toBe(word);
  });
});
