import { Checkbox, Field } from '@strapi/design-system';

import type { PersonKind } from '../../../shared/contracts/people';
import { useText } from '../text';

type KindFieldProps = { kind: PersonKind; onChange: (kind: PersonKind) => void };

/** Most people use the panel; a site that logs people in for itself needs a log-in of the REST interface. */
export const KindField = ({ kind, onChange }: KindFieldProps) => {
  const t = useText();
  return (
    <Field.Root name="kind" hint={t('invite.rest.hint')}>
      <Checkbox
        checked={kind === 'rest'}
        onCheckedChange={(isRest) => onChange(isRest === true ? 'rest' : 'panel')}
      >
        {t('invite.rest')}
      </Checkbox>
      <Field.Hint />
    </Field.Root>
  );
};
