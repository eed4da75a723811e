import { africa } from './africa';
import { americas } from './americas';
import { asia } from './asia';
import { europe } from './europe';
import { oceaniaAndNetworks } from './oceania-and-networks';

/** All countries and networks outside the UK, one a line; how a line is written is said in europe.ts. */
export const world = [europe, americas, asia, africa, oceaniaAndNetworks].join('');
