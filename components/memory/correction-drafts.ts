/** Corrections that were begun and neither kept nor left: what is open is closed when somebody searches, and nothing that was written may be lost by it. */
export type CorrectionDrafts = {
  find: (memoryId: string) => string | undefined;
  keep: (memoryId: string, content: string) => void;
  drop: (memoryId: string) => void;
};

export function createCorrectionDrafts(): CorrectionDrafts {
  const drafts = new Map<string, string>();
  return {
    find: (memoryId) => drafts.get(memoryId),
    keep: (memoryId, content) => void drafts.set(memoryId, content),
    drop: (memoryId) => void drafts.delete(memoryId),
  };
}
