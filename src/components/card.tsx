import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import { Tap } from './tap';
import './card.scss';

type CardProps = {
  id?: string;
  title?: string;
  /** Beside the title, at the end of the line. */
  aside?: ReactNode;
  children?: ReactNode;
};

export function Card({ id, title, aside, children }: CardProps) {
  return (
    <View {...(id ? { id } : {})} className="card">
      {(title || aside) && (
        <View className="card-head">
          {title && <Text className="card-title">{title}</Text>}
          {aside}
        </View>
      )}
      {children}
    </View>
  );
}

/** A card that is a link as a whole. */
export function CardLink({
  id,
  className = '',
  onTap,
  children,
}: {
  id: string;
  className?: string;
  onTap: () => void;
  children: ReactNode;
}) {
  return (
    <Tap id={id} className={`card ${className}`} role="link" onTap={onTap}>
      {children}
    </Tap>
  );
}

type RowProps = {
  id?: string;
  label: string;
  value?: ReactNode;
  /** Makes the whole row a link. */
  onTap?: () => void;
};

/** One fact in a card: what it is, and its value; a chevron when it leads somewhere. */
export function Row({ id, label, value, onTap }: RowProps) {
  const content = (
    <>
      <Text className="row-label">{label}</Text>
      <View className="row-value">
        {value}
        {onTap && <Icon name="chevron" size={16} />}
      </View>
    </>
  );
  if (!onTap)
    return (
      <View {...(id ? { id } : {})} className="row">
        {content}
      </View>
    );
  return (
    <Tap {...(id ? { id } : {})} className="row row-link" role="link" onTap={onTap}>
      {content}
    </Tap>
  );
}
