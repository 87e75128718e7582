/** What it means that a conversation is temporary, before its first word. */
export function TemporaryNotice({ memory }: { memory: "read" | "off" | "off-everywhere" }) {
  return (
    <>
      <h2 className="text-heading font-bold">Nothing of this will be kept.</h2>
      <p className="mt-2 max-w-prose text-text text-ink-2">
        Its messages are stored nowhere, stand in no list, are not learned from and cannot be found later; only what they cost is counted.
      </p>
      <p className="mt-3 max-w-prose text-ui text-ink-2">{LOOKS[memory]} It ends when you leave this page or reload it.</p>
    </>
  );
}

const LOOKS = {
  read: "I do look at what I remember about you, unless you set “Memory here” to off.",
  off: "I do not look at what I remember about you.",
  "off-everywhere": "Memory is off, so I do not look at what I remember about you.",
} as const;
