/** A document that cannot be read; the message says why, and what the person can do. */
export class Unreadable extends Error {
  override name = 'Unreadable';
}
