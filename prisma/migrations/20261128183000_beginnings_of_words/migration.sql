-- Beginnings of the words of memories as keyed hashes, so that a memory is found while its word is being typed
-- (docs/decisions/0016). NULL for messages, and for memories that were stored before: a job reads these at the next start.
ALTER TABLE "search_documents" ADD COLUMN "beginnings" INTEGER[], ADD COLUMN "continuations" BYTEA;

-- Which memories hold a word with the same first three letters. Messages have no part in it.
CREATE INDEX "search_documents_beginnings" ON "search_documents" USING GIN ("beginnings") WITH (fastupdate = on, gin_pending_list_limit = 512) WHERE "beginnings" IS NOT NULL;

-- What is left to be read: empty from then on, and looked into at each start.
CREATE INDEX "search_documents_without_beginnings" ON "search_documents"("scope_id", "id") WHERE "memory_id" IS NOT NULL AND "beginnings" IS NULL;
