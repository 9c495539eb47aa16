import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { recallSubscriptions } from '@/cloud/start';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(recallSubscriptions);
  return children;
}
