import { Text, View } from '@tarojs/components';
import './progress-bar.scss';

type ProgressBarProps = {
  id?: string;
  label: string;
  /** 0–100; undefined while nobody can tell. */
  percent: number | undefined;
};

/** How far something is, as a bar and in figures. */
export function ProgressBar({ id, label, percent }: ProgressBarProps) {
  const spoken =
    process.env.TARO_ENV === 'h5'
      ? {
          role: 'progressbar',
          'aria-label': label,
          ...(percent === undefined ? {} : { 'aria-valuenow': percent, 'aria-valuemin': 0, 'aria-valuemax': 100 }),
        }
      : { ariaLabel: percent === undefined ? label : `${label} ${percent}%` };
  return (
    <View {...(id ? { id } : {})} className="progress" {...spoken}>
      <View className="between">
        <Text>{label}</Text>
        {percent !== undefined && <Text className="progress-percent">{`${percent}%`}</Text>}
      </View>
      <View className="progress-track">
        <View
          className={`progress-done ${percent === undefined ? 'progress-unknown' : ''}`}
          style={percent === undefined ? {} : { width: `${percent}%` }}
        />
      </View>
    </View>
  );
}
