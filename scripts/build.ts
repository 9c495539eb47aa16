import { bringUpToDate } from './build/parts';

/** `npm run build`: what ships, `dist/weapp` and `dist/cloudfunctions`. */
await bringUpToDate(['functions', 'weapp']);
