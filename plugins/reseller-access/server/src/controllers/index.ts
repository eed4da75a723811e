import { docs } from './docs';
import { keys, myKeys } from './keys';
import { my } from './my';
import { myChecks } from './my-checks';
import { myPeople, people } from './people';
import { rateDesk } from './rate-desk';
import { resellers } from './resellers';
import { rest } from './rest';
import { viewAs } from './view-as';

export const controllers = {
  docs,
  keys,
  my,
  'my-checks': myChecks,
  'my-keys': myKeys,
  'my-people': myPeople,
  people,
  'rate-desk': rateDesk,
  resellers,
  rest,
  'view-as': viewAs,
};
