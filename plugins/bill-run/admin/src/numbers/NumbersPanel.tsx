import { useEffect, useState } from 'react';

import { Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';

import { ErrorState, StatusNote, useCan } from '../../../../../src/admin/kit';
import type { NextNumbers, NumbersQuery } from '../../../shared/contracts/numbers';
import { PERMISSIONS } from '../permissions';
import { usePreviewNumbersQuery } from '../services/numbers';
import { useText } from '../text';

const ISSUERS: Record<string, NumbersQuery['issuer']> = {
  'api::reseller.reseller': 'reseller',
  'api::bureau-setting.bureau-setting': 'bureau',
};

/** How long somebody may pause in typing before it is looked at. */
const PAUSE_MS = 300;

type PanelProps = { model: string; documentId?: string };

/** Beside the record of an issuer: the next numbers by what is typed, live, or why it is refused. */
export const NumbersPanel = ({ model, documentId }: PanelProps) => {
  const t = useText();
  const canSee = useCan(PERMISSIONS.readRuns);
  const issuer = ISSUERS[model];
  if (!issuer || !canSee) return null;
  return {
    title: t('numbers.title'),
    content: <Numbers issuer={issuer} reseller={documentId ?? null} />,
  };
};

type Typed = Partial<
  Record<'invoicePrefix' | 'invoiceNumberPattern' | 'creditNoteNumberPattern', string | null>
>;

const Numbers = ({ issuer, reseller }: Pick<NumbersQuery, 'issuer' | 'reseller'>) => {
  const t = useText();
  const prefix = useForm('NumbersPanel', ({ values }) => (values as Typed).invoicePrefix);
  const invoicePattern = useForm(
    'NumbersPanel',
    ({ values }) => (values as Typed).invoiceNumberPattern,
  );
  const creditNotePattern = useForm(
    'NumbersPanel',
    ({ values }) => (values as Typed).creditNoteNumberPattern,
  );
  const [asked, setAsked] = useState<NumbersQuery>({
    ...{ issuer, reseller, prefix, invoicePattern, creditNotePattern },
  });
  useEffect(() => {
    const timer = setTimeout(
      () => setAsked({ issuer, reseller, prefix, invoicePattern, creditNotePattern }),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [issuer, reseller, prefix, invoicePattern, creditNotePattern]);
  const { data, error } = usePreviewNumbersQuery(asked);
  if (error) return <ErrorState error={error} />;
  if (!data) return <Typography variant="pi">{t('numbers.looking')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} aria-live="polite" width="100%">
      <Series label={t('numbers.invoices')} next={data.invoices} />
      <Series label={t('numbers.creditNotes')} next={data.creditNotes} />
    </Flex>
  );
};

const Series = ({ label, next }: { label: string; next: NextNumbers }) => {
  const { numbers, problem } = next;
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography variant="pi" fontWeight="bold">
        {label}
      </Typography>
      {numbers.map((number) => (
        <Typography key={number} style={{ overflowWrap: 'anywhere' }}>
          {number}
        </Typography>
      ))}
      {problem && <StatusNote tone="bad">{problem}</StatusNote>}
      {!problem && numbers.length === 0 && <Typography>–</Typography>}
    </Flex>
  );
};
