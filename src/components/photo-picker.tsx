import { Image, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { PhotoUpload, PhotoUploads } from '@/cloud/photo-uploads';
import { commonTexts } from '@/i18n/common';
import { useTexts } from '@/i18n/texts';
import { Icon } from './icon';
import { Tap } from './tap';
import './photo-picker.scss';

type PhotoPickerProps = {
  /** The frame's id is `<id>-add`. */
  id: string;
  uploads: PhotoUploads;
  photos: readonly PhotoUpload[];
  /** Addresses of pictures uploaded in an earlier session, by attachment id. */
  urls: Readonly<Record<string, string>>;
  max: number;
  /** What a good picture shows. */
  hint: string;
};

/** A camera frame with a hint, then thumbnails: progress, retry, replace, remove. */
export function PhotoPicker({ id, uploads, photos, urls, max, hint }: PhotoPickerProps) {
  const t = useTexts(commonTexts);
  const isEmpty = photos.length === 0;
  return (
    <View id={id} className="photos">
      {photos.map((photo) => (
        <Thumbnail
          key={photo.key}
          photo={photo}
          url={photo.localUrl ?? (photo.attachmentId && urls[photo.attachmentId])}
          uploads={uploads}
        />
      ))}
      {photos.length < max && (
        <Tap
          id={`${id}-add`}
          className={isEmpty ? 'photo-frame photo-frame-wide' : 'photo-frame'}
          label={t.photo.add}
          onTap={() => uploads.pick(max)}
        >
          <Icon name="camera" size={isEmpty ? 32 : 24} />
          <Text className="photo-frame-word">{t.photo.add}</Text>
          {isEmpty && <Text className="photo-hint">{hint}</Text>}
        </Tap>
      )}
    </View>
  );
}

function Thumbnail({ photo, url, uploads }: { photo: PhotoUpload; url: string | undefined; uploads: PhotoUploads }) {
  const t = useTexts(commonTexts);
  const failed = photo.state === 'failed';
  return (
    <View className="photo">
      <View className={`photo-picture ${failed ? 'photo-picture-failed' : ''}`}>
        {url && !photo.isFinal ? (
          <Image className="photo-image" src={url} mode="aspectFill" onClick={() => Taro.previewImage({ urls: [url], current: url })} />
        ) : (
          <Icon name="camera" size={24} />
        )}
        {photo.state === 'uploading' && (
          <View className="photo-cover">
            <Text>{t.photo.uploading(photo.percent)}</Text>
            <View className="photo-track">
              <View className="photo-bar" style={{ width: `${photo.percent}%` }} />
            </View>
          </View>
        )}
        {photo.state === 'waiting' && (
          <View className="photo-cover">
            <Text>{t.photo.waiting}</Text>
          </View>
        )}
        {photo.state === 'done' && (
          <View className="photo-tick">
            <Icon name="check" size={16} />
          </View>
        )}
      </View>
      {failed && <Text className="photo-error">{photo.error ?? t.photo.failed}</Text>}
      <View className="photo-actions">
        {failed && !photo.isFinal ? (
          <Tap className="photo-action" onTap={() => uploads.retry(photo.key)}>
            <Text>{t.photo.retry}</Text>
          </Tap>
        ) : (
          <Tap className="photo-action" onTap={() => uploads.replace(photo.key)}>
            <Text>{t.photo.replace}</Text>
          </Tap>
        )}
        <Tap className="photo-action" label={t.photo.remove} onTap={() => uploads.remove(photo.key)}>
          <Text>{t.photo.remove}</Text>
        </Tap>
      </View>
    </View>
  );
}

type PhotoRowProps = { id?: string; attachmentIds: readonly string[]; urls: Readonly<Record<string, string>> };

/** Pictures to look at; a tap opens them large. */
export function PhotoRow({ id, attachmentIds, urls }: PhotoRowProps) {
  const t = useTexts(commonTexts);
  if (attachmentIds.length === 0) return null;
  const shown = attachmentIds.flatMap((attachmentId) => (urls[attachmentId] ? [urls[attachmentId]] : []));
  return (
    <View {...(id ? { id } : {})} className="photo-row">
      {attachmentIds.map((attachmentId) => {
        const url = urls[attachmentId];
        return (
          <Tap
            key={attachmentId}
            className="photo-small"
            label={t.photo.view}
            onTap={() => url && Taro.previewImage({ urls: shown, current: url })}
          >
            {url ? <Image className="photo-image" src={url} mode="aspectFill" lazyLoad /> : <Icon name="camera" size={24} />}
          </Tap>
        );
      })}
    </View>
  );
}
