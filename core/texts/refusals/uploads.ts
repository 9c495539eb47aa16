import { type RefusalWords, words } from './refusal-words';

/** Of photos. */
export const UPLOAD_REFUSALS = {
  'upload-missing': words('照片没有上传成功', 'The photo did not arrive', '请重新上传', 'Upload it again'),
  'upload-not-yours': words('这张照片不能使用', 'This photo cannot be used', '请重新拍摄并上传', 'Take it again and upload it'),
  'upload-too-large': words('照片超过 10 MB', 'The photo is larger than 10 MB', '请选择较小的照片', 'Choose a smaller photo'),
  'upload-not-an-image': words(
    '这个文件不是照片',
    'This file is not a photo',
    '请选择 JPEG、PNG、WebP 或 HEIC 照片',
    'Choose a JPEG, PNG, WebP or HEIC photo',
  ),
  'upload-not-confirmed': words(
    '照片还没有上传完',
    'The photo has not been uploaded yet',
    '请等照片上传完成',
    'Wait until the upload is done',
  ),
} as const satisfies Readonly<Record<string, RefusalWords>>;
