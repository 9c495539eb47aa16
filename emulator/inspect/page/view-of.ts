import type { ComponentType } from 'react';
import { ClockView } from './clock/clock-view';
import { CollectionsView } from './data/collections-view';
import { FaultsView } from './faults/faults-view';
import { FunctionsView } from './functions/functions-view';
import { MessagesView } from './messages/messages-view';
import { OverviewView } from './overview/overview-view';
import { PushesView } from './pushes/pushes-view';
import { FindView } from './search/find-view';
import { SearchView } from './search/search-view';
import type { View } from './shell/views';
import { SnapshotsView } from './snapshots/snapshots-view';
import { StorageView } from './storage/storage-view';

type Place = View | 'search' | 'find';
const BY_PLACE: Readonly<Record<Place, ComponentType>> = {
  overview: OverviewView,
  data: CollectionsView,
  functions: FunctionsView,
  messages: MessagesView,
  pushes: PushesView,
  storage: StorageView,
  faults: FaultsView,
  clock: ClockView,
  snapshots: SnapshotsView,
  search: SearchView,
  find: FindView,
};

/** The component behind the first step of an address. */
export const VIEW_OF: Readonly<Record<string, ComponentType | undefined>> = BY_PLACE;
