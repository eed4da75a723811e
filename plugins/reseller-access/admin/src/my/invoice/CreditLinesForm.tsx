import { TextInput, Typography } from '@strapi/design-system';

import { LineCell, LineHeading, LineTable, Money } from '../../../../../../src/admin/kit';
import type { InvoiceLineRow } from '../../../../shared/contracts/lists';
import { useText } from '../../text';

type CreditLinesFormProps = {
  lines: InvoiceLineRow[];
  typed: Record<number, string>;
  onType: (typed: Record<number, string>) => void;
};

/** The lines of an invoice, each with a field for what is credited of it. */
export const CreditLinesForm = ({ lines, typed, onType }: CreditLinesFormProps) => {
  const t = useText();
  return (
    <LineTable>
      <thead>
        <tr>
          <LineHeading scope="col">{t('lines.what')}</LineHeading>
          <LineHeading scope="col" $align="end">
            {t('net')}
          </LineHeading>
          <LineHeading scope="col" $align="end">
            {t('credit.amount')}
          </LineHeading>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ position, description, netPence }) => (
          <tr key={position}>
            <LineCell>
              <Typography variant="pi">{description}</Typography>
            </LineCell>
            <LineCell $align="end">
              <Money pence={netPence} />
            </LineCell>
            <LineCell $align="end">
              <TextInput
                aria-label={`${t('credit.amount')}: ${description}`}
                size="S"
                inputMode="decimal"
                placeholder="0.00"
                value={typed[position] ?? ''}
                onChange={(event: { target: { value: string } }) =>
                  onType({ ...typed, [position]: event.target.value })
                }
              />
            </LineCell>
          </tr>
        ))}
      </tbody>
    </LineTable>
  );
};
