import { useId } from "react";
import { sayDay, type PageClock } from "@/components/ui/page-clock";
import { BY_SENTENCES } from "@/lib/memory/summary/method";
import type { ConversationMemory, SummaryVersion } from "@/lib/memory/summary/schema";

const sayHow = (model: string) => (model === BY_SENTENCES ? "in its own sentences, without a model" : `by ${model}`);
const sayVersion = ({ version, watermark, is_on_branch }: SummaryVersion) => `${version} · up to turn ${watermark}${is_on_branch ? "" : " · on another branch"}`;

/** Which version is shown, how far it goes and who wrote it. */
export function SummariesVersions({ memory: { summary, versions, turn_count }, clock, onChoose }: { memory: ConversationMemory; clock: PageClock; onChoose: (version: number) => void }) {
  const id = useId();
  if (!summary) return <p className="text-ui text-ink-2">Nothing on the branch in view is summarised yet.{versions.length > 0 && <Choice id={id} versions={versions} value="" onChoose={onChoose} />}</p>;
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-small text-ink-2">
      {versions.length > 1 && <Choice id={id} versions={versions} value={String(summary.version)} onChoose={onChoose} />}
      <p>
        {summary.is_on_branch ? `${summary.watermark} of ${turn_count} turns` : `${summary.watermark} turns of another branch`}, {sayHow(summary.model)}, {sayDay(summary.created_at, clock)}
      </p>
    </div>
  );
}

function Choice({ id, versions, value, onChoose }: { id: string; versions: readonly SummaryVersion[]; value: string; onChoose: (version: number) => void }) {
  return (
    <span className="inline-flex items-baseline gap-2">
      <label htmlFor={id}>Version</label>
      <select id={id} value={value} onChange={(event) => onChoose(Number(event.currentTarget.value))} className="rounded-sm border border-line bg-sheet px-2 py-1 text-small text-ink">
        {value === "" && <option value="">choose one</option>}
        {versions.map((version) => (
          <option key={version.version} value={version.version}>
            {sayVersion(version)}
          </option>
        ))}
      </select>
    </span>
  );
}
