import { Field, Grid } from '@strapi/design-system';

import type { SourceMapping } from '../../../../shared/contracts/usage-sources';
import { useText } from '../../text';
import { ChoiceField } from '../source/ChoiceField';

import { EditorPart } from './EditorPart';

type EditorProps = { mapping: SourceMapping; onChange: (mapping: SourceMapping) => void };

const ZONES = [
  'Europe/London',
  'UTC',
  'Europe/Dublin',
  'Europe/Paris',
  'Europe/Berlin',
  'America/New_York',
];
const DURATIONS = [
  'seconds',
  'decimal-seconds',
  'milliseconds',
  'hh:mm:ss',
  'mm:ss',
  'decimal-minutes',
] as const;
const UNITS = ['pounds', 'pence', 'micro-pounds'] as const;
const TIME_KINDS = [
  'two-columns',
  'one-column',
  'iso',
  'epoch-seconds',
  'epoch-milliseconds',
] as const;
const TIMES: Record<(typeof TIME_KINDS)[number], SourceMapping['time']> = {
  'two-columns': { kind: 'two-columns', dateFormat: 'DD/MM/YYYY', timeFormat: 'HH:mm:ss' },
  'one-column': { kind: 'one-column', format: 'YYYY-MM-DD HH:mm:ss' },
  iso: { kind: 'iso' },
  'epoch-seconds': { kind: 'epoch', unit: 'seconds' },
  'epoch-milliseconds': { kind: 'epoch', unit: 'milliseconds' },
};

const timeKey = (time: SourceMapping['time']): string =>
  time.kind === 'epoch' ? `epoch-${time.unit}` : time.kind;

/** How times, lengths and prices are written. */
export const ValuesEditor = ({ mapping, onChange }: EditorProps) => {
  const t = useText();
  const { time, money } = mapping;
  const set = (changes: Partial<SourceMapping>) => onChange({ ...mapping, ...changes });
  const zones = ZONES.includes(mapping.fileZone) ? ZONES : [mapping.fileZone, ...ZONES];
  return (
    <EditorPart title={t('values.title')}>
      <Part>
        <ChoiceField
          name="time"
          label={t('values.time')}
          value={timeKey(time)}
          choices={TIME_KINDS.map((value) => ({ value, label: t(`time.${value}`) }))}
          onChange={(kind) =>
            set({ time: TIMES[TIME_KINDS.find((known) => known === kind) ?? 'iso'] })
          }
        />
      </Part>
      {time.kind === 'two-columns' && (
        <>
          <Part>
            <PatternField
              name="dateFormat"
              value={time.dateFormat}
              onChange={(dateFormat) => set({ time: { ...time, dateFormat } })}
            />
          </Part>
          <Part>
            <PatternField
              name="timeFormat"
              value={time.timeFormat}
              onChange={(timeFormat) => set({ time: { ...time, timeFormat } })}
            />
          </Part>
        </>
      )}
      {time.kind === 'one-column' && (
        <Part>
          <PatternField
            name="format"
            value={time.format}
            onChange={(format) => set({ time: { ...time, format } })}
          />
        </Part>
      )}
      {time.kind !== 'iso' && time.kind !== 'epoch' && (
        <Part>
          <ChoiceField
            name="fileZone"
            label={t('values.zone')}
            hint={t('values.zone.hint')}
            value={mapping.fileZone}
            choices={zones.map((zone) => ({ value: zone, label: zone }))}
            onChange={(fileZone) => set({ fileZone })}
          />
        </Part>
      )}
      <Part>
        <ChoiceField
          name="duration"
          label={t('values.duration')}
          value={mapping.duration}
          choices={DURATIONS.map((value) => ({ value, label: t(`duration.${value}`) }))}
          onChange={(chosen) =>
            set({ duration: DURATIONS.find((known) => known === chosen) ?? 'seconds' })
          }
        />
      </Part>
      <Part>
        <ChoiceField
          name="unit"
          label={t('values.money')}
          hint={t('values.money.hint')}
          value={money?.unit ?? ''}
          none={t('money.none')}
          choices={UNITS.map((value) => ({ value, label: t(`money.${value}`) }))}
          onChange={(chosen) => {
            const unit = UNITS.find((known) => known === chosen);
            set({ money: unit ? { unit, decimalMark: money?.decimalMark ?? '.' } : null });
          }}
        />
      </Part>
      {money && (
        <Part>
          <ChoiceField
            name="decimalMark"
            label={t('values.decimal')}
            value={money.decimalMark}
            choices={[
              { value: '.', label: t('decimal.point') },
              { value: ',', label: t('decimal.comma') },
            ]}
            onChange={(mark) => set({ money: { ...money, decimalMark: mark === ',' ? ',' : '.' } })}
          />
        </Part>
      )}
    </EditorPart>
  );
};

const Part = ({ children }: { children: JSX.Element }) => (
  <Grid.Item col={4} s={12} direction="column" alignItems="stretch">
    {children}
  </Grid.Item>
);

const PatternField = ({
  name,
  value,
  onChange,
}: {
  name: 'dateFormat' | 'timeFormat' | 'format';
  value: string;
  onChange: (value: string) => void;
}) => {
  const t = useText();
  return (
    <Field.Root name={name} hint={t(`pattern.${name}.hint`)}>
      <Field.Label>{t(`pattern.${name}`)}</Field.Label>
      <Field.Input value={value} onChange={(event) => onChange(event.target.value)} />
      <Field.Hint />
    </Field.Root>
  );
};
