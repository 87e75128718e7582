import { CircleDashed } from "lucide-react";
import { cn } from "@/lib/cn";

/** Beside the composer of a conversation before its first word: whether anything of it will be kept. */
export function TemporarySwitch({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={() => onChange(!isOn)}
      className={cn(
        "flex min-h-9 shrink-0 items-center gap-1.5 rounded-md px-2 text-ui transition-colors hover:text-ink",
        isOn ? "bg-well font-medium text-ink" : "text-ink-2 hover:bg-well",
      )}
    >
      <CircleDashed size={15} aria-hidden />
      Temporary
    </button>
  );
}
