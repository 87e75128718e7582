-- Where a memory was heard again, what waits for a person's word before it is remembered, and work that failed every time.

-- AlterTable
ALTER TABLE "accounts" ADD COLUMN "memory_review" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "memory_sources" (
    "owner_id" UUID NOT NULL,
    "memory_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "quote_sealed" BYTEA NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "memory_sources_pkey" PRIMARY KEY ("owner_id","memory_id","message_id")
);

-- CreateTable
CREATE TABLE "memory_proposals" (
    "owner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "message_id" UUID,
    "proposal_sealed" BYTEA,
    "content_hash" BYTEA NOT NULL,
    "claim_hash" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "refused_at" TIMESTAMPTZ(3),

    CONSTRAINT "memory_proposals_pkey" PRIMARY KEY ("owner_id","id")
);

-- CreateTable
CREATE TABLE "dead_letters" (
    "owner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "message_id" UUID,
    "payload_sealed" BYTEA NOT NULL,
    "error" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dead_letters_pkey" PRIMARY KEY ("owner_id","id")
);

-- A proposal waits with its words, or was refused and has none.
ALTER TABLE "memory_proposals" ADD CONSTRAINT "memory_proposals_state"
    CHECK (("refused_at" IS NULL) = ("proposal_sealed" IS NOT NULL) AND ("refused_at" IS NULL OR "message_id" IS NULL));

-- CreateIndex
CREATE INDEX "memory_sources_owner_id_message_id_idx" ON "memory_sources"("owner_id", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "memory_proposals_owner_id_user_id_content_hash_key" ON "memory_proposals"("owner_id", "user_id", "content_hash");

-- CreateIndex
CREATE INDEX "memory_proposals_owner_id_user_id_claim_hash_idx" ON "memory_proposals"("owner_id", "user_id", "claim_hash");

-- CreateIndex
CREATE INDEX "memory_proposals_owner_id_message_id_idx" ON "memory_proposals"("owner_id", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "dead_letters_owner_id_kind_message_id_key" ON "dead_letters"("owner_id", "kind", "message_id");

-- CreateIndex
CREATE INDEX "dead_letters_created_at_idx" ON "dead_letters"("created_at");

-- AddForeignKey
ALTER TABLE "memory_sources" ADD CONSTRAINT "memory_sources_owner_id_memory_id_fkey" FOREIGN KEY ("owner_id", "memory_id") REFERENCES "memories"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memory_proposals" ADD CONSTRAINT "memory_proposals_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "owners"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memory_proposals" ADD CONSTRAINT "memory_proposals_owner_id_message_id_fkey" FOREIGN KEY ("owner_id", "message_id") REFERENCES "messages"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dead_letters" ADD CONSTRAINT "dead_letters_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "owners"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dead_letters" ADD CONSTRAINT "dead_letters_owner_id_message_id_fkey" FOREIGN KEY ("owner_id", "message_id") REFERENCES "messages"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
