/** The text measure and, on wide windows, the margin beside it: rows that use it line up. */
export const COLUMNS =
  "mx-auto w-full max-w-[42.5rem] px-5 wide:grid wide:max-w-[62.5rem] wide:grid-cols-[minmax(0,40rem)_16.5rem] wide:grid-rows-[auto_1fr] wide:justify-center wide:gap-x-8";
