import type { Metadata } from "next";
import { Mark } from "@/components/ui/mark";
import { NothingHere } from "@/components/ui/nothing-here";

export const metadata: Metadata = { title: "Nothing here" };

export default function NotFound() {
  return (
    <main>
      <p className="absolute start-6 top-5 flex items-center gap-2.5 text-ui font-medium">
        <Mark />
        Commonplace
      </p>
      <NothingHere />
    </main>
  );
}
