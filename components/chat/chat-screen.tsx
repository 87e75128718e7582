"use client";

import { useCallback, useEffect, useReducer, useRef, useState, type ReactNode } from "react";
import { useAccountHere } from "@/components/accounts/account-here";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { Notice } from "@/components/ui/notice";
import type { PageClock } from "@/components/ui/page-clock";
import type { MemoryMode } from "@/lib/chat/memory-mode/schema";
import type { ConversationId, MessageId, MessagePage } from "@/lib/chat/schema";
import { type BeginAction, chatReducer, openChat } from "./chat-state";
import { COLUMNS } from "./columns";
import { ComparisonOffer } from "./comparison-offer";
import { Composer, type ComposerHandle } from "./composer";
import { announceConversationChange } from "./conversation-changes";
import { ConversationHeader } from "./conversation-header";
import { ConversationScroll, type ConversationScrollHandle } from "./conversation-scroll";
import { draftKey, NEW_CONVERSATION, readDraft, writeDraft } from "./draft";
import { EmptyConversation } from "./empty-conversation";
import { expiryInView } from "./expiry-in-view";
import { freshIds } from "./fresh-ids";
import { lookForLearned } from "./just-learned";
import { LiveReplyStore } from "./live-reply";
import { MemoryEditsProvider } from "./memory-edits";
import { MemoryInView } from "./memory-in-view";
import { MessageList } from "./message-list";
import { PageReads } from "./page-reads";
import { placeForLearned } from "./place-for-learned";
import { canTypeset, loadLiveMarkdown } from "./reply-body";
import { loadLiveTurn, TurnRunner } from "./turn-runner";
import { TemporarySwitch } from "./temporary/temporary-switch";
import { useLeaveGuard } from "./temporary/use-leave-guard";
import { UNTITLED } from "./untitled";
import { useComparison } from "./use-comparison";
import { useKeeper } from "./use-keeper";
import { useLeaveDeleted } from "./use-leave-deleted";
import { useLookAgain } from "./use-look-again";
import { useMemoryMode } from "./use-memory-mode";
import { useMessageActions } from "./use-message-actions";
import { useOnline } from "./use-online";
import { usePlace } from "./use-place";
import { usePlaceLearned } from "./use-place-learned";
import { useRendered } from "./use-rendered";
import { useStopOnEscape } from "./use-stop-on-escape";
import { useTitle } from "./use-title";

const ComparisonDialog = lazyPart(() => import("./comparison-dialog").then((module) => module.default));
const LeaveDialog = lazyPart(() => import("./temporary/leave-dialog").then((module) => module.default));
const ReceiptPanel = lazyPart(() => import("./receipt-panel").then((module) => module.default));

const LOST_PAUSE_MS = 1_500;

export type ChatScreenProps = {
  /** Made by the page for a conversation that does not exist yet. Give the screen this id as its `key`. */
  conversationId: ConversationId;
  isNew: boolean;
  title: string | null;
  page: MessagePage;
  /** Stored replies as server HTML, from `renderStored`. */
  rendered: Readonly<Record<string, ReactNode>>;
  model: { label: string; isDemo: boolean };
  /** Shown with the note that the demo model answers. */
  localServers?: ReactNode;
  isAdmin?: boolean;
  /** Whether memory is on for the whole account, and how far it goes in this conversation. */
  memory: { isEnabled: boolean; mode: MemoryMode };
  messageMaxLength: number;
  /** As the conversation says it. */
  expiresAt?: string | null;
  /** After how many days idle conversations go; null where they stay. */
  conversationTtlDays: number | null;
  clock: PageClock;
  /** Whether only this page keeps it. It can be chosen before the first word, where there is a way to. */
  isTemporary?: boolean;
  onTemporary?: (isTemporary: boolean) => void;
};

/** One conversation. The only component of the screen that holds state; what is under it gets values and gives events. */
export function ChatScreen({
  conversationId,
  isNew,
  title: initialTitle,
  page,
  rendered,
  model,
  localServers,
  isAdmin = false,
  memory,
  messageMaxLength,
  expiresAt = null,
  conversationTtlDays,
  clock,
  isTemporary = false,
  onTemporary,
}: ChatScreenProps) {
  const [state, dispatch] = useReducer(chatReducer, { conversationId, isNew, page }, openChat);
  const [live] = useState(() => new LiveReplyStore());
  const [reads] = useState(() => new PageReads());
  const [receiptId, setReceiptId] = useState<MessageId | null>(null);
  const [repliesSettled, setRepliesSettled] = useState(0);
  const composer = useRef<ComposerHandle>(null);
  const scroll = useRef<ConversationScrollHandle>(null);
  const [title, showTitle] = useTitle(conversationId, initialTitle, isTemporary ? 0 : repliesSettled);
  const isOnline = useOnline();
  const memoryHere = useMemoryMode(conversationId, memory.mode, state.isNew || isTemporary);
  const { keeper, mode } = useKeeper(conversationId, isTemporary, memoryHere.mode);
  const isEmpty = state.entries.length === 0;
  const leaving = useLeaveGuard(isTemporary && !isEmpty);
  const compared = useComparison(state.entries);
  const accountId = useAccountHere();
  const keyOfDraft = isTemporary ? null : draftKey(accountId, state.isNew ? NEW_CONVERSATION : conversationId);
  const isReplying = state.turn !== null;
  const isAskedHere = Boolean(state.turn?.request);
  const turnRef = useRef(state.turn);
  useEffect(() => {
    turnRef.current = state.turn;
  });

  const place = usePlace({ conversationId, state, dispatch, keeper, live, reads, scroll, onArrive: () => setReceiptId(null) });
  const placeLearned = usePlaceLearned(placeForLearned(state), scroll);

  const showStored = async () => {
    const [result] = await Promise.all([keeper.readMessages(), canTypeset()]);
    if (result.ok) dispatch({ type: "show-page", page: result.value });
    return result;
  };

  const lookAgain = async () => {
    const isWanted = reads.begin();
    const [result] = await Promise.all([keeper.readMessages(), canTypeset()]);
    // Sent here meanwhile: what was found is older than what is in view, and `live` holds the new reply.
    if (!result.ok || turnRef.current || !isWanted()) return;
    live.clear();
    scroll.current?.stayAtEnd();
    dispatch({ type: "look-again", page: result.value });
  };

  const begin = useCallback(
    (action: BeginAction) => {
      reads.overtake();
      live.clear();
      scroll.current?.stayAtEnd();
      dispatch(action);
    },
    [reads, live],
  );

  const actions = useMessageActions({ keeper, reads, begin, dispatch, composer, scroll, openReceipt: setReceiptId });

  function send(text: string) {
    if (!place.isElsewhere) return submit(text);
    void place.reachEnd().then((isReached) => (isReached ? submit(text) : composer.current?.takeBack(text)));
  }

  function submit(text: string) {
    begin({ type: "submit", text, ids: freshIds(), memoryMode: mode });
    scroll.current?.toEnd();
  }

  const stop = () => void keeper.stop(() => turnRef.current !== null);

  function forgetSentDraft() {
    const sent = state.turn?.request?.trigger === "submit" ? state.turn.request.message.text : null;
    if (sent !== null && readDraft(keyOfDraft) === sent) writeDraft(keyOfDraft, "");
  }

  useLookAgain(conversationId, isReplying || state.editingId !== null || state.isNew || isTemporary || place.isElsewhere, () => void lookAgain());

  useLeaveDeleted(conversationId);

  useStopOnEscape(isReplying, stop);

  const [opensAtMessage] = useState(place.ledToId !== null);
  useEffect(() => {
    if (!opensAtMessage && window.matchMedia("(pointer: fine)").matches) composer.current?.focus();
  }, [opensAtMessage]);

  const renderedFor = useRendered(page, rendered);
  const receiptOf = state.entries.find(({ message }) => message.id === receiptId)?.message;
  const lastReceipt = state.entries.findLast(({ message }) => message.receipt)?.message.receipt ?? null;

  return (
    <MemoryEditsProvider keeper={keeper}>
      {isTemporary || state.isNew ? (
        <PageHeader title={isTemporary ? "Temporary conversation" : UNTITLED} />
      ) : (
        <ConversationHeader conversation={{ id: conversationId, title }} onTitle={showTitle} />
      )}
      <ConversationScroll ref={scroll} onNewest={state.hasLater ? () => void place.showNewest() : null}>
        {state.hasEarlier && (
          <div className="flex justify-center pt-6">
            <Button look="quiet" onPointerEnter={place.prepareEarlier} onFocus={place.prepareEarlier} onClick={() => void place.showEarlier()}>
              Earlier messages
            </Button>
          </div>
        )}
        {isEmpty && (
          <EmptyConversation modelLabel={model.label} isDemoModel={model.isDemo} localServers={localServers} isAdmin={isAdmin} isLearning={memory.isEnabled && mode === "learn"} onWords={(words) => composer.current?.write(words)} temporary={isTemporary ? { memory: !memory.isEnabled ? "off-everywhere" : mode === "off" ? "off" : "read" } : null} />
        )}
        <MessageList
          entries={state.entries}
          rendered={renderedFor}
          isReplying={isReplying}
          isQuiet={state.isQuiet}
          editingId={state.editingId}
          ledToId={place.ledToId}
          clock={clock}
          live={live}
          actions={actions}
        />
        {state.hasLater && (
          <div className="flex flex-wrap justify-center gap-x-2 pb-6">
            <Button look="quiet" onClick={() => void place.showLater()}>
              Later messages
            </Button>
            <Button look="quiet" onClick={() => void place.showNewest()}>
              Newest messages
            </Button>
          </div>
        )}
      </ConversationScroll>
      <div className={`${COLUMNS} shrink-0 pb-4`}>
        <div className="min-w-0">
          {!isOnline && (
            <Notice tone="warn" className="mb-3">
              You are offline. Go on writing: it is kept here, and can be sent when you are back.
            </Notice>
          )}
          {place.isGone && <Notice className="mt-2 mb-3">The message that the link led to is no longer here.</Notice>}
          {!state.isOnBranch && (
            <Notice
              className="mt-2 mb-3"
              action={
                <Button look="quiet" className="-ms-3 sm:ms-0" onClick={() => void place.showNewest()}>
                  Back to the one you went on with
                </Button>
              }
            >
              You left this version of the conversation. Write here, and you go on from its end.
            </Notice>
          )}
          {compared.comparison && <ComparisonOffer without={compared.comparison.without} onCompare={compared.open} onDismiss={compared.end} />}
          <Composer
            ref={composer}
            draftKey={keyOfDraft}
            isTemporary={isTemporary}
            isReplying={isReplying}
            isSending={place.isReachingEnd}
            maxLength={messageMaxLength}
            placeholder={isEmpty ? "Write something" : "Write on"}
            onSend={send}
            onStop={stop}
            onEditLast={() => {
              const last = state.entries.findLast(({ message }) => message.role === "person");
              if (last && !isReplying && !state.hasLater) dispatch({ type: "edit", id: last.message.id });
            }}
            onFirstKey={() => {
              void loadLiveTurn();
              void loadLiveMarkdown();
            }}
          >
            {isEmpty && onTemporary && <TemporarySwitch isOn={isTemporary} onChange={onTemporary} />}
            {!isEmpty && isTemporary && <p className="px-1 text-small text-ink-2">Nothing of this is kept.</p>}
          </Composer>
        </div>
        <MemoryInView
          live={live}
          isReplying={isReplying}
          receipt={lastReceipt}
          isDemo={model.isDemo}
          modelLabel={model.label}
          isEnabled={memory.isEnabled}
          isTemporary={isTemporary}
          mode={mode}
          expiresAt={isTemporary ? null : expiryInView(conversationTtlDays, expiresAt, state.entries)}
          clock={clock}
          onMode={(mode) => void memoryHere.setMode(mode)}
        />
      </div>
      {state.turn && (
        <TurnRunner
          key={state.turn.key + String(repliesSettled)}
          conversationId={conversationId}
          keeper={keeper}
          turn={state.turn}
          live={live}
          onPersonStored={(person) => {
            forgetSentDraft();
            dispatch({ type: "person-stored", person });
            // Who only reads along has nothing to tell.
            if (!isTemporary && isAskedHere) announceConversationChange({ id: conversationId });
            // Not before: until it is stored, a reload must find the draft and not a page that does not exist. It
            // changes without a navigation, so that the reply goes on undisturbed.
            if (isNew) window.history.replaceState(null, "", `/c/${conversationId}`);
          }}
          onSettled={(message) => {
            forgetSentDraft();
            dispatch({ type: "settle", message: keeper.keep(message) });
            if (memory.isEnabled && mode === "learn" && message.parentId) void lookForLearned(conversationId, message.parentId).then(placeLearned);
            setRepliesSettled((count) => count + 1);
          }}
          onFailed={(failure) => {
            dispatch({ type: "fail", failure });
            setRepliesSettled((count) => count + 1);
          }}
          onLost={() => {
            setTimeout(() => {
              void showStored().then((result) => {
                if (!result.ok) dispatch({ type: "fail", failure: { code: "lost", message: `The connection was lost. What had come is kept. ${result.failure.message}`, isRetryable: true } });
                setRepliesSettled((count) => count + 1);
              });
            }, LOST_PAUSE_MS);
          }}
        />
      )}
      {receiptOf?.receipt && (
        <ReceiptPanel
          message={receiptOf}
          receipt={receiptOf.receipt}
          clock={clock}
          isReplying={isReplying}
          onClose={() => setReceiptId(null)}
          onWithout={(memoryId) => {
            setReceiptId(null);
            compared.begin(receiptOf, receiptOf.receipt?.memories.find((memory) => memory.memoryId === memoryId)?.content ?? "");
            actions.tryAgain(receiptOf.id, [memoryId]);
          }}
        />
      )}
      {compared.comparison && compared.isOpen && (
        <ComparisonDialog
          comparison={compared.comparison}
          live={live}
          onClose={compared.close}
          onKeep={(id) => {
            if (id !== compared.comparison?.after.id) actions.showVersion(id);
            compared.end();
          }}
        />
      )}
      {leaving.isAsking && <LeaveDialog onStay={leaving.stay} onLeave={leaving.leave} />}
    </MemoryEditsProvider>
  );
}
