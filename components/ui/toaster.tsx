"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { onNotification } from "./notify";
import { PlainToaster } from "./plain-toaster";

const ToasterView = lazy(() => import("./toaster-view").catch(() => ({ default: PlainToaster })));

/** Stands in the layout and costs nothing until `notify()` has something to say. */
export function Toaster() {
  const [isNeeded, setNeeded] = useState(false);
  useEffect(() => onNotification(() => setNeeded(true)), []);
  return isNeeded ? (
    <Suspense>
      <ToasterView />
    </Suspense>
  ) : null;
}
