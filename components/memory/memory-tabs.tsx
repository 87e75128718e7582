import Link from "next/link";
import { cn } from "@/lib/cn";

const PAGES = [
  { href: "/memory", label: "What I know" },
  { href: "/memory/timeline", label: "Timeline" },
  { href: "/memory/summaries", label: "Summaries" },
  { href: "/memory/questions", label: "Test questions" },
] as const;

export type MemoryPath = (typeof PAGES)[number]["href"];

/** The ways to look at a memory, at the head of each of them. */
export function MemoryTabs({ current }: { current: MemoryPath }) {
  return (
    <nav aria-label="Memory" className="mt-5 overflow-x-auto">
      <ul className="flex gap-4 border-b border-line sm:gap-6">
        {PAGES.map(({ href, label }) => (
          <li key={href} className="-mb-px">
            <Link
              href={href}
              aria-current={href === current ? "page" : undefined}
              className={cn("flex min-h-10 items-center border-b-2 text-small whitespace-nowrap sm:text-ui hover:text-ink", href === current ? "border-ink font-medium text-ink" : "border-transparent text-ink-2")}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
