import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { recallSubscriptions } from '@/cloud/start';
import { noteVisit } from '@/cloud/visit';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    recallSubscriptions();
    noteVisit();
  });
  return children;
}
