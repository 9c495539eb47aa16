import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';

/** From here on two columns fit side by side, in logical pixels. */
const WIDE = 900;

const isWideNow = (): boolean => (process.env.TARO_ENV === 'h5' ? window.innerWidth : Taro.getWindowInfo().windowWidth) >= WIDE;

/** Whether queue and order stand beside each other: a desktop, a tablet held wide. */
export function useWideScreen(): boolean {
  const [isWide, setIsWide] = useState(isWideNow);
  useEffect(() => {
    const look = () => setIsWide(isWideNow());
    if (process.env.TARO_ENV === 'h5') {
      window.addEventListener('resize', look);
      return () => window.removeEventListener('resize', look);
    }
    Taro.onWindowResize(look);
    return () => Taro.offWindowResize(look);
  }, []);
  return isWide;
}
