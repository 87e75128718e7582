"use client";

import { useEffect, useState, type ComponentType } from "react";
import { notify } from "./notify";

/**
 * A component that is fetched when it is first drawn, and draws nothing until then. Unlike `React.lazy` a failed
 * fetch does not take the page down with it: it is said, and the next time it is drawn it is fetched again.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;
  return function LazyPart(props: Props) {
    const [Part, setPart] = useState(() => known);
    useEffect(() => {
      if (Part) return;
      let isGone = false;
      load().then(
        (loaded) => {
          known = loaded;
          if (!isGone) setPart(() => loaded);
        },
        () => notify({ tone: "bad", message: "That part of the page could not be fetched. Try again when you are back online." }),
      );
      return () => {
        isGone = true;
      };
    }, [Part]);
    return Part ? <Part {...props} /> : null;
  };
}
