"use client";

import { useEffect, useRef, useState, type ComponentType } from "react";
import type { LiveTurnProps } from "./live-turn";
import { canTypeset } from "./reply-body";
import { UNREACHABLE } from "./turn-failure";

/** Fetched while the first message is being typed: what talks to the server weighs as much as the rest of the page. */
export const loadLiveTurn = () => import("./live-turn").then((module) => module.default);

/** Runs a turn once its code is here. Where that cannot be fetched, neither could the message have been sent. */
export function TurnRunner(props: LiveTurnProps) {
  const [LiveTurn, setLiveTurn] = useState<ComponentType<LiveTurnProps> | null>(null);
  const onFailed = useRef(props.onFailed);
  const isTakenUp = props.turn.request === null;
  useEffect(() => {
    onFailed.current = props.onFailed;
  });
  useEffect(() => {
    let isGone = false;
    // A reply that is taken up stands in the page as the server typeset it: its next words would take it away until
    // what typesets them is here.
    Promise.all([loadLiveTurn(), isTakenUp ? canTypeset() : null]).then(
      ([loaded]) => !isGone && setLiveTurn(() => loaded),
      () => !isGone && onFailed.current(UNREACHABLE),
    );
    return () => {
      isGone = true;
    };
  }, [isTakenUp]);
  return LiveTurn && <LiveTurn {...props} />;
}
