import { TextInput, Typography } from '@strapi/design-system';

import {
  LineCell,
  LineHeading,
  LineTable,
  Money,
  StatusNote,
} from '../../../../../../src/admin/kit';
import type { CreditableLineView } from '../../../../shared/contracts/corrections';
import { useText } from '../../text';

import { toPence, toPounds } from './amounts';

type LinesFormProps = {
  lines: CreditableLineView[];
  /** What stands on the left of the field. */
  stood: (line: CreditableLineView) => number;
  stoodLabel: string;
  newLabel: string;
  /** What an empty field means; that the line stays as it stood unless said. */
  placeholder?: string;
  typed: Record<number, string>;
  onType: (typed: Record<number, string>) => void;
};

const isWrong = (text = ''): boolean => text.trim() !== '' && toPence(text) === null;

/** The lines of an invoice with an amount to be typed for each; what is left empty stays. */
export const LinesForm = ({
  lines,
  stood,
  stoodLabel,
  newLabel,
  placeholder,
  typed,
  onType,
}: LinesFormProps) => {
  const t = useText();
  return (
    <LineTable>
      <thead>
        <tr>
          <LineHeading scope="col">{t('lines.what')}</LineHeading>
          <LineHeading scope="col" $align="end">
            {stoodLabel}
          </LineHeading>
          <LineHeading scope="col" $align="end">
            {newLabel}
          </LineHeading>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <LineCell>
              <Typography variant="pi">{line.description}</Typography>
            </LineCell>
            <LineCell $align="end">
              <Money pence={stood(line)} />
            </LineCell>
            <LineCell $align="end">
              <TextInput
                inputMode="decimal"
                hasError={isWrong(typed[line.id])}
                aria-invalid={isWrong(typed[line.id])}
                aria-label={`${newLabel}: ${line.description}`}
                size="S"
                placeholder={placeholder === undefined ? toPounds(stood(line)) : placeholder}
                value={typed[line.id] ?? ''}
                onChange={(event: { target: { value: string } }) =>
                  onType({ ...typed, [line.id]: event.target.value })
                }
              />
              {isWrong(typed[line.id]) && <StatusNote tone="bad">{t('reissue.wrong')}</StatusNote>}
            </LineCell>
          </tr>
        ))}
      </tbody>
    </LineTable>
  );
};
