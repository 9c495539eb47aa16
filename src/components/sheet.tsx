import { ScrollView, Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { commonTexts } from '@/i18n/common';
import { useTexts } from '@/i18n/texts';
import { Icon } from './icon';
import { Tap } from './tap';
import './sheet.scss';

type SheetProps = { id: string; title: string; open: boolean; onClose: () => void; footer?: ReactNode; children: ReactNode };

/**
 * Slides up from the bottom with an explanation or a question; closes on the cross, on the mask, and on whatever its footer does.
 * Our own: NutUI's Popup with what it needs (a transition library, lodash, gestures, styles) costs 45 KB of the main package, measured.
 */
export function Sheet({ id, title, open, onClose, footer, children }: SheetProps) {
  const t = useTexts(commonTexts);
  if (!open) return null;
  return (
    <View className="sheet-layer" catchMove>
      <View className="sheet-mask" onClick={onClose} />
      <View id={id} className="sheet" {...(process.env.TARO_ENV === 'h5' ? { role: 'dialog', 'aria-label': title } : {})}>
        <View className="sheet-head">
          <Text className="sheet-title">{title}</Text>
          <Tap id={`${id}-close`} className="sheet-close" label={t.close} onTap={onClose}>
            <Icon name="close" />
          </Tap>
        </View>
        <ScrollView scrollY className="sheet-body">
          <View className="sheet-content">{children}</View>
        </ScrollView>
        {footer && <View className="sheet-footer">{footer}</View>}
      </View>
    </View>
  );
}
