import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { commonTexts } from '@/i18n/common';
import { useTexts } from '@/i18n/texts';
import { Icon } from './icon';
import { Tap } from './tap';
import './copy-row.scss';

/** Something to take elsewhere: a waybill, an account, an address. The words can be selected too. */
export function CopyRow({ id, label, value }: { id: string; label: string; value: string }) {
  const t = useTexts(commonTexts);
  const copy = async () => {
    try {
      await Taro.setClipboardData({ data: value });
      Taro.showToast({ title: t.copied, icon: 'none' });
    } catch {
      Taro.showToast({ title: t.copyFailed, icon: 'none' });
    }
  };
  return (
    <View className="copy">
      <View className="copy-words">
        <Text className="copy-label">{label}</Text>
        <Text id={id} className="copy-value" selectable userSelect>
          {value}
        </Text>
      </View>
      <Tap id={`${id}-copy`} className="copy-button" label={`${t.copy} ${label}`} onTap={copy}>
        <Icon name="copy" size={16} />
        <Text>{t.copy}</Text>
      </Tap>
    </View>
  );
}
