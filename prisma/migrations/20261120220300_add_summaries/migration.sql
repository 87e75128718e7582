-- Summaries of the older part of a conversation, and how far a conversation was cleared.

-- AlterTable
ALTER TABLE "conversations" ADD COLUMN "cleared_up_to" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "summaries" (
    "owner_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "ends_at_message_id" UUID NOT NULL,
    "watermark" INTEGER NOT NULL,
    "content_sealed" BYTEA NOT NULL,
    "model" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "summaries_pkey" PRIMARY KEY ("owner_id","conversation_id","version")
);

-- CreateIndex
CREATE UNIQUE INDEX "summaries_owner_id_ends_at_message_id_key" ON "summaries"("owner_id", "ends_at_message_id");

-- AddForeignKey
ALTER TABLE "summaries" ADD CONSTRAINT "summaries_owner_id_conversation_id_fkey" FOREIGN KEY ("owner_id", "conversation_id") REFERENCES "conversations"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summaries" ADD CONSTRAINT "summaries_owner_id_ends_at_message_id_fkey" FOREIGN KEY ("owner_id", "ends_at_message_id") REFERENCES "messages"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written once and never changed: a turn that no version holds is a turn that is not folded.
ALTER TABLE "summaries" ADD CONSTRAINT "summaries_hold_something" CHECK ("watermark" > 0 AND "version" > 0);
