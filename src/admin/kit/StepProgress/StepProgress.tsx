import { Flex } from '@strapi/design-system';

import { LiveProgress } from './LiveProgress';
import { StepRow } from './StepRow';
import type { ProgressStep } from './types';

/** A long job, step by step: how far, how fast, how long still. */
export const StepProgress = ({ steps }: { steps: ProgressStep[] }) => (
  <>
    <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
      {steps.map((step) => (
        <StepRow key={step.key} step={step} />
      ))}
    </Flex>
    <LiveProgress steps={steps} />
  </>
);
