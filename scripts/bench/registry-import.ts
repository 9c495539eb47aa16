import path from 'node:path';
import { inspector } from '../../tests/support/inspector';
import { phoneLine } from '../../tests/support/phone-line';
import { registryDesk } from '../../tests/support/registry-desk';
import { startOwnCloud } from '../demo/own-cloud';
import type { Figure } from './figure';
import { timed } from './rounds';

/** What a function of config/cloud may take. */
const FUNCTION_MB = 512;
const FUNCTION_S = 60;

const fileOf = (rows: number): string =>
  ['序列号,型号,类别,出厂日期,保修月数']
    .concat(
      Array.from(
        { length: rows },
        (_, index) => `JX4-${1_000_000 + index}-IN,JASMINER X4,整机,2025-0${1 + (index % 9)}-15,${index % 3 === 0 ? 12 : ''}`,
      ),
    )
    .join('\r\n');

/** The largest file there may be (`BENCH_ROWS`, default 200,000 rows), as CSV: dry run, import, undo. */
export async function measureRegistryImport(folder: string): Promise<readonly Figure[]> {
  const rows = Number(process.env.BENCH_ROWS ?? 200_000);
  const own = await startOwnCloud(path.join(folder, 'registry'));
  const desk = registryDesk(phoneLine(own.url, 'supervisor'));
  const file = fileOf(rows);
  let importId = '';
  const checked = await timed(async () => {
    const view = await desk.check(file);
    if (view.counts.fresh !== rows) throw new Error(`dry run: ${JSON.stringify(view)}`);
    importId = view.importId;
  });
  const imported = await timed(async () => desk.finish(await desk.ask('apply-import', { importId })));
  const undone = await timed(() => desk.undo(importId));
  const runs = await inspector(own.url).invocations('registry', 300);
  await own.stop();

  const worstMs = Math.max(...runs.map(({ durationMs = 0 }) => durationMs));
  const memory = Math.max(...runs.map(({ memoryMb = 0 }) => memoryMb));
  const seconds = (what: string, ms: number): Figure => ({ what, value: ms / 1000, unit: 's', note: `${rows} rows` });
  return [
    seconds('registry import, dry run', checked),
    seconds('registry import, into the registry', imported),
    seconds('registry import, undone', undone),
    { what: 'longest run of it', value: worstMs / 1000, unit: 's', budget: { atMost: FUNCTION_S } },
    ...(memory > 0 ? [{ what: 'most memory of it', value: memory, unit: 'MB', budget: { atMost: FUNCTION_MB } } as const] : []),
  ];
}
