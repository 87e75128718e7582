"use client";

import { Menu as Primitive } from "@base-ui/react/menu";
import { useEffect, useRef, type ReactNode, type RefObject } from "react";
import { cn } from "@/lib/cn";

export type MenuChoice = {
  label: string;
  icon?: ReactNode;
  isDangerous?: boolean;
  /** It opens something that takes the focus, which then must not go back to the button. */
  movesFocus?: boolean;
  onSelect: () => void;
};

export type MenuProps = {
  /** The button it was opened from: it stands under it and gives the focus back to it. Null: closed. */
  anchor: HTMLElement | null;
  onClose: () => void;
  choices: readonly MenuChoice[];
  /** The edge of the button that it keeps to: where the button stands at the start of its line, "start". */
  align?: "start" | "end";
};

/**
 * Things to do with what its button belongs to. Arrow keys, type-ahead, Esc. The button is not part of it, so that a
 * list of a hundred rows has one menu, fetched when the first is opened; the button says `aria-haspopup="menu"`.
 */
export function Menu({ anchor, onClose, choices, align = "end" }: MenuProps) {
  const chosen = useRef<MenuChoice | null>(null);
  const first = useRef<HTMLDivElement>(null);
  return (
    <Primitive.Root open={anchor !== null} onOpenChange={(isOpen) => !isOpen && onClose()} modal={false}>
      <Primitive.Portal>
        <Primitive.Positioner anchor={anchor} side="bottom" align={align} sideOffset={4} className="z-50">
          <Primitive.Popup finalFocus={() => (chosen.current?.movesFocus === true ? false : anchor)} className="fades-in min-w-44 rounded-md border border-line bg-sheet p-1 outline-none">
            {choices.map((choice, index) => (
              <Primitive.Item
                key={choice.label}
                ref={index === 0 ? first : undefined}
                onClick={() => {
                  chosen.current = choice;
                  choice.onSelect();
                }}
                className={cn(
                  "flex min-h-9 cursor-default items-center gap-2.5 rounded-sm px-2.5 text-ui outline-none select-none data-highlighted:bg-well",
                  choice.isDangerous === true ? "text-bad" : "text-ink",
                )}
              >
                {choice.icon}
                {choice.label}
              </Primitive.Item>
            ))}
            <BeginsAtFirst first={first} anchor={anchor} />
          </Primitive.Popup>
        </Primitive.Positioner>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/**
 * Opened by a key, a menu begins at its first choice, as everywhere else. The primitive does so for a button of its own
 * alone, and lets the keys that come before the next frame go to the button: the focus is moved at once.
 */
function BeginsAtFirst({ first, anchor }: { first: RefObject<HTMLDivElement | null>; anchor: HTMLElement | null }) {
  useEffect(() => {
    if (anchor?.matches(":focus-visible")) first.current?.focus({ preventScroll: true });
  }, [first, anchor]);
  return null;
}
