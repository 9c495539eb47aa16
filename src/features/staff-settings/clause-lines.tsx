import { Text } from '@tarojs/components';
import type { SettingClause } from '#core/contract/setting-views';
import { Note } from '@/components/badge';
import { staffSettingsTexts } from '@/i18n/staff-settings';
import { useTexts } from '@/i18n/texts';

/** The lines of the policy that a setting decides, with a warning where their words say another value. Ids: clauses-differ. */
export function ClauseLines({ clauses }: { clauses: readonly SettingClause[] }) {
  const t = useTexts(staffSettingsTexts);
  const differing = clauses.filter(({ differs }) => differs).map(({ clause }) => clause);
  return (
    <>
      {differing.length > 0 && (
        <Note id="clauses-differ" tone="attention" icon="alert">
          {t.clausesDiffer(differing)}
        </Note>
      )}
      {clauses.map(({ clause, text }) => (
        <Text key={clause} className="small">{`${clause} ${text}`}</Text>
      ))}
    </>
  );
}
