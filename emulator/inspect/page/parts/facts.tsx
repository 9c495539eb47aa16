import type { ReactNode } from 'react';

/** Name and value, one under another; what is `undefined` is left out. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** A part of a detail with its heading. */
export const Section = ({ title, side, children }: { title: string; side?: ReactNode; children: ReactNode }) => (
  <section className="section">
    <h3>
      {title}
      {side ? <span className="section-side">{side}</span> : null}
    </h3>
    {children}
  </section>
);
