const MOST = 2_147_483_647;

/** A count that a provider reported, made safe to store and to add up: no fraction, no sign, not NaN, within a column. */
export const toCount = (value: number): number => (Number.isFinite(value) ? Math.min(MOST, Math.max(0, Math.round(value))) : 0);
