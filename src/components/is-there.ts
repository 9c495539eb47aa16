import { useCallback, useEffect, useRef } from 'react';

/** Returns whether what asks is still on screen: an answer that comes after somebody has left leads them nowhere, and moves no other page. */
export function useIsThere(): () => boolean {
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  return useCallback(() => isThere.current, []);
}
