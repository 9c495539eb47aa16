import { Card } from '@/components/card';
import { TextField } from '@/components/field';
import { createTexts } from '@/i18n/create';
import { useTexts } from '@/i18n/texts';
import type { Draft } from './draft';
import { changeDraft } from './draft-store';
import type { Faults } from './faults';

/** ③ Whom to call. Ids: contact-name, contact-phone. */
export function ContactStep({ draft, faults, refused }: { draft: Draft; faults: Faults; refused: Readonly<Record<string, string>> }) {
  const t = useTexts(createTexts);
  const change = (part: Partial<Draft['contact']>) => changeDraft((before) => ({ ...before, contact: { ...before.contact, ...part } }));
  const nameFault = faults['contact.name'];
  const phoneFault = faults['contact.phone'];
  return (
    <Card>
      <TextField
        id="contact-name"
        label={t.name}
        value={draft.contact.name}
        onChange={(name) => change({ name })}
        placeholder={t.namePlaceholder}
        maxLength={60}
        error={nameFault ? t.faults[nameFault] : refused['contact.name']}
      />
      <TextField
        id="contact-phone"
        label={t.phone}
        value={draft.contact.phone}
        onChange={(phone) => change({ phone })}
        kind="phone"
        placeholder={t.phonePlaceholder}
        maxLength={40}
        hint={t.phoneHint}
        error={phoneFault ? t.faults[phoneFault] : refused['contact.phone']}
      />
    </Card>
  );
}
