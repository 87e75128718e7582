import { sayDay, type PageClock } from "@/components/ui/page-clock";

/** Whose words these are where a person put them in: "corrected by you, 14 Sept". */
export const sayCorrected = (correctedAt: string, clock: PageClock): string => `corrected by you, ${sayDay(correctedAt, clock)}`;
