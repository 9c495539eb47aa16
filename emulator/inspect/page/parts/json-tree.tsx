import { useState } from 'react';
import { textsIn } from '../texts';
import { CopyButton } from './copy-button';
import { Icon } from './icons';
import { JsonLeaf, leafOf } from './json-leaf';

/** Deeper objects start folded, so that a large document opens small. */
const OPEN_DEPTH = 2;
/** Of a long list this many are drawn, and as many more at each asking. */
const CHILDREN_A_TIME = 100;

const useTexts = textsIn(
  {
    copy: '复制 JSON',
    unfold: '全部展开',
    fold: '全部折叠',
    more: (left: number) => `还有 ${left} 项`,
    items: (count: number) => `${count} 项`,
    keys: (count: number) => `${count} 个字段`,
  },
  {
    copy: 'Copy JSON',
    unfold: 'Unfold all',
    fold: 'Fold all',
    more: (left) => `${left} more`,
    items: (count) => (count === 1 ? '1 item' : `${count} items`),
    keys: (count) => (count === 1 ? '1 field' : `${count} fields`),
  },
);

/** A document or message as a tree that folds, with what can be done to all of it. */
export function JsonPanel({ value }: { value: unknown }) {
  const texts = useTexts();
  const [unfolding, setUnfolding] = useState({ depth: OPEN_DEPTH, count: 0 });
  const isTree = leafOf(value) === undefined;
  const unfold = (depth: number) => setUnfolding(({ count }) => ({ depth, count: count + 1 }));
  return (
    <div className="json">
      <div className="json-tools">
        {isTree ? (
          <>
            <button type="button" className="quiet-button" onClick={() => unfold(Number.POSITIVE_INFINITY)}>
              {texts.unfold}
            </button>
            <button type="button" className="quiet-button" onClick={() => unfold(1)}>
              {texts.fold}
            </button>
          </>
        ) : null}
        <CopyButton label={texts.copy} text={() => JSON.stringify(value, undefined, 2) ?? 'undefined'} />
      </div>
      <div className="json-body" key={unfolding.count}>
        <Node name="" value={value} depth={0} openDepth={unfolding.depth} />
      </div>
    </div>
  );
}

type NodeProps = { readonly name: string; readonly value: unknown; readonly depth: number; readonly openDepth: number };

function Node({ name, value, depth, openDepth }: NodeProps) {
  const texts = useTexts();
  const [isOpen, setOpen] = useState(depth < openDepth);
  const [shown, setShown] = useState(CHILDREN_A_TIME);
  const label = name === '' ? null : <span className="json-key">{name}</span>;
  if (leafOf(value) !== undefined || typeof value !== 'object' || value === null) {
    return (
      <div className="json-line">
        {label}
        <JsonLeaf name={name} value={value} />
      </div>
    );
  }
  const isList = Array.isArray(value);
  const children = Object.entries(value);
  return (
    <div className="json-node">
      <button type="button" className="json-line json-toggle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name="fold" size={12} />
        {label}
        <span className="json-quiet">
          {isList ? '[' : '{'} {isList ? texts.items(children.length) : texts.keys(children.length)} {isList ? ']' : '}'}
        </span>
      </button>
      {isOpen ? (
        <div className="json-children">
          {children.slice(0, shown).map(([key, child]) => (
            <Node key={key} name={key} value={child} depth={depth + 1} openDepth={openDepth} />
          ))}
          {children.length > shown ? (
            <button type="button" className="quiet-button" onClick={() => setShown(shown + CHILDREN_A_TIME)}>
              {texts.more(children.length - shown)}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
