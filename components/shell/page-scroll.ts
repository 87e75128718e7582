/** A page without a header scrolls as a whole; on narrow windows under a line that leaves room for the sidebar's button, so that nothing passes beneath it. */
export const PAGE_SCROLL = "mt-13 min-h-0 flex-1 overflow-y-auto border-t border-line md:mt-0 md:border-t-0";
