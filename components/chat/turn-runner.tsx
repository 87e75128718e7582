"use client";

import { useEffect, useRef, useState, type ComponentType } from "react";
import type { LiveTurnProps } from "./live-turn";
import { UNREACHABLE } from "./turn-failure";

/** Fetched while the first message is being typed: what talks to the server weighs as much as the rest of the page. */
export const loadLiveTurn = () => import("./live-turn").then((module) => module.default);

/** Runs a turn once its code is here. Where that cannot be fetched, neither could the message have been sent. */
export function TurnRunner(props: LiveTurnProps) {
  const [LiveTurn, setLiveTurn] = useState<ComponentType<LiveTurnProps> | null>(null);
  const onFailed = useRef(props.onFailed);
  useEffect(() => {
    onFailed.current = props.onFailed;
  });
  useEffect(() => {
    let isGone = false;
    loadLiveTurn().then(
      (loaded) => !isGone && setLiveTurn(() => loaded),
      () => !isGone && onFailed.current(UNREACHABLE),
    );
    return () => {
      isGone = true;
    };
  }, []);
  return LiveTurn && <LiveTurn {...props} />;
}
