import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import type { DuePreview } from '../../../../shared/contracts/runs';
import { useText } from '../../text';

type ResellerFieldProps = {
  preview: DuePreview | undefined;
  value: string | null;
  onChange: (documentId: string | null) => void;
};

const EVERYBODY = 'everybody';

/** Whom to bill: everybody, or one of the resellers who have customers due. */
export const ResellerField = ({ preview, value, onChange }: ResellerFieldProps) => {
  const t = useText();
  return (
    <Field.Root name="reseller" hint={t('start.reseller.hint')} width="36rem">
      <Field.Label>{t('start.reseller')}</Field.Label>
      <SingleSelect
        value={value ?? EVERYBODY}
        onChange={(chosen) => onChange(chosen === EVERYBODY ? null : String(chosen))}
      >
        <SingleSelectOption value={EVERYBODY}>{t('run.everybody')}</SingleSelectOption>
        {preview?.byReseller.map(
          ({ resellerDocumentId, resellerName }) =>
            resellerDocumentId && (
              <SingleSelectOption key={resellerDocumentId} value={resellerDocumentId}>
                {resellerName}
              </SingleSelectOption>
            ),
        )}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
};
