import * as cloud from 'wx-server-sdk';
import type { Deps } from '#core/application/ports';
import type { ImportDeps } from '#core/application/registry-import/ports';
import { deps } from './deps';
import { importStore } from './import-store';
import { isFileMissing } from './platform-error';
import { machineRegistry } from './registry';
import { readTable } from './table-file/read-table';

/** The ports of the registry's use-cases. Machines are read anew for each question: people look here right after an import. */
export const importDeps: Deps & ImportDeps = {
  ...deps,
  registry: { find: (serialNumbers) => machineRegistry(deps.settings, deps.now).find(serialNumbers) },
  imports: importStore(deps.now),
  readFile: async (fileId) => {
    try {
      return (await cloud.downloadFile({ fileID: fileId })).fileContent;
    } catch (thrown) {
      if (isFileMissing(thrown)) return null;
      throw thrown;
    }
  },
  readTable,
};
