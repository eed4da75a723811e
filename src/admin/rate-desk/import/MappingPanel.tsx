import {
  Box,
  Field,
  Flex,
  Grid,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';

import type { ImportDetail, ImportField, ImportMapping } from '../../../rate-desk/contracts';
import { DataTable, Disclosure, Notice, Panel } from '../../kit';
import { useText } from '../text';

import { CurrencyFields } from './CurrencyFields';

type MappingPanelProps = {
  detail: ImportDetail;
  mapping: ImportMapping;
  onMapping: (mapping: ImportMapping) => void;
};

const MAIN: readonly ImportField[] = [
  'destination',
  'prefix',
  'rate',
  'firstInterval',
  'nextInterval',
  'effective',
  'ends',
  'status',
];
const MORE: readonly ImportField[] = [
  'countryCode',
  'areaCodes',
  'bandGroup',
  'peak',
  'offPeak',
  'weekend',
  'connection',
  'perCall',
  'minimum',
  'cap',
  'capSeconds',
  'intervals',
  'currency',
  'serviceCode',
  'notItemised',
];
const NONE = '\u0000none';
const DATES = [
  'YYYY-MM-DD',
  'YYYY-MM-DD HH:mm:ss',
  'YYYY-MM-DD HH:mm',
  'YYYY-MM-DDTHH:mm:ss',
  'YYYY/MM/DD',
  'YYYYMMDD',
  'DD/MM/YYYY',
  'DD/MM/YYYY HH:mm:ss',
  'DD/MM/YYYY HH:mm',
  'D/M/YYYY',
  'DD-MM-YYYY',
  'DD.MM.YYYY',
  'DD MMM YYYY',
  'D MMM YYYY',
  'DD-MMM-YYYY',
  'DD-MMM-YY',
  'DD/MM/YY',
  'MM/DD/YYYY',
  'M/D/YYYY',
];

/** Which column holds what, and how prices and dates are written. The first rows stand below. */
export const MappingPanel = ({ detail, mapping, onMapping }: MappingPanelProps) => {
  const t = useText();
  const set = (change: Partial<ImportMapping>) => onMapping({ ...mapping, ...change });

  const column = (field: ImportField) => (
    <Grid.Item key={field} col={3} s={6} xs={12} direction="column" alignItems="stretch">
      <Field.Root name={field}>
        <Field.Label>{t(`map.${field}`)}</Field.Label>
        <SingleSelect
          size="S"
          value={mapping.columns[field] ?? NONE}
          onChange={(chosen) => {
            const { [field]: _old, ...columns } = mapping.columns;
            set({ columns: chosen === NONE ? columns : { ...columns, [field]: String(chosen) } });
          }}
        >
          <SingleSelectOption value={NONE}>{t('map.none')}</SingleSelectOption>
          {detail.header.map((name) => (
            <SingleSelectOption key={name} value={name}>
              {name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Grid.Item>
  );

  const choice = (
    name: 'unit' | 'per' | 'decimalMark' | 'dateFormat' | 'endDate',
    value: string,
    choices: { value: string; label: string }[],
    choose: (chosen: string) => void,
  ) => (
    <Grid.Item col={3} s={6} xs={12} direction="column" alignItems="stretch">
      <Field.Root name={name}>
        <Field.Label>{t(`map.${name}`)}</Field.Label>
        <SingleSelect size="S" value={value} onChange={(chosen) => choose(String(chosen))}>
          {choices.map((one) => (
            <SingleSelectOption key={one.value} value={one.value}>
              {one.label}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Grid.Item>
  );

  return (
    <Panel title={t('map.title')} hint={t('map.hint')}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        {detail.isMappingRemembered && (
          <Notice tone="good" title={t('map.remembered')}>
            {t('map.remembered.text')}
          </Notice>
        )}
        <Grid.Root gap={4}>{MAIN.map(column)}</Grid.Root>
        <Grid.Root gap={4}>
          <CurrencyFields mapping={mapping} onMapping={set} />
          {choice(
            'unit',
            String(mapping.microPerUnit),
            [
              { value: '1000000', label: t('map.unit.whole') },
              { value: '10000', label: t('map.unit.hundredths') },
            ],
            (chosen) => set({ microPerUnit: Number(chosen) }),
          )}
          {choice(
            'per',
            mapping.per,
            [
              { value: 'minute', label: t('map.per.minute') },
              { value: 'second', label: t('map.per.second') },
            ],
            (chosen) => set({ per: chosen as ImportMapping['per'] }),
          )}
          {choice(
            'decimalMark',
            mapping.decimalMark,
            [
              { value: '.', label: '0.0123' },
              { value: ',', label: '0,0123' },
            ],
            (chosen) => set({ decimalMark: chosen as ImportMapping['decimalMark'] }),
          )}
          {choice(
            'dateFormat',
            mapping.dateFormat,
            DATES.map((pattern) => ({ value: pattern, label: pattern })),
            (dateFormat) => set({ dateFormat }),
          )}
          {choice(
            'endDate',
            mapping.endDate,
            [
              { value: 'last-day', label: t('map.endDate.last') },
              { value: 'first-day-after', label: t('map.endDate.after') },
            ],
            (chosen) => set({ endDate: chosen as ImportMapping['endDate'] }),
          )}
          <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
            <Field.Root name="skip" hint={t('map.skip.hint')}>
              <Field.Label>{t('map.skip')}</Field.Label>
              <Field.Input
                size="S"
                value={mapping.skipStatuses.join(', ')}
                onChange={(event) =>
                  set({
                    skipStatuses: event.target.value.split(/,\s?/).map((text) => text.trimStart()),
                  })
                }
              />
              <Field.Hint />
            </Field.Root>
          </Grid.Item>
        </Grid.Root>
        <Disclosure label={t('map.more')}>
          <Grid.Root gap={4}>{MORE.map(column)}</Grid.Root>
        </Disclosure>
        <Box>
          <Typography tag="h3" variant="omega" fontWeight="bold" textColor="neutral800">
            {t('map.sample')}
          </Typography>
          <DataTable
            caption={t('map.sample')}
            columns={detail.header.map((name, index) => ({
              key: name,
              header: name,
              cell: ({ cells }: { cells: string[] }) => cells[index] ?? '',
            }))}
            rows={detail.sample.map((cells, index) => ({ cells, key: String(index) }))}
            rowKey={({ key }) => key}
          />
        </Box>
      </Flex>
    </Panel>
  );
};
