/**
 * What `work` gives, or `otherwise` when it throws. For runs over many people's things, where a bug that shows with one must not keep the others
 * waiting; everywhere else what is thrown goes up to the entry.
 *
 * @param report hears what was thrown
 */
export async function unlessItThrows<T>(work: () => Promise<T>, otherwise: T, report: (bug: unknown) => void): Promise<T> {
  try {
    return await work();
  } catch (bug) {
    report(bug);
    return otherwise;
  }
}
