import { StepProgress } from '../../../../../../src/admin/kit';
import type { RunDetail } from '../../../../shared/contracts/runs';

import { useRunSteps } from './useRunSteps';

export const RunSteps = ({ run }: { run: RunDetail }) => <StepProgress steps={useRunSteps(run)} />;
