import { Typography } from '@strapi/design-system';

import {
  Count,
  customerRecord,
  formatDate,
  formatMicro,
  formatMonth,
  MicroMoney,
  StatusWord,
  TextLink,
  type Column,
} from '../../../../../../src/admin/kit';
import type { SupplierCharge } from '../../../../shared/contracts/supplier-charges';
import { PATHS } from '../../paths';
import { useText } from '../../text';

const Owner = ({ charge }: { charge: SupplierCharge }) => {
  const t = useText();
  const { customerName, customerDocumentId, resellerName, serviceLabel } = charge;
  if (customerDocumentId === null) {
    return <StatusWord tone="warning">{t('charges.missing')}</StatusWord>;
  }
  return (
    <>
      <TextLink to={customerRecord(customerDocumentId)}>{customerName}</TextLink>
      <Typography tag="div" textColor="neutral600">
        {[resellerName ?? t('direct'), serviceLabel].filter(Boolean).join(' · ')}
      </Typography>
    </>
  );
};

export const useChargeColumns = (): Column<SupplierCharge>[] => {
  const t = useText();
  return [
    { key: 'cli', header: t('charges.cli'), cell: ({ cli }) => cli },
    {
      key: 'kind',
      header: t('charges.kind'),
      cell: ({ kind }) => t(`charges.kind.${kind}`),
      note: ({ description }) => description,
    },
    {
      key: 'month',
      header: t('charges.month'),
      cell: ({ month }) => formatMonth(month.slice(0, 7)),
      note: ({ effectiveDate }) => t('charges.from', { date: formatDate(effectiveDate) }),
    },
    { key: 'owner', header: t('charges.owner'), cell: (charge) => <Owner charge={charge} /> },
    {
      key: 'quantity',
      header: t('charges.quantity'),
      align: 'end',
      cell: ({ quantity }) => <Count value={quantity} />,
    },
    {
      key: 'total',
      header: t('charges.total'),
      align: 'end',
      cell: ({ totalMicro }) => <MicroMoney micro={totalMicro} decimals={2} />,
      note: ({ brokenPartMicro }) =>
        brokenPartMicro !== 0 &&
        t('charges.brokenPart', { amount: formatMicro(brokenPartMicro, 2) }),
    },
    {
      key: 'file',
      header: t('usage.file'),
      cell: ({ fileName, fileDocumentId, lineNo }) => (
        <TextLink to={PATHS.usageFile(fileDocumentId)}>
          {t('charges.line', { fileName, line: lineNo })}
        </TextLink>
      ),
    },
  ];
};
