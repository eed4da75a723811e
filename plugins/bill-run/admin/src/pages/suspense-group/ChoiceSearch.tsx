import { useEffect, useId, useState } from 'react';

import { Button, Field, Flex, Radio, Typography } from '@strapi/design-system';

import { ErrorState } from '../../../../../../src/admin/kit';
import type { Choice } from '../../../../shared/contracts/suspense';
import { useText } from '../../text';

type ChoiceSearchProps = {
  name: string;
  label: string;
  hint: string;
  /** Looks for what was typed; called as the query hook that it is. */
  useChoices: (
    search: string,
    options: { skip: boolean },
  ) => { data?: Choice[]; error?: unknown; isFetching: boolean };
  value: string | null;
  /** The record that was chosen before the page was opened. */
  initial?: Choice | null | undefined;
  onChange: (documentId: string) => void;
  /** Whether something was typed and nothing of it chosen: left so, it would pass for no choice at all. */
  onUndecided?: (isUndecided: boolean) => void;
};

const FEWEST = 2;

/** A field that finds records by what is typed, and the ones that were found to choose from. */
export const ChoiceSearch = (props: ChoiceSearchProps) => {
  const { name, label, hint, useChoices, value, initial, onChange, onUndecided } = props;
  const t = useText();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const search = typed.trim();
  const { data, error, isFetching } = useChoices(search, { skip: search.length < FEWEST });
  const choices = search.length < FEWEST ? undefined : data;
  const chosen = [...(choices ?? []), initial].find((one) => one && one.documentId === value);
  const isUndecided = search !== '' && !chosen;
  useEffect(() => onUndecided?.(isUndecided), [isUndecided, onUndecided]);
  const clear = () => {
    setTyped('');
    onChange('');
  };
  if (chosen) {
    return (
      <Chosen label={label} choice={chosen} isJustChosen={chosen !== initial} onClear={clear} />
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={3} maxWidth="48rem">
      <Field.Root name={name} hint={hint}>
        <Field.Label>{label}</Field.Label>
        <Field.Input
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
      {Boolean(error) && <ErrorState error={error} />}
      {choices && choices.length > 0 && (
        <Radio.Group
          aria-label={label}
          id={listId}
          value={value ?? ''}
          onValueChange={(chosen) => onChange(chosen)}
        >
          <Flex direction="column" alignItems="flex-start" gap={2}>
            {choices.map(({ documentId, name: text, detail }) => (
              <Radio.Item key={documentId} value={documentId}>
                {[text, detail].filter(Boolean).join(' · ')}
              </Radio.Item>
            ))}
          </Flex>
        </Radio.Group>
      )}
      <div role="status">
        {choices?.length === 0 && !isFetching && <Typography>{t('choice.none')}</Typography>}
      </div>
    </Flex>
  );
};

/** What was chosen, and the way back to the search. */
const Chosen = ({
  label,
  choice: { name, detail },
  isJustChosen,
  onClear,
}: {
  label: string;
  choice: Choice;
  /** The list it was chosen from is gone, and the focus with it. */
  isJustChosen: boolean;
  onClear: () => void;
}) => {
  const t = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography variant="pi" fontWeight="bold">
        {label}
      </Typography>
      <Flex gap={3} wrap="wrap" role="status">
        <Typography>{[name, detail].filter(Boolean).join(' · ')}</Typography>
        <Button variant="tertiary" size="S" autoFocus={isJustChosen} onClick={onClear}>
          {t('choice.other')}
        </Button>
      </Flex>
    </Flex>
  );
};
