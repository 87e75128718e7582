import Link from "next/link";
import { buttonClasses } from "./button";

/** Somebody else's page and a missing one look the same. */
export function NothingHere() {
  return (
    <div className="mx-auto flex min-h-[70dvh] max-w-prose flex-col justify-center px-6">
      <h1 className="text-heading font-bold">Nothing here</h1>
      <p className="mt-2 mb-6 text-text text-ink-2">This page does not exist, or it is not yours to see.</p>
      <p>
        <Link href="/" className={buttonClasses()}>
          Back to your conversations
        </Link>
      </p>
    </div>
  );
}
