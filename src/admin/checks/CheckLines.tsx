import { TextButton, Typography, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { CheckedLine } from '../../../plugins/bill-run/shared/contracts/checks';
import { Disclosure } from '../kit/Disclosure/Disclosure';
import { LineCell, LineHeading, LineTable } from '../kit/Document/lineParts';
import { Money } from '../kit/Money/Money';
import { formatPeriod } from '../kit/format/dates';
import { useKitText } from '../kit/text/kitText';

import type { Amending } from './AmendDialog';

type CheckLinesProps = { lines: CheckedLine[]; onAmend?: (amending: Amending) => void };

const sentenceOf = ({ explanation }: CheckedLine): string | null =>
  typeof explanation?.sentence === 'string' ? explanation.sentence : null;

const LineActs = styled.div`
  align-items: flex-start;
  display: flex;
  flex-wrap: wrap;
  gap: ${({ theme }) => `0 ${theme.spaces[4]}`};
  padding-top: ${({ theme }) => theme.spaces[1]};
`;

const periodOf = ({ periodFrom, periodTo }: CheckedLine): string | null =>
  periodFrom === null || periodTo === null ? null : formatPeriod(periodFrom, periodTo);

/** The lines of a bill, each with the reason for its amount and, while it can be changed, the ways to change it. */
export const CheckLines = ({ lines, onAmend }: CheckLinesProps) => {
  const t = useKitText();
  return (
    <LineTable>
      <VisuallyHidden tag="caption">{t('checks.lines')}</VisuallyHidden>
      <thead>
        <tr>
          <LineHeading scope="col">{t('checks.line')}</LineHeading>
          <LineHeading scope="col" $align="end">
            {t('checks.quantity')}
          </LineHeading>
          <LineHeading scope="col" $align="end">
            {t('checks.net')}
          </LineHeading>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.position}>
            <LineCell>
              {line.description}
              <Typography tag="div" variant="pi" textColor="neutral600">
                {[periodOf(line), t('checks.vatOf', { percent: line.vatPercent })]
                  .filter(Boolean)
                  .join(' · ')}
              </Typography>
              <LineActs>
                {sentenceOf(line) !== null && (
                  <Disclosure label={t('checks.explain')}>
                    <Typography>{sentenceOf(line)}</Typography>
                  </Disclosure>
                )}
                {onAmend && line.isAmendable && (
                  <>
                    <TextButton
                      aria-label={t('checks.reprice.of', { line: line.description })}
                      onClick={() => onAmend({ kind: 'reprice', line })}
                    >
                      {t('checks.reprice')}
                    </TextButton>
                    <TextButton
                      aria-label={t('checks.remove.of', { line: line.description })}
                      onClick={() => onAmend({ kind: 'remove', line })}
                    >
                      {t('checks.remove')}
                    </TextButton>
                  </>
                )}
              </LineActs>
            </LineCell>
            <LineCell $align="end">{line.quantityText}</LineCell>
            <LineCell $align="end">
              <Money pence={line.netPence} />
            </LineCell>
          </tr>
        ))}
      </tbody>
    </LineTable>
  );
};
