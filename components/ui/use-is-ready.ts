import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether the page's script is at work. Before, the browser alone answers: it would send a form by its address, with all that is written in it. */
export const useIsReady = (): boolean => useSyncExternalStore(never, () => true, () => false);
