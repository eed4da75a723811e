import { VisuallyHidden } from '@strapi/design-system';

import { LineCell, LineHeading, LineTable } from '../Document/lineParts';
import { placesFor } from '../format/money';
import { MicroMoney } from '../Money/MicroMoney';
import { useKitText } from '../text/kitText';

import { stepWords } from './stepWords';
import type { PriceStep } from './types';

/** The arithmetic of a charge: what is added and taken off, and what it comes to. */
export const PriceSteps = ({
  caption,
  steps,
  chargeMicro,
}: {
  caption: string;
  steps: PriceStep[];
  chargeMicro: number;
}) => {
  const t = useKitText();
  const decimals = placesFor(chargeMicro, ...steps.map(({ amountMicro }) => amountMicro));
  return (
    <LineTable>
      <VisuallyHidden tag="caption">{caption}</VisuallyHidden>
      <thead>
        <tr>
          <LineHeading scope="col">{t('price.step')}</LineHeading>
          <LineHeading scope="col" $align="end">
            {t('price.amount')}
          </LineHeading>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, index) => (
          <tr key={`${step.kind}/${String(index)}`}>
            <LineCell>{stepWords(step, t)}</LineCell>
            <LineCell $align="end">
              <MicroMoney micro={step.amountMicro} decimals={decimals} />
            </LineCell>
          </tr>
        ))}
        <tr>
          <LineCell as="th" scope="row">
            {t('price.charge')}
          </LineCell>
          <LineCell $align="end">
            <strong>
              <MicroMoney micro={chargeMicro} decimals={decimals} />
            </strong>
          </LineCell>
        </tr>
      </tbody>
    </LineTable>
  );
};
