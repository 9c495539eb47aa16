import { useEffect, useRef, useSyncExternalStore } from 'react';
import { createPhotoUploads, type PhotoUpload, type PhotoUploads, type UploadPurpose } from './photo-uploads';

/** Pictures that belong to the page on screen and end with it (a voucher, a finding). Drafts keep theirs in the draft. */
export function usePhotoUploads(
  as: 'customer' | 'staff',
  purpose: UploadPurpose,
): { uploads: PhotoUploads; photos: readonly PhotoUpload[] } {
  const ref = useRef<PhotoUploads>();
  ref.current ??= createPhotoUploads({ as, purpose });
  const uploads = ref.current;
  useEffect(() => uploads.release, [uploads]);
  const photos = useSyncExternalStore(uploads.subscribe, uploads.photos, uploads.photos);
  return { uploads, photos };
}
