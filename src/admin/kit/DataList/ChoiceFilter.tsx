import { Box, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { useListParams } from '../lists/useListParams';

type ChoiceFilterProps = {
  /** The name of the filter in the address. */
  name: string;
  /** What is filtered, for those who hear it. */
  label: string;
  /** The words for no filter. */
  all: string;
  choices: { value: string; label: string }[];
};

/** A word that no choice has: "all" is a choice of some lists. */
const ALL = 'no-filter';

/** Narrows a list to one of a few choices. The choice is kept in the address. */
export const ChoiceFilter = ({ name, label, all, choices }: ChoiceFilterProps) => {
  const { filter, setFilter } = useListParams();
  return (
    <Box minWidth="20rem">
      <SingleSelect
        size="S"
        aria-label={label}
        value={filter(name) ?? ALL}
        onChange={(chosen) => setFilter(name, chosen === ALL ? undefined : String(chosen))}
      >
        <SingleSelectOption value={ALL}>{all}</SingleSelectOption>
        {choices.map((choice) => (
          <SingleSelectOption key={choice.value} value={choice.value}>
            {choice.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
};
