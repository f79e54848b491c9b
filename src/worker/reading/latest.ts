/**
 * Writes values one after the other and leaves out those that are overtaken by a newer one. Answers when the value, or a newer one,
 * is written. A write that fails is let go: what is written is for a worker that comes after this one, and this one goes on.
 */
export function latest<T>(write: (value: T) => Promise<void>): (value: T) => Promise<void> {
  let next: { value: T } | undefined;
  let writing: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    while (next) {
      const { value } = next;
      next = undefined;
      await write(value).catch(() => {});
    }
    writing = undefined;
  };
  return (value) => {
    next = { value };
    writing ??= drain();
    return writing;
  };
}
