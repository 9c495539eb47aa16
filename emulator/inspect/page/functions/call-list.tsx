/** What a run asked of the cloud, in order. */
export function CallList({ calls }: { calls: readonly string[] }) {
  return (
    <ol className="calls">
      {calls.map((call, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a run only ever adds at the end, and the same call comes many times
        <li key={index}>
          <code>{call}</code>
        </li>
      ))}
    </ol>
  );
}
