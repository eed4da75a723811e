import { Checkbox, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import type { ServiceDetail } from '../../../../shared/contracts/service-terms';
import { useListChargedProductsQuery } from '../../services/serviceTerms';
import { useText } from '../../text';

import { kindsFor, type ActDraft, type ActKind } from './actDraft';

type ActFieldsProps = {
  service: ServiceDetail;
  draft: ActDraft;
  onChange: (draft: ActDraft) => void;
};

/** The fields of the act that is chosen. */
export const ActFields = ({ service, draft, onChange }: ActFieldsProps) => {
  const t = useText();
  const { kind } = draft;
  const hasTerms = kind === 'change' || kind === 'swap';
  const text = (name: 'from' | 'quantity' | 'price' | 'reason', type: 'text' | 'date' = 'text') => (
    <Field.Root name={name} hint={t(`services.field.${name}.hint`)} width="24rem">
      <Field.Label>{t(`services.field.${name}`)}</Field.Label>
      <Field.Input
        type={type}
        value={draft[name]}
        onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
      />
      <Field.Hint />
    </Field.Root>
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Flex gap={5} wrap="wrap" alignItems="flex-start">
        <Field.Root name="kind" width="24rem">
          <Field.Label>{t('services.field.kind')}</Field.Label>
          <SingleSelect
            value={kind}
            onChange={(value) => onChange({ ...draft, kind: value as ActKind })}
          >
            {kindsFor(service).map((one) => (
              <SingleSelectOption key={one} value={one}>
                {t(`services.kind.${one}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
        {text('from', 'date')}
        {kind === 'swap' && <ProductField service={service} draft={draft} onChange={onChange} />}
        {hasTerms && text('quantity')}
        {hasTerms && text('price')}
        {text('reason')}
      </Flex>
      {(kind === 'swap' || kind === 'cease') && service.termEnd !== null && (
        <Checkbox
          checked={draft.waiveEarlyEnd}
          onCheckedChange={(checked) => onChange({ ...draft, waiveEarlyEnd: checked === true })}
        >
          {t('services.waive')}
        </Checkbox>
      )}
    </Flex>
  );
};

const ProductField = ({ service, draft, onChange }: ActFieldsProps) => {
  const t = useText();
  const products = useListChargedProductsQuery();
  const choices = (products.data ?? []).filter(
    ({ documentId }) => documentId !== service.productDocumentId,
  );
  return (
    <Field.Root name="product" width="24rem" required>
      <Field.Label>{t('services.field.product')}</Field.Label>
      <SingleSelect
        value={draft.productDocumentId}
        onChange={(value) => onChange({ ...draft, productDocumentId: String(value) })}
        placeholder={t('services.field.product.choose')}
      >
        {choices.map(({ documentId, name }) => (
          <SingleSelectOption key={documentId} value={documentId}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};
