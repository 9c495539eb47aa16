import { Text, View } from '@tarojs/components';
import type { PolicyText } from '#core/contract/views/policy-text';
import './policy-sections.scss';

type PolicySectionsProps = { sections: PolicyText['sections']; onlyWhatMatters?: boolean };

/** A text in numbered clauses, as the server words it. Each clause's id is clause-<number>. */
export function PolicySections({ sections, onlyWhatMatters = false }: PolicySectionsProps) {
  const shown = sections
    .map(({ title, clauses }) => ({ title, clauses: onlyWhatMatters ? clauses.filter(({ matters }) => matters) : clauses }))
    .filter(({ clauses }) => clauses.length > 0);
  return (
    <View className="policy">
      {shown.map(({ title, clauses }) => (
        <View key={title} className="policy-section">
          {!onlyWhatMatters && title !== '' && <Text className="policy-title">{title}</Text>}
          {clauses.map(({ clause, text, reading, matters, inForce }) => (
            <View key={clause} {...(onlyWhatMatters ? {} : { id: `clause-${clause}` })} className="policy-clause">
              <Text className="policy-number">{clause}</Text>
              <View className="policy-words">
                <Text className={matters && !onlyWhatMatters ? 'policy-text policy-text-matters' : 'policy-text'}>{text}</Text>
                {inForce !== undefined && <Text className="policy-in-force">{inForce}</Text>}
                {!onlyWhatMatters && <Text className="policy-reading">{reading}</Text>}
              </View>
            </View>
          ))}
        </View>
      ))}
    </View>
  );
}
