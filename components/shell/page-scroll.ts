/**
 * A page without a header scrolls as a whole, what is placed out of the flow with it: else that would make the document
 * itself longer than the window, and all of the app could be scrolled away. On narrow windows it stands under a line that
 * leaves room for the sidebar's button, so that nothing passes beneath it.
 */
export const PAGE_SCROLL = "relative mt-13 min-h-0 flex-1 overflow-y-auto border-t border-line md:mt-0 md:border-t-0";
