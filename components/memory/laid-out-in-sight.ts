/**
 * Rows that are out of sight are laid out when one scrolls to them: fifty of them are half of what it costs to open the
 * page. Rings of focus may reach past the row.
 */
export const LAID_OUT_IN_SIGHT = "[contain-intrinsic-block-size:auto_6.5rem] [content-visibility:auto] [overflow-clip-margin:0.5rem]";
