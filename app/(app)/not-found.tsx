import { NothingHere } from "@/components/ui/nothing-here";

/** Inside the frame, which has the page's one `main` already. */
export default function NotFound() {
  return <NothingHere />;
}
