import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Tap } from './tap';
import './dense-rows.scss';

type DenseSectionProps = { id?: string; heading?: ReactNode; children: ReactNode };

/** Rows that belong together, under their heading. */
export function DenseSection({ id, heading, children }: DenseSectionProps) {
  return (
    <View {...(id ? { id } : {})} className="dense-section">
      {heading && <View className="line dense-heading">{heading}</View>}
      <View className="dense-rows">{children}</View>
    </View>
  );
}

type DenseRowProps = {
  id: string;
  /** Open in the column beside it. */
  isOpen?: boolean;
  /** Under the keyboard's cursor. */
  isMarked?: boolean;
  onTap: () => void;
  /** What it is; `dense-row-name` and `dense-row-what` are cut rather than broken. */
  children: ReactNode;
  /** At the end of the row. */
  side: ReactNode;
};

/** One of many things in 56 px, a link as a whole. */
export function DenseRow({ id, isOpen = false, isMarked = false, onTap, children, side }: DenseRowProps) {
  return (
    <Tap id={id} className={`dense-row ${isOpen ? 'dense-row-open' : ''} ${isMarked ? 'dense-row-marked' : ''}`} role="link" onTap={onTap}>
      <View className="dense-row-words">{children}</View>
      <View className="dense-row-side">{side}</View>
    </Tap>
  );
}
