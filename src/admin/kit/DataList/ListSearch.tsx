import { useState, type FormEvent } from 'react';

import { Box, Searchbar, SearchForm } from '@strapi/design-system';

import { useListParams } from '../lists/useListParams';
import { useKitText } from '../text/kitText';

type ListSearchProps = {
  /** What is searched, for those who hear it. */
  label: string;
  placeholder: string;
};

/** The search of a list. Enter searches; what is searched for is kept in the address. */
export const ListSearch = ({ label, placeholder }: ListSearchProps) => {
  const { search, setSearch } = useListParams();
  const [typed, setTyped] = useState(search);
  const t = useKitText();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSearch(typed.trim());
  };
  const clear = () => {
    setTyped('');
    setSearch('');
  };

  return (
    <Box width="36rem" maxWidth="100%">
      <SearchForm onSubmit={submit}>
        <Searchbar
          name="search"
          size="S"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onClear={clear}
          clearLabel={t('search.clear')}
          placeholder={placeholder}
        >
          {label}
        </Searchbar>
      </SearchForm>
    </Box>
  );
};
