-- When something was last imported into a conversation. Messages keep the dates at which they were written: without this, a
-- conversation of years ago would be an idle one (CONVERSATION_TTL_DAYS) at the moment at which it is brought along.
ALTER TABLE "conversations" ADD COLUMN "imported_at" TIMESTAMPTZ(3);

-- What was imported before counts from now. No turn ever ran in it; where one did, its last message is as new as that turn.
UPDATE "conversations" SET "imported_at" = now()
WHERE NOT EXISTS (SELECT FROM "turns" WHERE "turns"."owner_id" = "conversations"."owner_id" AND "turns"."conversation_id" = "conversations"."id");
