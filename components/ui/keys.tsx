import { Fragment } from "react";

/** A keyboard shortcut in print. Decoration: the control it belongs to says the same in `aria-keyshortcuts`. */
export function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span aria-hidden className="font-mono text-small text-ink-3">
      {keys.map((key, index) => (
        <Fragment key={key}>
          {index > 0 && " "}
          {key}
        </Fragment>
      ))}
    </span>
  );
}
