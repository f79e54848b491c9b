/** Most UTF-16 units of a field that are checked; in a longer one nothing is. */
export const CHECKED_LIMIT = 200_000;
/** The same for one line of a control, which is laid out as a whole at each of its changes. */
export const LINE_LIMIT = 20_000;
