import { useState } from 'react';

import { Field, MultiSelect, MultiSelectOption } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { fieldError, FormDialog } from '../../../../../../src/admin/kit';
import type { Bundle } from '../../../../shared/contracts/balances';
import { useGetBundleChoicesQuery, useSaveBundleMutation } from '../../services/balances';
import { useText } from '../../text';

import { bodyOf, formOf, type BundleForm } from './bundleForm';
import { ChoiceField, TypedField } from './bundleFields';

const UNITS = ['minutes', 'messages', 'megabytes', 'gigabytes', 'units'] as const;
const SHARINGS = ['service', 'customer'] as const;
const PRORATIONS = ['by-days', 'whole'] as const;
const STATES = ['active', 'withdrawn'] as const;

/** Makes a bundle or changes one. What product and unit are stays: bills that were made refer to them. */
export const BundleDialog = ({
  bundle,
  onClose,
}: {
  bundle: Bundle | null;
  onClose: () => void;
}) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const choices = useGetBundleChoicesQuery();
  const [save, { isLoading, error }] = useSaveBundleMutation();
  const [form, setForm] = useState<BundleForm>(() => formOf(bundle));
  const body = bodyOf(form);
  const products = choices.data?.products ?? (bundle ? [bundle.product] : []);
  const bands = [...new Set([...(choices.data?.bands ?? []), ...form.bandGroups])];
  const set = (changes: Partial<BundleForm>) => setForm({ ...form, ...changes });

  const submit = async () => {
    if (!body) return;
    const result = await save({ documentId: bundle?.documentId, body });
    if ('data' in result && result.data) {
      toggleNotification({ type: 'success', message: t('bundles.saved') });
      onClose();
    }
  };

  const typed = (name: 'name' | 'quantity' | 'priority' | 'rolloverPeriods' | 'rolloverMost') => (
    <TypedField
      name={name}
      value={form[name]}
      error={fieldError(error, name)}
      isRequired={name !== 'rolloverMost'}
      onChange={(value) => set({ [name]: value })}
    />
  );
  const choice = (
    name: 'unit' | 'sharing' | 'proration' | 'state',
    choices: { value: string; label: string }[],
    isFixed = false,
  ) => (
    <ChoiceField
      name={name}
      value={form[name]}
      isFixed={isFixed}
      choices={choices}
      onChange={(value) => set({ [name]: value })}
    />
  );

  return (
    <FormDialog
      title={bundle ? t('bundles.changeNamed', { name: bundle.name }) : t('bundles.new')}
      submitLabel={t('bundles.save')}
      isReady={body !== null}
      isBusy={isLoading}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <ChoiceField
        name="product"
        value={form.product}
        isFixed={bundle !== null}
        choices={products.map(({ documentId, name }) => ({ value: documentId, label: name }))}
        onChange={(product) => set({ product })}
      />
      {typed('name')}
      {choice(
        'unit',
        UNITS.map((value) => ({ value, label: t(`bundles.unit.${value}`) })),
        bundle !== null,
      )}
      {typed('quantity')}
      <Field.Root
        name="bandGroups"
        hint={t('bundles.bands.hint')}
        error={fieldError(error, 'bandGroups')}
      >
        <Field.Label>{t('bundles.bands')}</Field.Label>
        <MultiSelect
          value={form.bandGroups}
          placeholder={t('bundles.allBands')}
          withTags
          onChange={(bandGroups: string[]) => set({ bandGroups })}
        >
          {bands.map((band) => (
            <MultiSelectOption key={band} value={band}>
              {band}
            </MultiSelectOption>
          ))}
        </MultiSelect>
        <Field.Error />
        <Field.Hint />
      </Field.Root>
      {choice(
        'sharing',
        SHARINGS.map((value) => ({ value, label: t(`bundles.sharing.${value}`) })),
      )}
      {typed('priority')}
      {choice(
        'proration',
        PRORATIONS.map((value) => ({ value, label: t(`bundles.proration.${value}`) })),
      )}
      {typed('rolloverPeriods')}
      {typed('rolloverMost')}
      {choice(
        'state',
        STATES.map((value) => ({ value, label: t(`bundles.state.${value}`) })),
      )}
    </FormDialog>
  );
};
