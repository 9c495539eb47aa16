import type { PickedFile } from './client';

/** The browser's own file picker; undefined when the person turns back. */
export function pickFile(extensions: readonly string[]): Promise<PickedFile | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = extensions.map((extension) => `.${extension}`).join(',');
    input.style.display = 'none';
    const finish = (file: File | undefined) => {
      input.remove();
      resolve(file && { name: file.name, localUrl: '', sizeBytes: file.size, file });
    };
    input.addEventListener('change', () => finish(input.files?.[0]));
    input.addEventListener('cancel', () => finish(undefined));
    document.body.append(input);
    input.click();
  });
}

/** Where the browser puts what is downloaded. */
export function saveText(fileName: string, text: string): Promise<boolean> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
  return Promise.resolve(true);
}
