import { Text, View } from '@tarojs/components';
import type { SuggestionView } from '#core/contract/orphans';
import type { LiveView } from '@/cloud/use-view';
import { StageBadge } from '@/components/badge';
import { PrimaryAction, QuietAction, SecondaryAction } from '@/components/button';
import { Card } from '@/components/card';
import { Icon } from '@/components/icon';
import { Loaded } from '@/components/loaded';
import { staffOrphanTexts } from '@/i18n/staff-orphans';
import { useTexts } from '@/i18n/texts';
import './staff-orphans.scss';

/** From here on something points to the parcel or machine itself; below, only to a person. */
const LIKELY = 60;
const VERY_LIKELY = 80;

export type SuggestionChoice = { readonly suggestion: SuggestionView; readonly what: 'link' | 'tell' };

type SuggestionsCardProps = {
  live: LiveView<readonly SuggestionView[]>;
  mayAct: boolean;
  onChoose: (choice: SuggestionChoice) => void;
  onOrder: (orderId: string) => void;
  onOther: () => void;
};

/** Orders the parcel may belong to, each with what speaks for it. Ids: suggestions, suggestion-<order>, link-<order>, tell-<order>, look-<order>, other-order. */
export function SuggestionsCard({ live, mayAct, onChoose, onOrder, onOther }: SuggestionsCardProps) {
  const t = useTexts(staffOrphanTexts).suggestions;
  return (
    <Card id="suggestions" title={t.title} aside={mayAct && <QuietAction id="other-order" label={t.other} onTap={onOther} />}>
      <Loaded live={live} skeletonCards={1}>
        {(suggestions) =>
          suggestions.length === 0 ? (
            <View id="no-suggestions" className="stack">
              <Text>{t.none}</Text>
              <Text className="secondary">{t.noneBody}</Text>
            </View>
          ) : (
            suggestions.map((suggestion, index) => (
              <SuggestionRow
                key={suggestion.orderId}
                suggestion={suggestion}
                isFirst={index === 0}
                mayAct={mayAct}
                onChoose={onChoose}
                onOrder={() => onOrder(suggestion.orderId)}
              />
            ))
          )
        }
      </Loaded>
    </Card>
  );
}

type RowProps = Omit<SuggestionsCardProps, 'live' | 'onOrder' | 'onOther'> & {
  suggestion: SuggestionView;
  isFirst: boolean;
  onOrder: () => void;
};

function SuggestionRow({ suggestion, isFirst, mayAct, onChoose, onOrder }: RowProps) {
  const t = useTexts(staffOrphanTexts).suggestions;
  const { orderId, orderNumber, customerName, stageWord, score, reasons, action } = suggestion;
  const [word, tone] =
    score >= VERY_LIKELY
      ? ([t.high, 'good'] as const)
      : score >= LIKELY
        ? ([t.middle, 'information'] as const)
        : ([t.low, 'neutral'] as const);
  // One obvious thing to do: what the likeliest order asks for.
  const Action = isFirst && score >= LIKELY ? PrimaryAction : SecondaryAction;
  const tell = () => onChoose({ suggestion, what: 'tell' });
  const isLink = action.kind === 'link' || action.kind === 'sign';
  return (
    <View id={`suggestion-${orderId}`} className="orphan-suggestion">
      <View className="between">
        <Text className="orphan-suggestion-number">{orderNumber}</Text>
        <StageBadge word={word} tone={tone} />
      </View>
      <Text className="secondary">{`${customerName} · ${stageWord}`}</Text>
      {reasons.map(({ code, text }) => (
        <View key={`${code}${text}`} className="orphan-reason">
          <Icon name="check" size={16} />
          <Text>{text}</Text>
        </View>
      ))}
      {mayAct && (
        <View className="orphan-actions">
          {isLink && (
            <Action
              id={`link-${orderId}`}
              label={action.kind === 'sign' ? t.sign : t.link}
              onTap={() => onChoose({ suggestion, what: 'link' })}
            />
          )}
          {action.kind === 'triage' && <Action id={`triage-${orderId}`} label={t.triage} onTap={onOrder} />}
          {action.kind === 'tell' && <Action id={`tell-${orderId}`} label={t.tell} onTap={tell} />}
        </View>
      )}
      <View className="between">
        <QuietAction id={`look-${orderId}`} label={t.look} onTap={onOrder} />
        {mayAct && action.kind !== 'tell' && <QuietAction id={`tell-${orderId}`} label={t.tell} onTap={tell} />}
      </View>
    </View>
  );
}
