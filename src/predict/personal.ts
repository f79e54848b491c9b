/** Half of what the personal model goes by is younger than so many words: some weeks of e-mail. */
export const PERSONAL_HALF_LIFE_TOKENS = 20_000;
