import { Picker, Text, View } from '@tarojs/components';
import type { SettingDetail } from '#core/contract/setting-views';
import { serverNow } from '@/cloud/server-clock';
import type { LiveView } from '@/cloud/use-view';
import { Note } from '@/components/badge';
import { PrimaryAction, QuietAction } from '@/components/button';
import { Card } from '@/components/card';
import { Chips } from '@/components/choice';
import { Field, TextField } from '@/components/field';
import { Icon } from '@/components/icon';
import { RefusalNote } from '@/components/refusal-note';
import { Sheet } from '@/components/sheet';
import { formatCalendarDay } from '@/i18n/dates';
import { staffSettingsTexts } from '@/i18n/staff-settings';
import { useTexts } from '@/i18n/texts';
import { ClauseLines } from './clause-lines';
import { LineChanges } from './line-changes';
import { type SettingForm as Form, useSettingForm, type When } from './use-setting-form';
import { ValueEditor } from './value-editor';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const tomorrow = (): string => new Date(serverNow() + SHANGHAI_OFFSET_MS + DAY_MS).toISOString().slice(0, 10);
const WHENS: readonly When[] = ['now', 'day'];

type SettingFormProps = {
  setting: SettingDetail;
  live: LiveView<SettingDetail>;
  onSaved: (saved: SettingDetail) => void;
  onCancel: () => void;
};

/**
 * Another value for a setting. Ids: setting-form, setting-value…, setting-when-<now|day>, setting-day, setting-reason, setting-check, setting-refused, setting-stale, and those
 * of the sheet.
 */
export function SettingForm({ setting, live, onSaved, onCancel }: SettingFormProps) {
  const t = useTexts(staffSettingsTexts);
  const form = useSettingForm(setting, live, onSaved);
  const { input, change, errorOf, error } = form;
  return (
    <View id="setting-form" className="stack">
      <Card title={t.form}>
        <ValueEditor
          path="value"
          label=""
          shape={setting.shape}
          draft={input.draft}
          onChange={(draft) => change({ draft })}
          words={setting.words}
          errorOf={errorOf}
        />
      </Card>
      <Card>
        <Effective form={form} />
        <TextField
          id="setting-reason"
          label={t.reason}
          value={input.reason}
          onChange={(reason) => change({ reason })}
          placeholder={t.reasonPlaceholder}
          maxLength={200}
          error={errorOf('reason')}
        />
      </Card>
      {form.wasStale && (
        <Note id="setting-stale" tone="attention" icon="alert">
          {t.stale}
        </Note>
      )}
      {error && <RefusalNote id="setting-refused" error={error} />}
      <View className="setting-submit">
        {form.isMissing && <Text className="missing">{t.missing}</Text>}
        <PrimaryAction id="setting-check" label={t.preview} busy={form.isChecking} onTap={form.check} />
        <QuietAction id="setting-cancel" label={t.cancel} onTap={onCancel} />
      </View>
      <PreviewSheet form={form} />
    </View>
  );
}

/** From which day on it is to hold. */
function Effective({ form }: { form: Form }) {
  const t = useTexts(staffSettingsTexts);
  const { input, change, errorOf } = form;
  return (
    <Field id="setting-when" label={t.effective} hint={t.effectiveHint} error={errorOf('effectiveFrom')}>
      <Chips
        id="setting-when"
        kind="radio"
        options={WHENS.map((key) => ({ key, label: t.effectives[key] }))}
        chosen={[input.when]}
        onToggle={(when) => change({ when })}
      />
      {input.when === 'day' && (
        <Picker mode="date" value={input.day || tomorrow()} start={tomorrow()} onChange={({ detail }) => change({ day: detail.value })}>
          <View id="setting-day" className="field-box">
            <Icon name="clock" />
            <Text className={input.day ? '' : 'secondary'}>{input.day ? formatCalendarDay(input.day) : t.pickDay}</Text>
          </View>
        </Picker>
      )}
    </Field>
  );
}

/** What the change means, to be read before it is made. Ids: setting-preview, setting-save, setting-preview-back. */
function PreviewSheet({ form }: { form: Form }) {
  const t = useTexts(staffSettingsTexts);
  const { preview } = form;
  return (
    <Sheet
      id="setting-preview"
      title={t.previewTitle}
      open={preview !== undefined}
      onClose={form.closePreview}
      footer={
        <>
          <PrimaryAction id="setting-save" label={t.save} busy={form.isSaving} onTap={form.save} />
          <QuietAction id="setting-preview-back" label={t.back} onTap={form.closePreview} />
        </>
      }
    >
      {preview && (
        <View className="stack">
          <Text className="setting-part">{preview.sentence}</Text>
          <LineChanges removed={preview.removed} added={preview.added} />
          {preview.later && <Text className="secondary">{preview.later}</Text>}
          <Text className="secondary">{preview.reach}</Text>
          <ClauseLines clauses={preview.clauses} />
        </View>
      )}
    </Sheet>
  );
}
