import { dateWithYear, timeOfDay } from '../../phone/page/dates';
import { useLanguage } from '../../phone/page/words';

/** Numbers in here are taken for epoch ms, and told as a time as well. */
const FIRST_MS = Date.UTC(2015, 0);
const LAST_MS = Date.UTC(2100, 0);
/** Deeper objects start folded, so that a large document opens small. */
const OPEN_DEPTH = 2;

/** Any JSON value as a tree that folds. */
export function JsonView({ value, depth = 0 }: { value: unknown; depth?: number }) {
  if (typeof value !== 'object' || value === null) return <Leaf value={value} />;
  const entries = Object.entries(value);
  const isList = Array.isArray(value);
  if (entries.length === 0) return <span className="json-quiet">{isList ? '[]' : '{}'}</span>;
  return (
    <details className="json-node" open={depth < OPEN_DEPTH}>
      <summary>
        <span className="json-quiet">{isList ? `[ ${entries.length} ]` : `{ ${entries.length} }`}</span>
      </summary>
      {entries.map(([key, child]) => (
        <div key={key} className="json-entry">
          <span className="json-key">{key}</span>
          <JsonView value={child} depth={depth + 1} />
        </div>
      ))}
    </details>
  );
}

function Leaf({ value }: { value: unknown }) {
  const language = useLanguage();
  if (typeof value === 'string') return <span className="json-text">{value === '' ? '""' : value}</span>;
  const isTime = typeof value === 'number' && Number.isInteger(value) && value > FIRST_MS && value < LAST_MS;
  return (
    <span className="json-value">
      {String(value)}
      {isTime ? (
        <span className="json-quiet">
          {' '}
          {dateWithYear(language, value)} {timeOfDay(value)}
        </span>
      ) : null}
    </span>
  );
}
