import type { PickedPhoto } from './client';

const DATABASE = 'kept-photos';
const STORE = 'photos';

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Undefined also when the browser keeps nothing (private window, full disk): then the picture lives as long as the page. */
async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  try {
    const database = await openDatabase();
    return await new Promise((resolve, reject) => {
      const request = work(database.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } catch {
    return undefined;
  }
}

export async function keepPhoto(key: string, photo: PickedPhoto): Promise<PickedPhoto> {
  if (photo.file) await inStore('readwrite', (store) => store.put(photo.file, key));
  return photo;
}

export async function keptPhoto(key: string): Promise<PickedPhoto | undefined> {
  const file: unknown = await inStore('readonly', (store) => store.get(key));
  return file instanceof Blob ? { localUrl: URL.createObjectURL(file), sizeBytes: file.size, file } : undefined;
}

export async function dropPhoto(key: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(key));
}
