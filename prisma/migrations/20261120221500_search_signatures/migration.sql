-- What a search by meaning looks through first: 64 bytes a document instead of the whole vector, beside the columns it
-- is filtered by. Vectors made before have no signature: they are made anew (the job "memory.embed" finds them missing).
DELETE FROM "search_embeddings";

ALTER TABLE "search_embeddings" DROP COLUMN "kind", DROP COLUMN "valid_from", DROP COLUMN "valid_until";

-- CreateTable
CREATE TABLE "search_signatures" (
    "scope_id" INTEGER NOT NULL,
    "document_id" INTEGER NOT NULL,
    "embedder" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "signature" bit(512) NOT NULL,

    CONSTRAINT "search_signatures_pkey" PRIMARY KEY ("scope_id","document_id","embedder")
);

-- AddForeignKey
ALTER TABLE "search_signatures" ADD CONSTRAINT "search_signatures_scope_id_document_id_fkey" FOREIGN KEY ("scope_id", "document_id") REFERENCES "search_documents"("scope_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One kind is scanned at a time: past messages outnumber memories, or the other way about. Prisma's schema language has
-- no partial indexes, so these are only here.
CREATE INDEX "search_signatures_of_memories" ON "search_signatures"("scope_id") WHERE "kind" <> 'message';
CREATE INDEX "search_signatures_of_messages" ON "search_signatures"("scope_id") WHERE "kind" = 'message';
