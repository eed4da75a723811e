import { useState } from 'react';

import { Field, Grid } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { DeskRate, VersionDetail } from '../../../rate-desk/contracts';
import { FormDialog } from '../../kit';
import { useTellDesk } from '../api';
import { useText } from '../text';

import { GRID_COLUMNS, type GridField } from './columns';

const EMPTY: DeskRate = {
  prefix: '',
  destination: '',
  bandGroup: '',
  connectionMicro: 0,
  peakMicro: 0,
  offPeakMicro: 0,
  weekendMicro: 0,
  minimumMicro: 0,
  firstIncrementS: 1,
  nextIncrementS: 1,
  capMicro: null,
  capSeconds: null,
};

const ASKED: readonly GridField[] = [
  'prefix',
  'destination',
  'bandGroup',
  'peakMicro',
  'offPeakMicro',
  'weekendMicro',
  'connectionMicro',
  'firstIncrementS',
  'nextIncrementS',
];
const USUAL: Partial<Record<GridField, string>> = {
  connectionMicro: '0',
  firstIncrementS: '1',
  nextIncrementS: '1',
};
const COLUMNS = GRID_COLUMNS.filter(({ field }) => ASKED.includes(field));

/** Off-peak and weekend cost what peak does until something else is typed. */
const typedOf = (typed: Partial<Record<GridField, string>>, field: GridField): string =>
  typed[field] ??
  USUAL[field] ??
  (field === 'offPeakMicro' || field === 'weekendMicro' ? (typed.peakMicro ?? '') : '');

/** One more rate of a draft. Prices are typed in pence. */
export const AddRateDialog = ({
  version,
  onClose,
}: {
  version: VersionDetail;
  onClose: () => void;
}) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const { send, isLoading, error } = useTellDesk();
  const [typed, setTyped] = useState<Partial<Record<GridField, string>>>({});
  const rate = COLUMNS.reduce<DeskRate | null>(
    (made, column) => made && column.read(made, typedOf(typed, column.field), 'pence'),
    EMPTY,
  );

  const submit = async () => {
    if (!rate) {
      return;
    }
    const result = await send('POST', `/versions/${version.documentId}/changes`, {
      kind: 'edit',
      rates: [rate],
      removed: [],
    });
    if ('data' in result) {
      toggleNotification({ type: 'success', message: t('grid.added', { prefix: rate.prefix }) });
      onClose();
    }
  };

  return (
    <FormDialog
      title={t('grid.add.title')}
      submitLabel={t('grid.add')}
      isReady={rate !== null}
      isBusy={isLoading}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Grid.Root gap={4}>
        {COLUMNS.map(({ field, header, wrong, read }) => {
          const text = typedOf(typed, field);
          const isWrong = typed[field] !== undefined && read(EMPTY, text, 'pence') === null;
          return (
            <Grid.Item key={field} col={4} s={12} direction="column" alignItems="stretch">
              <Field.Root name={field} error={isWrong ? t(wrong) : undefined}>
                <Field.Label>
                  {field.endsWith('Micro') ? t(`${header}.pence` as typeof header) : t(header)}
                </Field.Label>
                <Field.Input
                  autoComplete="off"
                  value={text}
                  onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
                />
                <Field.Error />
              </Field.Root>
            </Grid.Item>
          );
        })}
      </Grid.Root>
    </FormDialog>
  );
};
