import { TextInput, Typography } from '@strapi/design-system';

import { LineCell, LineHeading, LineTable } from '../kit/Document/lineParts';
import { Money } from '../kit/Money/Money';
import { StatusNote } from '../kit/StatusWord/StatusNote';
import { useKitText } from '../kit/text/kitText';

import { typedCredit } from './typedLines';
import type { CreditableLine } from './types';

type CreditLinesFormProps = {
  lines: CreditableLine[];
  typed: Record<number, string>;
  onType: (typed: Record<number, string>) => void;
};

/** The lines of an invoice with what is left of each, and a field for what is credited of it. */
export const CreditLinesForm = ({ lines, typed, onType }: CreditLinesFormProps) => {
  const t = useKitText();
  return (
    <LineTable>
      <thead>
        <tr>
          <LineHeading scope="col">{t('credits.line')}</LineHeading>
          <LineHeading scope="col" $align="end">
            {t('credits.left')}
          </LineHeading>
          <LineHeading scope="col" $align="end">
            {t('credits.amount')}
          </LineHeading>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const { position, description, leftPence } = line;
          const isWrong = typedCredit(line, typed[position]) === null;
          return (
            <tr key={position}>
              <LineCell>
                <Typography variant="pi">{description}</Typography>
              </LineCell>
              <LineCell $align="end">
                <Money pence={leftPence} />
              </LineCell>
              <LineCell $align="end">
                <TextInput
                  aria-label={`${t('credits.amount')}: ${description}`}
                  aria-invalid={isWrong}
                  hasError={isWrong}
                  size="S"
                  inputMode="decimal"
                  placeholder="0.00"
                  value={typed[position] ?? ''}
                  onChange={(event: { target: { value: string } }) =>
                    onType({ ...typed, [position]: event.target.value })
                  }
                />
                {isWrong && <StatusNote tone="bad">{t('credits.wrong')}</StatusNote>}
              </LineCell>
            </tr>
          );
        })}
      </tbody>
    </LineTable>
  );
};
