import { Picker, Text, View } from '@tarojs/components';
import type { MessageSettings } from '#core/contract/messages';
import type { Choosing } from '@/cloud/message-settings';
import { Card } from '@/components/card';
import { CheckRow, Segments } from '@/components/choice';
import { Field } from '@/components/field';
import { Icon } from '@/components/icon';
import { isElsewhere } from '@/i18n/dates';
import { messageSettingTexts } from '@/i18n/message-settings';
import { useTexts } from '@/i18n/texts';
import { hoursBut, type Quiet, USUAL_QUIET } from './choice';

type Props = { settings: MessageSettings; onChoose: (choice: Choosing) => void };

const CHANNELS = ['subscribe', 'template', 'customer-service'] as const;

/** Which channels may be used. Ids: channels, channel-<name>. */
export function ChannelsCard({ settings: { channels, follows }, onChoose }: Props) {
  const t = useTexts(messageSettingTexts).channels;
  return (
    <Card id="channels" title={t.title}>
      {CHANNELS.map((channel) => (
        <CheckRow
          key={channel}
          id={`channel-${channel}`}
          label={t[channel].label}
          detail={channel !== 'subscribe' && !follows ? t.needsFollowing : t[channel].detail}
          checked={channels[channel]}
          onChange={(isOn) => onChoose((pending) => ({ channels: { ...(pending.channels ?? channels), [channel]: isOn } }))}
        />
      ))}
      <Text className="small">{CHANNELS.some((channel) => channels[channel]) ? t.always : t.allOff}</Text>
    </Card>
  );
}

/** Hours in which only what matters comes. Ids: quiet, quiet-on, quiet-from, quiet-until. */
export function QuietCard({ settings: { quiet }, onChoose }: Props) {
  const t = useTexts(messageSettingTexts).quiet;
  return (
    <Card id="quiet" title={t.title} aside={isElsewhere() && <Text className="small">{t.zone}</Text>}>
      <CheckRow
        id="quiet-on"
        label={t.label}
        detail={t.detail}
        checked={quiet !== null}
        onChange={(isOn) => onChoose({ quiet: isOn ? USUAL_QUIET : null })}
      />
      {quiet && (
        <QuietHours quiet={quiet} onChange={(hours) => onChoose((pending) => ({ quiet: { ...(pending.quiet ?? quiet), ...hours } }))} />
      )}
    </Card>
  );
}

function QuietHours({ quiet, onChange }: { quiet: Quiet; onChange: (hours: Partial<Quiet>) => void }) {
  const t = useTexts(messageSettingTexts).quiet;
  const { fromHour, untilHour } = quiet;
  const until = (hour: number) => (hour < fromHour ? t.nextDay(hour) : t.hour(hour));
  return (
    <View className="quiet-hours">
      <HourField
        id="quiet-from"
        label={t.from}
        hour={fromHour}
        other={untilHour}
        word={t.hour}
        onChange={(hour) => onChange({ fromHour: hour })}
      />
      <HourField
        id="quiet-until"
        label={t.until}
        hour={untilHour}
        other={fromHour}
        word={until}
        onChange={(hour) => onChange({ untilHour: hour })}
      />
    </View>
  );
}

type HourProps = {
  id: string;
  label: string;
  hour: number;
  other: number;
  word: (hour: number) => string;
  onChange: (hour: number) => void;
};

/** A full hour, from a wheel. */
function HourField({ id, label, hour, other, word, onChange }: HourProps) {
  const hours = hoursBut(other);
  return (
    <View className="quiet-hour">
      <Field label={label}>
        <Picker
          mode="selector"
          range={hours.map(word)}
          value={hours.indexOf(hour)}
          onChange={({ detail }) => {
            const chosen = hours[Number(detail.value)];
            if (chosen !== undefined && chosen !== hour) onChange(chosen);
          }}
        >
          <View id={id} className="field-box">
            <Text className="quiet-time">{word(hour)}</Text>
            <Icon name="clock" size={16} />
          </View>
        </Picker>
      </Field>
    </View>
  );
}

const LANGUAGES = ['app', 'zh-CN', 'en'] as const;

/** The one language of everything that is sent. Ids: message-language, message-language-<app|zh-CN|en>. */
export function LanguageCard({ settings: { language, languageFollowsApp }, onChoose }: Props) {
  const t = useTexts(messageSettingTexts).language;
  return (
    <Card id="message-language-card" title={t.title}>
      <Segments
        id="message-language"
        options={LANGUAGES.map((key) => ({ key, label: t.options[key] }))}
        chosen={languageFollowsApp ? 'app' : language}
        onChoose={(key) => onChoose({ language: key })}
      />
      <Text className="small">{t.sentence}</Text>
    </Card>
  );
}
