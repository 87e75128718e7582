-- When a person last put other words in place of those that were learned. What was corrected before is not marked: whether
-- words were changed or something was pinned cannot be seen in what is sealed.
ALTER TABLE "memories" ADD COLUMN "corrected_at" TIMESTAMPTZ(3);

-- Whether the words became others when a version ended; false where its importance or the like was changed.
ALTER TABLE "memory_versions" ADD COLUMN "changed_words" BOOLEAN NOT NULL DEFAULT true;

-- What a memory replaced is read with its history.
CREATE INDEX "memories_owner_id_superseded_by_id_idx" ON "memories"("owner_id", "superseded_by_id");
