import { useState } from 'react';

import {
  Box,
  Button,
  Field,
  Flex,
  IconButton,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';

import { useText } from '../../text';

type Pair = [string, string];

type PairRowsProps = {
  name: string;
  title: string;
  hint: string;
  first: string;
  second: string;
  /** What the second may be; left out when it is text. */
  choices?: { value: string; label: string }[];
  pairs: Pair[];
  onChange: (pairs: Pair[]) => void;
};

/** Rules of two parts, one a row. A row counts as soon as its first part is filled in. */
export const PairRows = (props: PairRowsProps) => {
  const { name, title, hint, first, second, choices, pairs, onChange } = props;
  const t = useText();
  const [rows, setRows] = useState<Pair[]>(pairs);
  const change = (next: Pair[]) => {
    setRows(next);
    onChange(next.filter(([word]) => word !== ''));
  };
  const put = (at: number, pair: Pair) =>
    change(rows.map((row, index) => (index === at ? pair : row)));
  const add = () => setRows([...rows, ['', choices?.[0]?.value ?? '']]);
  return (
    <Box tag="section">
      <Typography tag="h3" fontWeight="bold">
        {title}
      </Typography>
      <Typography tag="p" textColor="neutral600">
        {hint}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={2} paddingTop={2}>
        {rows.map(([word, meaning], index) => (
          <Flex key={index} gap={2}>
            <Field.Root name={`${name}-${index}`} width="18rem">
              <Field.Input
                size="S"
                aria-label={first}
                placeholder={first}
                value={word}
                onChange={(event) => put(index, [event.target.value, meaning])}
              />
            </Field.Root>
            {choices ? (
              <SingleSelect
                size="S"
                aria-label={second}
                value={meaning}
                onChange={(chosen) => put(index, [word, String(chosen)])}
              >
                {choices.map((choice) => (
                  <SingleSelectOption key={choice.value} value={choice.value}>
                    {choice.label}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            ) : (
              <Field.Root name={`${name}-${index}-to`} width="18rem">
                <Field.Input
                  size="S"
                  aria-label={second}
                  placeholder={second}
                  value={meaning}
                  onChange={(event) => put(index, [word, event.target.value])}
                />
              </Field.Root>
            )}
            <IconButton
              label={t('rules.remove')}
              onClick={() => change(rows.filter((_, at) => at !== index))}
            >
              <Trash />
            </IconButton>
          </Flex>
        ))}
        <div>
          <Button variant="tertiary" size="S" startIcon={<Plus aria-hidden />} onClick={add}>
            {t('rules.add')}
          </Button>
        </div>
      </Flex>
    </Box>
  );
};
