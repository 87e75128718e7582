"use client";

import { Menu as Primitive } from "@base-ui/react/menu";
import { useRef, type ReactNode } from "react";
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
  return (
    <Primitive.Root open={anchor !== null} onOpenChange={(isOpen) => !isOpen && onClose()} modal={false}>
      <Primitive.Portal>
        <Primitive.Positioner anchor={anchor} side="bottom" align={align} sideOffset={4} className="z-50">
          <Primitive.Popup finalFocus={() => (chosen.current?.movesFocus === true ? false : anchor)} className="fades-in min-w-44 rounded-md border border-line bg-sheet p-1 outline-none">
            {choices.map((choice) => (
              <Primitive.Item
                key={choice.label}
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
          </Primitive.Popup>
        </Primitive.Positioner>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
