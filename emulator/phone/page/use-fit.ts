import { useEffect, useState } from 'react';

/** A phone with its frame, in CSS px at scale 1. */
const PHONE_WIDTH = 410;
const PHONE_HEIGHT = 864;
/** What stands above and around a phone. */
const AROUND_HEIGHT = 76;
/** The switch between two phones of which one fits. */
const SWITCH_HEIGHT = 52;
const GAP = 24;
const PANEL_WIDTH = 320;
/** Smaller than this nobody can read a phone. */
const LEAST_SCALE = 0.6;

/** How large the phones may be, and whether only one fits beside nothing else. */
export type Fit = { readonly scale: number; readonly single: boolean };

function measure(): Fit {
  const width = window.innerWidth - 2 * GAP;
  const besidePanel = (width - PANEL_WIDTH - 2 * GAP) / (2 * PHONE_WIDTH);
  const twoAlone = (width - GAP) / (2 * PHONE_WIDTH);
  const single = twoAlone < LEAST_SCALE + 0.1;
  const byHeight = (window.innerHeight - AROUND_HEIGHT - (single ? SWITCH_HEIGHT : 0)) / PHONE_HEIGHT;
  const byWidth = single ? width / PHONE_WIDTH : besidePanel >= 0.8 ? besidePanel : twoAlone;
  return { scale: Math.max(LEAST_SCALE, Math.min(1, byHeight, byWidth)), single };
}

/** Follows the window. */
export function useFit(): Fit {
  const [fit, setFit] = useState(measure);
  useEffect(() => {
    const onResize = () => setFit(measure());
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }, []);
  return fit;
}
