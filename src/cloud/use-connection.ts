import { useEffect, useState } from 'react';
import { platformClient } from './client';

/** Whether the phone has a network, as it changes. */
export function useConnection(): boolean {
  const [online, setOnline] = useState(true);
  useEffect(() => {
    platformClient.isOnline().then(setOnline);
    return platformClient.onConnection(setOnline);
  }, []);
  return online;
}
