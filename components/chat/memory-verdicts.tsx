import { cn } from "@/lib/cn";
import type { Verdict } from "@/lib/memory/feedback/schema";

const ROW_BUTTON = "min-h-8 rounded-sm underline-offset-2 hover:text-ink hover:underline disabled:opacity-50";

export type MemoryVerdictsProps = {
  words: string;
  verdict: Verdict | null;
  isLeftOut: boolean;
  isReplying: boolean;
  onUseful: () => void;
  onWrong: () => void;
  onNotHere: () => void;
  onForget: () => void;
  onWithout: () => void;
};

/** What can be said of a memory where it was used, and done about it. */
export function MemoryVerdicts({ words, verdict, isLeftOut, isReplying, onUseful, onWrong, onNotHere, onForget, onWithout }: MemoryVerdictsProps) {
  return (
    <div role="group" aria-label={`About “${words}”`} className="mt-1.5 flex flex-wrap gap-x-4 text-small text-ink-2">
      <Toggle label="Useful" isOn={verdict === "useful"} onPress={onUseful} />
      <Toggle label="Wrong" isOn={verdict === "wrong"} onPress={onWrong} />
      <Toggle label="Not here" isOn={isLeftOut} onPress={onNotHere} />
      <button type="button" className={ROW_BUTTON} onClick={onForget}>
        Forget
      </button>
      <button type="button" className={ROW_BUTTON} disabled={isReplying} onClick={onWithout}>
        Try again without it
      </button>
    </div>
  );
}

function Toggle({ label, isOn, onPress }: { label: string; isOn: boolean; onPress: () => void }) {
  return (
    <button type="button" aria-pressed={isOn} className={cn(ROW_BUTTON, isOn && "font-medium text-pencil underline")} onClick={onPress}>
      {label}
    </button>
  );
}
