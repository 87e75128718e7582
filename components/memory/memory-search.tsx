import { Search } from "lucide-react";
import type { MemoryType } from "@/lib/memory/schema";
import { cn } from "@/lib/cn";
import { INPUT_CLASSES } from "@/components/ui/field";
import { TYPE_FACES } from "./memory-types";

export type TypeFilter = MemoryType | "all";

/** One field that searches by meaning and words, and the types with how many there are of each. */
export function MemorySearch({
  query,
  filter,
  counts,
  onQuery,
  onFilter,
}: {
  query: string;
  filter: TypeFilter;
  counts: Readonly<Partial<Record<MemoryType, number>>>;
  onQuery: (query: string) => void;
  onFilter: (filter: TypeFilter) => void;
}) {
  const types = (Object.keys(TYPE_FACES) as MemoryType[]).filter((type) => (counts[type] ?? 0) > 0);
  return (
    <search className="mt-6 flex flex-wrap items-center gap-2">
      <div className="relative min-w-0 flex-1 basis-72">
        <Search size={16} aria-hidden className="pointer-events-none absolute inset-y-0 start-3 my-auto text-ink-3" />
        <input
          type="search"
          aria-label="Search memories"
          placeholder="Search what I know"
          value={query}
          maxLength={1_000}
          onChange={(event) => onQuery(event.target.value)}
          className={cn(INPUT_CLASSES, "h-10 ps-9")}
        />
      </div>
      <div role="group" aria-label="Types" className="flex flex-wrap gap-2">
        <FilterButton label="All" isOn={filter === "all"} onPress={() => onFilter("all")} />
        {types.map((type) => (
          <FilterButton key={type} label={TYPE_FACES[type].many} count={counts[type]} isOn={filter === type} onPress={() => onFilter(type)} />
        ))}
      </div>
    </search>
  );
}

function FilterButton({ label, count, isOn, onPress }: { label: string; count?: number | undefined; isOn: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onPress}
      className={cn("min-h-9 rounded-full border px-3.5 text-ui transition-colors", isOn ? "border-ink bg-ink text-page" : "border-line text-ink-2 hover:border-line-strong hover:text-ink")}
    >
      {label}
      {count !== undefined && <span className="tabular-nums"> {new Intl.NumberFormat("en").format(count)}</span>}
    </button>
  );
}
