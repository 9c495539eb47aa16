import { Text, View } from '@tarojs/components';
import { Tap } from './tap';
import './stars.scss';

const ALL = [1, 2, 3, 4, 5];

/** One to five stars to tap; the stars are written, so that they need no picture. Ids: star-1 … star-5. */
export function StarInput({ stars, onChange, label }: { stars: number; onChange: (stars: number) => void; label: (n: number) => string }) {
  return (
    <View className="stars">
      {ALL.map((n) => (
        <Tap
          key={n}
          id={`star-${n}`}
          className={n <= stars ? 'star star-lit' : 'star'}
          role="radio"
          checked={n === stars}
          label={label(n)}
          onTap={() => onChange(n)}
        >
          <Text>{n <= stars ? '★' : '☆'}</Text>
        </Tap>
      ))}
    </View>
  );
}

/** Stars that were given: ★★★★☆. */
export function Stars({ id, stars }: { id: string; stars: number }) {
  return (
    <Text id={id} className="star-lit">
      {ALL.map((n) => (n <= stars ? '★' : '☆')).join('')}
    </Text>
  );
}
