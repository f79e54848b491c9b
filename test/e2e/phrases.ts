/** Stops where every reader knows how it goes on, after enough letters to be sure and before the last ones. */
export const PHRASE = 'I am looking forw';

/** More of the same. */
export const PHRASES = [PHRASE, 'This is one of the most imp', 'We live in the United Stat', 'I am sure that you are alre'];

/** Goes on in a likely way, but not a certain one. */
export const LIKELY = [
  'I would li',
  'Please let me kn',
  'at the end of ',
  'a lot of peop',
  'as well a',
  'in the first pla',
  'It has been a lo',
];
