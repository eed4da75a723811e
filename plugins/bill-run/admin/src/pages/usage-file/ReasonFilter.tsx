import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import type { SuspenseReason } from '../../../../shared/contracts/usage';
import { useText } from '../../text';

type ReasonFilterProps = {
  reasons: SuspenseReason[];
  value: SuspenseReason | undefined;
  onChange: (reason: SuspenseReason | undefined) => void;
};

const ALL = 'all';

/** Narrows the rows to one reason. */
export const ReasonFilter = ({ reasons, value, onChange }: ReasonFilterProps) => {
  const t = useText();
  return (
    <Field.Root name="reason" width="36rem" maxWidth="100%">
      <Field.Label>{t('suspense.reason')}</Field.Label>
      <SingleSelect
        size="S"
        value={value ?? ALL}
        onChange={(chosen) => onChange(reasons.find((reason) => reason === chosen))}
      >
        <SingleSelectOption value={ALL}>{t('suspense.all')}</SingleSelectOption>
        {reasons.map((reason) => (
          <SingleSelectOption key={reason} value={reason}>
            {t(`suspense.${reason}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};
