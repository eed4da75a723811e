import { Field, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';

import type { MyAccess } from '../../../../shared/contracts/access';
import { chooseReseller } from '../../acting/acting';
import { MY_ROOT } from '../../paths';
import { useText } from '../../text';

/** As wide as the menu: a long name is cut off inside it instead of widening it. */
const Place = styled.div`
  overflow-wrap: anywhere;
  padding: ${({ theme }) => `${theme.spaces[4]} ${theme.spaces[5]} 0`};

  ${({ theme }) => theme.breakpoints.medium} {
    width: 23.1rem;
  }
`;

/** Whose pages these are; somebody with several resellers chooses here. */
export const ResellerSwitch = ({ access }: { access: MyAccess }) => {
  const t = useText();
  const navigate = useNavigate();
  const { reseller, resellers } = access;

  const choose = (documentId: string) => {
    if (documentId !== reseller.documentId) {
      // What is open belongs to the reseller that is left: a page of his record would not be found.
      navigate(MY_ROOT);
      chooseReseller(documentId);
    }
  };

  return (
    <Place>
      {resellers.length > 1 ? (
        <Field.Root name="reseller">
          <Field.Label>{t('switch.label')}</Field.Label>
          <SingleSelect
            size="S"
            value={reseller.documentId}
            onChange={(documentId) => choose(String(documentId))}
          >
            {resellers.map(({ documentId, name }) => (
              <SingleSelectOption key={documentId} value={documentId}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      ) : (
        <Typography tag="p" fontWeight="bold">
          {reseller.name}
        </Typography>
      )}
    </Place>
  );
};
