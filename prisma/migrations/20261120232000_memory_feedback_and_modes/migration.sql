-- What people said of a memory where it was used, which memories stay out of a conversation, and how far memory goes in one.

-- AlterTable
ALTER TABLE "memories" ADD COLUMN "useful_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "wrong_count" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "conversations" ADD COLUMN "memory_mode" TEXT NOT NULL DEFAULT 'learn';
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_memory_mode" CHECK ("memory_mode" IN ('off', 'read', 'learn'));

-- CreateTable
CREATE TABLE "memory_exclusions" (
    "owner_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "memory_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memory_exclusions_pkey" PRIMARY KEY ("owner_id","conversation_id","memory_id")
);

-- CreateIndex
CREATE INDEX "memory_exclusions_owner_id_memory_id_idx" ON "memory_exclusions"("owner_id", "memory_id");

-- AddForeignKey
ALTER TABLE "memory_exclusions" ADD CONSTRAINT "memory_exclusions_owner_id_conversation_id_fkey" FOREIGN KEY ("owner_id", "conversation_id") REFERENCES "conversations"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memory_exclusions" ADD CONSTRAINT "memory_exclusions_owner_id_memory_id_fkey" FOREIGN KEY ("owner_id", "memory_id") REFERENCES "memories"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
