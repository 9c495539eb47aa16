import type { PickedPhoto } from './client';

/**
 * The browser's own file picker; on a phone it offers the camera too. Taro's chooseImage would put a sheet of its own in front on mobile user agents.
 * Answers nothing when the person turns back.
 */
export function pickPhotos(count: number): Promise<readonly PickedPhoto[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/*';
    input.multiple = count > 1;
    input.style.display = 'none';
    const finish = (files: readonly File[]) => {
      input.remove();
      resolve(files.slice(0, count).map((file) => ({ localUrl: URL.createObjectURL(file), sizeBytes: file.size, file })));
    };
    input.addEventListener('change', () => finish([...(input.files ?? [])]));
    input.addEventListener('cancel', () => finish([]));
    document.body.append(input);
    input.click();
  });
}
