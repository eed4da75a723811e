import type { FormEvent } from 'react';

import { Button, Checkbox, Field, Flex, Grid, Textarea } from '@strapi/design-system';

import { ErrorState, fieldError } from '../../../../../../src/admin/kit';
import type {
  UsageFormat,
  UsageSource,
  UsageSourceBody,
} from '../../../../shared/contracts/usage-sources';
import { useGetSourceChoicesQuery, useListUsageSourcesQuery } from '../../services/sources';
import { useText } from '../../text';

import { ChoiceField } from './ChoiceField';

export const FORMATS: UsageFormat[] = [
  'uk-standard-v3',
  'gamma-daily',
  'gamma-monthly',
  'gamma-previous-month',
  'generic-csv',
  'json-events',
  'item-rental',
];

type SourceFormProps = {
  value: UsageSourceBody;
  /** The source that is changed; left out for a new one. */
  source?: UsageSource;
  submitLabel: string;
  isBusy: boolean;
  error: unknown;
  onChange: (value: UsageSourceBody) => void;
  onSubmit: () => void;
};

const CODE = /^[a-z0-9-]{2,30}$/;
/** What the systems of resellers may send. */
const OPEN_FORMATS: UsageFormat[] = ['uk-standard-v3', 'generic-csv', 'json-events'];
const ALL = 'all';
const isGamma = (format: UsageFormat): boolean => format.startsWith('gamma-');

/** Who sends the files, what they are, and whether they are taken from a folder. */
export const SourceForm = (props: SourceFormProps) => {
  const { value, source, submitLabel, isBusy, error, onChange, onSubmit } = props;
  const t = useText();
  const choices = useGetSourceChoicesQuery();
  const sources = useListUsageSourcesQuery();
  const set = (changes: Partial<UsageSourceBody>) => onChange({ ...value, ...changes });
  const isWhole = value.name.trim() !== '' && CODE.test(value.code);
  const others = (sources.data ?? []).filter(
    ({ documentId, format, sharesRecordsWith }) =>
      documentId !== source?.documentId && isGamma(format) && sharesRecordsWith === null,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) onSubmit();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Grid.Root gap={5}>
          <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
            <Field.Root
              name="name"
              hint={t('source.name.hint')}
              required
              error={fieldError(error, 'name')}
            >
              <Field.Label>{t('source.name')}</Field.Label>
              <Field.Input
                value={value.name}
                onChange={(event) => set({ name: event.target.value })}
              />
              <Field.Hint />
              <Field.Error />
            </Field.Root>
          </Grid.Item>
          <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
            <Field.Root
              name="code"
              hint={t('source.code.hint')}
              required
              error={fieldError(error, 'code')}
            >
              <Field.Label>{t('source.code')}</Field.Label>
              <Field.Input
                value={value.code}
                disabled={source !== undefined}
                onChange={(event) => set({ code: event.target.value.toLowerCase() })}
              />
              <Field.Hint />
              <Field.Error />
            </Field.Root>
          </Grid.Item>
          <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
            <ChoiceField
              name="format"
              label={t('source.format')}
              hint={t(`format.${value.format}.hint`)}
              value={value.format}
              isDisabled={source !== undefined && source.files > 0}
              choices={FORMATS.map((format) => ({ value: format, label: t(`format.${format}`) }))}
              onChange={(format) => set({ format: format as UsageFormat })}
            />
          </Grid.Item>
          <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
            <ChoiceField
              name="supplier"
              label={t('source.supplier')}
              hint={t('source.supplier.hint')}
              value={value.supplier ?? ''}
              none={t('source.supplier.none')}
              choices={(choices.data?.suppliers ?? []).map(({ documentId, name }) => ({
                value: documentId,
                label: name,
              }))}
              onChange={(supplier) => set({ supplier: supplier || null })}
            />
          </Grid.Item>
          {isGamma(value.format) && others.length > 0 && (
            <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
              <ChoiceField
                name="sharesRecordsWith"
                label={t('source.shares')}
                hint={t('source.shares.hint')}
                value={value.sharesRecordsWith ?? ''}
                none={t('source.shares.none')}
                choices={others.map(({ documentId, name }) => ({ value: documentId, label: name }))}
                onChange={(chosen) => set({ sharesRecordsWith: chosen || null })}
              />
            </Grid.Item>
          )}
          {OPEN_FORMATS.includes(value.format) && (
            <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
              <ChoiceField
                name="openTo"
                label={t('source.openTo')}
                hint={t('source.openTo.hint')}
                value={value.isForResellers ? (value.openTo ?? ALL) : ''}
                none={t('source.openTo.none')}
                choices={[
                  { value: ALL, label: t('source.openTo.all') },
                  ...(choices.data?.resellers ?? []).map(({ documentId, name }) => ({
                    value: documentId,
                    label: name,
                  })),
                ]}
                onChange={(chosen) =>
                  set({
                    isForResellers: chosen !== '',
                    openTo: chosen === '' || chosen === ALL ? null : chosen,
                  })
                }
              />
            </Grid.Item>
          )}
          <Grid.Item col={12} direction="column" alignItems="stretch">
            <Field.Root name="note" hint={t('source.note.hint')}>
              <Field.Label>{t('source.note')}</Field.Label>
              <Textarea
                value={value.note ?? ''}
                onChange={(event) => set({ note: event.target.value || null })}
              />
              <Field.Hint />
            </Field.Root>
          </Grid.Item>
        </Grid.Root>
        <Checkbox
          checked={value.isWatched}
          onCheckedChange={(checked) => set({ isWatched: checked === true })}
        >
          {t('source.isWatched', { folder: `inbox/${value.code || '…'}` })}
        </Checkbox>
        {source && (
          <Checkbox
            checked={value.isActive}
            onCheckedChange={(checked) => set({ isActive: checked === true })}
          >
            {t('source.isActive')}
          </Checkbox>
        )}
        {Boolean(error) && <ErrorState error={error} />}
        <div>
          <Button type="submit" disabled={!isWhole} loading={isBusy}>
            {submitLabel}
          </Button>
        </div>
      </Flex>
    </form>
  );
};
