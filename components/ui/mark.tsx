/** The product's sign: a page with a pencilled margin. */
export function Mark({ sizeInPixels = 20 }: { sizeInPixels?: number }) {
  return (
    <svg width={sizeInPixels} height={sizeInPixels} viewBox="0 0 20 20" fill="none" aria-hidden focusable="false">
      <rect x="0.75" y="0.75" width="18.5" height="18.5" rx="3.5" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6.5 1v18" stroke="var(--pencil)" strokeWidth="1.75" />
    </svg>
  );
}
