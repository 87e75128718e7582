/** The one place that reads the wall clock, so that a rule about time can be given a time in its test. */
export const now = (): Date => new Date();
