import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";

/** Over the composer, once a reply was written without a memory: the way to see what that changed. */
export function ComparisonOffer({ without, onCompare, onDismiss }: { without: string; onCompare: () => void; onDismiss: () => void }) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 border-s-2 border-pencil-soft ps-3">
      <p role="status" className="min-w-0 flex-1 basis-56 font-serif text-note text-pencil italic [overflow-wrap:anywhere]">
        Written without “{without}”.
      </p>
      <Button look="outline" onClick={onCompare}>
        Compare
      </Button>
      <IconButton label="Do not compare" hasTip={false} icon={<X size={15} aria-hidden />} onClick={onDismiss} />
    </div>
  );
}
