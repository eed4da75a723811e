import {
  Box,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { styled } from 'styled-components';

import type { SourceMapping, UsageField } from '../../../../shared/contracts/usage-sources';
import { useText } from '../../text';

type ColumnsEditorProps = {
  mapping: SourceMapping;
  /** Names of the sample's columns, or their numbers. */
  columns: string[];
  /** The first row below the header. */
  sample: string[];
  onChange: (mapping: SourceMapping) => void;
};

const Row = styled.div`
  align-items: center;
  display: grid;
  gap: ${({ theme }) => theme.spaces[3]};
  grid-template-columns: minmax(12rem, 1fr) minmax(16rem, 1.4fr) minmax(12rem, 1fr);
`;

const MAIN: UsageField[] = ['callType', 'cli', 'dialled'];
const REST: UsageField[] = [
  ...(['duration', 'price', 'recordId', 'bytes', 'bytesSent', 'bytesReceived'] as const),
  ...(['description', 'chargecode', 'timeBand', 'preBundlePrice', 'network', 'currency'] as const),
  ...(['accessCharge', 'serviceCharge', 'divertedNumber', 'presentationNumber'] as const),
  ...(['callCause', 'userId', 'eventType', 'unit', 'quantity', 'subject'] as const),
];

const fieldsOf = ({ time }: SourceMapping): UsageField[] => [
  ...MAIN,
  ...(time.kind === 'two-columns' ? (['date', 'time'] as const) : (['moment'] as const)),
  ...REST,
];

const NONE = 'none';

/** Which column holds what. Columns are chosen from those of the sample; a field may have one fixed value instead. */
export const ColumnsEditor = ({ mapping, columns, sample, onChange }: ColumnsEditorProps) => {
  const t = useText();
  const { shape } = mapping;
  const byName = shape.kind === 'json' || shape.header === 'first-line';
  const known = columns.map((name, index) => ({
    key: byName ? name : String(index + 1),
    name,
    text: sample[index],
  }));
  const setColumn = (field: UsageField, chosen: string) => {
    const { [field]: _old, ...rest } = mapping.columns;
    const place = byName ? chosen : Number(chosen);
    onChange({ ...mapping, columns: chosen === NONE ? rest : { ...rest, [field]: place } });
  };
  const setFixed = (field: UsageField, text: string) => {
    const { [field]: _old, ...rest } = mapping.fixed;
    onChange({ ...mapping, fixed: text === '' ? rest : { ...rest, [field]: text } });
  };
  return (
    <Box tag="section">
      <Typography tag="h3" fontWeight="bold">
        {t('columns.title')}
      </Typography>
      <Typography tag="p" textColor="neutral600">
        {t('columns.hint')}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={2} paddingTop={3}>
        {fieldsOf(mapping).map((field) => {
          const place = mapping.columns[field];
          const value = place === undefined ? NONE : String(place);
          const isKnown = value === NONE || known.some(({ key }) => key === value);
          return (
            <Row key={field}>
              <Typography textColor="neutral800">{t(`field.${field}`)}</Typography>
              <SingleSelect
                size="S"
                aria-label={t('columns.of', { field: t(`field.${field}`) })}
                value={value}
                onChange={(chosen) => setColumn(field, String(chosen))}
              >
                <SingleSelectOption value={NONE}>{t('columns.none')}</SingleSelectOption>
                {!isKnown && (
                  <SingleSelectOption value={value}>
                    {byName ? value : t('columns.number', { number: value })}
                  </SingleSelectOption>
                )}
                {known.map(({ key, name, text }) => (
                  <SingleSelectOption key={key} value={key}>
                    {[byName ? name : t('columns.number', { number: name }), text && `(${text})`]
                      .filter(Boolean)
                      .join(' ')}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
              <Field.Root name={`fixed-${field}`}>
                <Field.Input
                  size="S"
                  aria-label={t('columns.fixed', { field: t(`field.${field}`) })}
                  placeholder={t('columns.fixed.placeholder')}
                  value={mapping.fixed[field] ?? ''}
                  onChange={(event) => setFixed(field, event.target.value)}
                />
              </Field.Root>
            </Row>
          );
        })}
      </Flex>
    </Box>
  );
};
