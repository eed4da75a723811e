import { keys, myKeys } from './keys';
import { my } from './my';
import { resellers } from './resellers';
import { rest } from './rest';
import { viewAs } from './view-as';

export const controllers = { keys, my, 'my-keys': myKeys, resellers, rest, 'view-as': viewAs };
