import { Flex, Typography } from '@strapi/design-system';

import {
  DataTable,
  DateText,
  Figures,
  Money,
  Notice,
  type Column,
} from '../../../../../../src/admin/kit';
import type { PreviewLine, ServiceActPreview } from '../../../../shared/contracts/service-terms';
import { useText } from '../../text';

/** The next bill with and without it, and the lines that come and go. */
export const ActPreview = ({ preview }: { preview: ServiceActPreview }) => {
  const t = useText();
  const { billDate, netBeforePence, netPence, added, removed } = preview;
  const columns = useLineColumns();
  if (netPence === null || netBeforePence === null || billDate === null) {
    return <Notice tone="warning" title={t('services.noPreview')} />;
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Figures
        items={[
          { label: t('services.preview.date'), value: <DateText date={billDate} /> },
          { label: t('services.preview.was'), value: <Money pence={netBeforePence} /> },
          {
            label: t('services.preview.becomes'),
            value: <Money pence={netPence} />,
            isMain: true,
          },
          {
            label: t('services.preview.difference'),
            value: <Money pence={netPence - netBeforePence} />,
          },
        ]}
      />
      {added.length > 0 && (
        <DataTable
          caption={t('services.preview.added')}
          columns={columns}
          rows={added}
          rowKey={(line) => `+${line.description}${line.sentence}`}
        />
      )}
      {removed.length > 0 && (
        <>
          <Typography variant="pi" fontWeight="bold">
            {t('services.preview.removed')}
          </Typography>
          <DataTable
            caption={t('services.preview.removed')}
            columns={columns}
            rows={removed}
            rowKey={(line) => `-${line.description}${line.sentence}`}
          />
        </>
      )}
      {added.length + removed.length === 0 && t('services.preview.nothing')}
    </Flex>
  );
};

const useLineColumns = (): Column<PreviewLine>[] => {
  const t = useText();
  return [
    { key: 'description', header: t('services.preview.line'), cell: (line) => line.description },
    { key: 'why', header: t('services.why'), cell: (line) => line.sentence },
    {
      key: 'net',
      header: t('services.preview.net'),
      align: 'end',
      cell: ({ netPence }) => <Money pence={netPence} />,
    },
  ];
};
