import type { DocumentPage, StoredDocument } from '../doors/shapes';
import { usePolled } from '../doors/use-polled';
import { JsonPanel } from '../parts/json-tree';
import { Split } from '../parts/split';
import { Empty, Loaded } from '../parts/states';
import { hrefOf, useRoute } from '../shell/route';
import { useDataTexts } from './data-texts';
import { documentsDoor, idFilter, idStep, PAGE_SIZE, type Query, queryOf } from './query';
import { QueryBar } from './query-bar';

/** One collection: what is asked of it, the page of documents that answers, and one document whole. */
export function Documents({ collection }: { collection: string }) {
  const texts = useDataTexts();
  const { path, query: written } = useRoute();
  const query = queryOf(written);
  const polled = usePolled<DocumentPage>(documentsDoor(collection, query));
  const page = polled.answer.state === 'ready' ? polled.answer.value : undefined;
  const chosen = path[2];
  const entries = (page?.documents ?? []).map((document) => ({
    id: idStep(document._id),
    href: hrefOf(['data', collection, idStep(document._id)], written),
    head: <code className="entry-id">{idStep(document._id)}</code>,
    line: previewOf(document),
  }));
  const isFiltered = query.filter !== '';
  // Of a plain look through a collection nobody expects an index.
  const isAsked = isFiltered || query.sort !== '';
  const shown = page?.documents.find(({ _id }) => idStep(_id) === chosen);
  return (
    <div className="documents">
      <QueryBar
        key={`${query.filter}\n${query.sort}`}
        collection={collection}
        query={query}
        {...(page && isAsked ? { explain: page.explain } : {})}
        {...(polled.answer.state === 'refused' ? { refusal: polled.answer.message } : {})}
      />
      <Split
        label={texts.documents}
        entries={entries}
        chosen={chosen}
        listHref={hrefOf(['data', collection], written)}
        empty={
          page ? (
            <Empty
              icon="data"
              title={isFiltered ? texts.noMatch : texts.noDocuments}
              how={isFiltered ? texts.noMatchHow : texts.noDocumentsHow}
            />
          ) : polled.answer.state === 'loading' ? (
            <Loaded of={polled}>{() => null}</Loaded>
          ) : null
        }
        below={page ? <Pager collection={collection} query={query} page={page} /> : null}
        detail={
          shown ? (
            <Document document={shown} />
          ) : chosen === undefined ? null : (
            <DocumentById key={chosen} collection={collection} step={chosen} />
          )
        }
      />
    </div>
  );
}

function Document({ document }: { document: StoredDocument }) {
  return (
    <>
      <h2 className="mono">{idStep(document._id)}</h2>
      <JsonPanel value={document} />
    </>
  );
}

/** A document that is not on the page beside it: linked to from elsewhere. */
function DocumentById({ collection, step }: { collection: string; step: string }) {
  const texts = useDataTexts();
  const polled = usePolled<DocumentPage>(documentsDoor(collection, { filter: idFilter(step), sort: '', offset: 0 }, 1));
  return (
    <Loaded of={polled}>
      {({ documents: [document] }) =>
        document ? <Document document={document} /> : <Empty icon="data" title={texts.gone} how={texts.goneHow} />
      }
    </Loaded>
  );
}

function Pager({ collection, query, page }: { collection: string; query: Query; page: DocumentPage }) {
  const texts = useDataTexts();
  const { offset, ...kept } = query;
  const to = offset + page.documents.length;
  const total = page.total ?? `${to}${page.hasMore ? '+' : ''}`;
  const at = (from: number) => hrefOf(['data', collection], { ...kept, ...(from > 0 ? { offset: String(from) } : {}) });
  if (page.documents.length === 0 && offset === 0) return null;
  return (
    <p className="pager">
      {offset > 0 ? (
        <a className="quiet-button" href={at(Math.max(0, offset - PAGE_SIZE))}>
          {texts.previous}
        </a>
      ) : null}
      <span>{texts.range(Math.min(offset + 1, to), to, total.toLocaleString('en'))}</span>
      {page.hasMore ? (
        <a className="quiet-button" href={at(offset + PAGE_SIZE)}>
          {texts.next}
        </a>
      ) : null}
    </p>
  );
}

const PREVIEWED = 4;
const isShort = (value: unknown) =>
  typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value.length < 60);

/** The first few short values, one level deep too, so that documents can be told apart. */
const previewOf = (document: StoredDocument): string =>
  Object.entries(document)
    .flatMap(([key, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [[key, value] as const],
    )
    .filter(([key, value]) => key !== '_id' && value !== '' && isShort(value))
    .slice(0, PREVIEWED)
    .map(([, value]) => String(value))
    .join(' · ');
