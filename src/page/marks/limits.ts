/** Most UTF-16 units of a field that are checked; of a longer one, those around what is seen of it. */
export const CHECKED_LIMIT = 200_000;
/** The checked part moves on when what is seen comes so near to its end, in UTF-16 units. */
export const CHECKED_EDGE = 20_000;
/** Most UTF-16 units of a control, all of which is laid out once more; in a longer one nothing is checked. */
export const LAID_LIMIT = 1_000_000;
/** The same for one line of it, which is laid out as a whole at each of its changes. */
export const LINE_LIMIT = 20_000;
