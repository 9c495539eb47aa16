import { confirmUpload } from '#core/application/confirm-upload';
import { photoUrls } from '#core/application/photo-urls';
import { prepareUpload } from '#core/application/prepare-upload';
import { uploads } from '#core/contract/customer';
import { route } from './create-function';
import { deps } from './deps';

/** Photos, for customers and staff alike. */
export const uploadRoutes = {
  'prepare-upload': route(uploads['prepare-upload'], (actor, input) => prepareUpload(deps, actor, input)),
  'confirm-upload': route(uploads['confirm-upload'], (actor, input, lang) => confirmUpload(deps, actor, input, lang)),
  'photo-urls': route(uploads['photo-urls'], (actor, input, lang) => photoUrls(deps, actor, input, lang)),
};
