import { useId, useState, type ReactNode } from 'react';

import { Box, TextButton } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';

type DisclosureProps = { label: string; children: ReactNode };

/** A question that opens to its answer, such as "Why?". */
export const Disclosure = ({ label, children }: DisclosureProps) => {
  const [isOpen, setIsOpen] = useState(false);
  const contentId = useId();
  return (
    <Box>
      <TextButton
        onClick={() => setIsOpen(!isOpen)}
        aria-expanded={isOpen}
        aria-controls={contentId}
        endIcon={isOpen ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
      >
        {label}
      </TextButton>
      <Box id={contentId} hidden={!isOpen} paddingTop={2}>
        {isOpen && children}
      </Box>
    </Box>
  );
};
