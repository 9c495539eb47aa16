import { Text, View } from '@tarojs/components';
import { Icon } from './icon';
import './step-bar.scss';

type StepBarProps = {
  id?: string;
  steps: readonly string[];
  /** Index of the step under way; `steps.length` when all are done. */
  current: number;
  /** Nothing is under way any more (cancelled): the bar is shown without a current step. */
  stopped?: boolean;
};

/** How far along something is: done, under way, to come. */
export function StepBar({ id, steps, current, stopped = false }: StepBarProps) {
  return (
    <View {...(id ? { id } : {})} className="steps">
      {steps.map((step, index) => {
        const state = index < current ? 'done' : index === current && !stopped ? 'current' : 'ahead';
        return (
          <View
            key={step}
            className={`step step-${state}`}
            {...(state === 'current' && process.env.TARO_ENV === 'h5' ? { 'aria-current': 'step' } : {})}
          >
            <View className="step-mark">{state === 'done' ? <Icon name="check" size={16} /> : <Text>{index + 1}</Text>}</View>
            <Text className="step-word">{step}</Text>
          </View>
        );
      })}
    </View>
  );
}
