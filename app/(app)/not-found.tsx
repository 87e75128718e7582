import { NothingHere } from "@/components/shell/nothing-here";

/** Beside the sidebar, inside the frame's own main part. */
export default function NotFoundInApp() {
  return <NothingHere />;
}
