import { View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { type ReactNode, useEffect, useRef } from 'react';
import { earnQuietly } from '@/cloud/subscribe';
import { showUnreadAgain } from '@/cloud/unread';
import { useConnection } from '@/cloud/use-connection';
import { commonTexts } from '@/i18n/common';
import { useTexts } from '@/i18n/texts';
import { openContact } from '@/navigation';
import { QuietAction } from './button';
import { Icon } from './icon';
import './screen.scss';

const TABS = ['home', 'orders', 'messages', 'me'] as const;

type ScreenProps = {
  /** The root's id, for finding the page that is in front. */
  id: string;
  /** In WeChat's navigation bar. */
  title: string;
  /** Given on the four tab pages: their bar is worded again when they come to the front. */
  tab?: (typeof TABS)[number];
  /** Uses the whole width of a wide screen (columns). */
  wide?: boolean;
  /** Stays at the bottom, above the home indicator: the one action of the page. */
  footer?: ReactNode;
  /** Offers whom to ask at the end of the page, one tap away (R1); left out where the contact card itself stands. */
  contact?: boolean;
  children: ReactNode;
};

/** The frame of every page: title, background, a line when there is no network, a footer that never covers the content. */
export function Screen({ id, title, tab, wide = false, footer, contact = false, children }: ScreenProps) {
  const t = useTexts(commonTexts);
  const online = useConnection();
  const inFront = useRef(true);

  useDidShow(() => {
    inFront.current = true;
    Taro.setNavigationBarTitle({ title });
    if (tab) showUnreadAgain();
  });
  useEffect(() => {
    if (inFront.current) Taro.setNavigationBarTitle({ title });
  }, [title]);
  useEffect(() => {
    if (tab) TABS.forEach((name, index) => void Taro.setTabBarItem({ index, text: t.tabs[name] }));
  }, [tab, t]);

  return (
    <View id={id} className={`screen ${tab ? 'screen-tab' : ''}`} onClick={earnQuietly}>
      {!online && (
        <View className="screen-offline">
          <Icon name="offline" size={16} />
          {t.offline.line}
        </View>
      )}
      <View className={`screen-body ${footer ? 'screen-body-footed' : ''} ${wide ? 'screen-body-wide' : ''}`}>
        {children}
        {contact && <QuietAction id="open-contact" label={t.contact} onTap={openContact} />}
      </View>
      {footer && (
        <View className="screen-footer">
          <View className="screen-footer-inner">{footer}</View>
        </View>
      )}
    </View>
  );
}
