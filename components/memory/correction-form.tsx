"use client";

import { useState, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { INPUT_CLASSES } from "@/components/ui/field";
import { cn } from "@/lib/cn";

/** Rewrites what a memory says, where it stands. Enter keeps it, Esc leaves it. */
export function CorrectionForm({
  initialContent,
  draft = initialContent,
  onWrite,
  onSave,
  onCancel,
}: {
  initialContent: string;
  /** What was written before, where that is to be gone on with. */
  draft?: string | undefined;
  onWrite?: (content: string) => void;
  onSave: (content: string) => Promise<void>;
  onCancel: () => void;
}) {
  const [isSaving, setSaving] = useState(false);

  async function save(form: FormData) {
    const content = String(form.get("content") ?? "").trim();
    if (!content || content === initialContent) return onCancel();
    setSaving(true);
    await onSave(content);
    setSaving(false);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      onCancel();
    }
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      event.currentTarget.form?.requestSubmit();
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save(new FormData(event.currentTarget));
      }}
    >
      <textarea
        name="content"
        aria-label="What is right"
        defaultValue={draft}
        onInput={onWrite && ((event) => onWrite(event.currentTarget.value))}
        maxLength={10_000}
        rows={2}
        autoFocus
        onKeyDown={onKeyDown}
        className={cn(INPUT_CLASSES, "field-sizing-content resize-none py-2")}
      />
      <div className="mt-2 mb-2 flex gap-2">
        <Button type="submit" look="solid" isBusy={isSaving}>
          {isSaving ? "Keeping…" : "Keep"}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
