/** A function that loads on its first call and gives every caller the same answer; a failed load is forgotten and tried again. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    if (!loading) {
      const started = load();
      loading = started;
      started.catch(() => {
        loading = undefined;
      });
    }
    return loading;
  };
}
