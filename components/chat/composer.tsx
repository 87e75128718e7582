"use client";

import { useEffect, useImperativeHandle, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { readDraft, writeDraft } from "./draft";

export type ComposerHandle = {
  focus: () => void;
  /** Puts words behind what stands there, for the person to go on or to send. */
  write: (words: string) => void;
  /** Takes back what could not be sent, where nothing else has been written meanwhile. */
  takeBack: (text: string) => void;
};

/**
 * Where the person writes. It keeps its own text, so that typing draws nothing but itself. Enter sends, Shift+Enter
 * breaks the line; while a word is being composed (Japanese, Chinese, Korean, accents) Enter belongs to that.
 */
export function Composer({
  draftKey,
  isTemporary,
  isReplying,
  isSending,
  maxLength,
  placeholder,
  onSend,
  onStop,
  onEditLast,
  onFirstKey,
  children,
  ref,
}: {
  /** Null where no draft is kept. */
  draftKey: string | null;
  isTemporary: boolean;
  isReplying: boolean;
  /** What was sent is still waiting for its place in the conversation. */
  isSending: boolean;
  maxLength: number;
  placeholder: string;
  onSend: (text: string) => void;
  onStop: () => void;
  /** Arrow up in an empty field: the last message again. */
  onEditLast: () => void;
  onFirstKey: () => void;
  /** What else is chosen before sending. */
  children?: ReactNode;
  ref?: Ref<ComposerHandle>;
}) {
  const [text, setText] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);

  // The draft lies in the browser, so the server cannot have put it there; what was typed before we came is kept.
  const knownKey = useRef(draftKey);
  useEffect(() => {
    const typed = field.current?.value ?? "";
    if (typed && knownKey.current !== draftKey) {
      writeDraft(knownKey.current, "");
      writeDraft(draftKey, typed);
    }
    knownKey.current = draftKey;
    setText((known) => known || typed || readDraft(draftKey));
  }, [draftKey]);

  function change(next: string) {
    if (text === "") onFirstKey();
    setText(next);
    writeDraft(draftKey, next);
  }

  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus(),
    takeBack: (unsent) => setText((known) => known || unsent),
    write: (words) => {
      change(text.trim() === "" ? words : `${text.trimEnd()} ${words}`);
      field.current?.focus();
    },
  }));

  function send() {
    if (!text.trim() || isReplying || isSending || text.length > maxLength) return;
    onSend(text);
    // The draft stays until the server has the message: see `ChatScreen`.
    setText("");
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // Safari ends composing before it reports the Enter that ended it; 229 is how it says so.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    }
    if (event.key === "ArrowUp" && text === "") {
      event.preventDefault();
      onEditLast();
    }
  }

  const excess = text.length - maxLength;
  return (
    <form
      className={cn("rounded-lg border border-line-strong bg-sheet p-3 transition-colors focus-within:border-ink-3", isTemporary && "border-dashed")}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        name="message"
        aria-label="Message"
        aria-describedby={excess > 0 ? "message-too-long" : undefined}
        aria-invalid={excess > 0 || undefined}
        placeholder={placeholder}
        value={text}
        rows={1}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
        dir="auto"
        className="field-sizing-content max-h-[40dvh] min-h-7 not-supports-[field-sizing:content]:min-h-20 w-full resize-none bg-transparent px-1 text-text outline-none"
      />
      <div className="mt-1 flex items-center justify-between gap-3">
        {children}
        <p id="message-too-long" role={excess > 0 ? "status" : undefined} className="me-auto px-1 text-small text-ink-3">
          {excess > 0 ? <span className="text-bad">{new Intl.NumberFormat("en").format(excess)} characters too long: send it in parts.</span> : <span className="hidden sm:inline">Shift + Enter for a new line</span>}
        </p>
        {isReplying ? (
          // The second click of a double click on "Send" lands here, and means nothing.
          <Button look="solid" onClick={(event) => event.detail < 2 && onStop()}>
            Stop
          </Button>
        ) : (
          <Button look="solid" type="submit" isBusy={isSending} disabled={!text.trim() || excess > 0}>
            {isSending ? "Sending…" : "Send"}
          </Button>
        )}
      </div>
    </form>
  );
}
