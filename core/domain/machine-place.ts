/** Which machine of its order: #1 is the one that was entered first. What people read where the label cannot be read; the id itself is for the wire. */
export const machinePlace = (machineId: string): string => `#${machineId.replace(/^m/, '')}`;
