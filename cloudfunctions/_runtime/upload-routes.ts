import { confirmUpload } from '#core/application/confirm-upload';
import { photoUrls } from '#core/application/photo-urls';
import { prepareUpload } from '#core/application/prepare-upload';
import { uploads } from '#core/contract/customer';
import { route } from './create-function';
import { deps } from './deps';
import { limited } from './limited';
import { questionBudget } from './question-budget';

/**
 * Each picture is reserved and confirmed, and each of the two is counted: so 150 pictures in a minute, and in an hour more than an order can hold (900). Whoever
 * floods stops at what their hour allows, long before all of them together keep others from uploading.
 */
const mayUpload = questionBudget('upload', { perMinute: 300, perHour: 3000 }, { perMinute: 6000, perHour: 120_000 }, deps.now);

/** Photos, for customers and staff alike. */
export const uploadRoutes = {
  'prepare-upload': route(
    uploads['prepare-upload'],
    limited(mayUpload, (actor, input) => prepareUpload(deps, actor, input)),
  ),
  'confirm-upload': route(
    uploads['confirm-upload'],
    limited(mayUpload, (actor, input, lang) => confirmUpload(deps, actor, input, lang)),
  ),
  'photo-urls': route(uploads['photo-urls'], (actor, input, lang) => photoUrls(deps, actor, input, lang)),
};
