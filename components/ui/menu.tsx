"use client";

import { Menu as Primitive } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import { cn } from "@/lib/cn";

export type MenuChoice = {
  label: string;
  icon?: ReactNode;
  isDangerous?: boolean;
  onSelect: () => void;
};

export type MenuProps = {
  /** The button that opens it; it must take a ref and spread its props. */
  trigger: ReactElement;
  choices: readonly MenuChoice[];
  isInitiallyOpen?: boolean;
};

/** A list of things to do with what its button belongs to. Arrow keys, type-ahead, Esc. */
export function Menu({ trigger, choices, isInitiallyOpen = false }: MenuProps) {
  return (
    <Primitive.Root defaultOpen={isInitiallyOpen} modal={false}>
      <Primitive.Trigger render={trigger} />
      <Primitive.Portal>
        <Primitive.Positioner side="bottom" align="end" sideOffset={4} className="z-50">
          <Primitive.Popup className="fades-in min-w-44 rounded-md border border-line bg-sheet p-1 outline-none">
            {choices.map((choice) => (
              <Primitive.Item
                key={choice.label}
                onClick={choice.onSelect}
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
