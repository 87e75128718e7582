import type { ModelFailure, ModelFailureCode } from "./types";

type Sentences = (provider: string) => { happened: string; todo: string };

const SENTENCES: Record<ModelFailureCode, Sentences> = {
  "refused": (provider) => ({ happened: `${provider} could not be reached.`, todo: "Check that it is running and its address is right, then try again." }),
  "timeout-connect": (provider) => ({ happened: `${provider} did not accept a connection in time.`, todo: "Check its address and your network, then try again." }),
  "timeout-first-token": (provider) => ({ happened: `${provider} took too long to start answering.`, todo: "It may be loading or busy. Try again in a moment." }),
  "stalled": (provider) => ({ happened: `${provider} stopped sending in the middle of the reply.`, todo: "Try again." }),
  "rate-limited": (provider) => ({ happened: `${provider} is refusing requests because too many were made.`, todo: "Try again later." }),
  "provider-error": (provider) => ({ happened: `${provider} reported an error of its own.`, todo: "Try again. If it stays, an admin should look into it." }),
  "unauthorized": (provider) => ({ happened: `${provider} did not accept the API key.`, todo: "An admin has to correct the key." }),
  "not-found": (provider) => ({ happened: `${provider} does not have this model at this address.`, todo: "An admin has to correct the name of the model, or the address." }),
  "cut-off": (provider) => ({ happened: `The connection to ${provider} broke before the reply was complete.`, todo: "Try again." }),
  "bad-response": (provider) => ({ happened: `${provider} sent an answer that could not be read.`, todo: "Try again. If it stays, an admin should check the address." }),
  "empty": (provider) => ({ happened: `${provider} sent an empty reply.`, todo: "Try again, or say it in other words." }),
  "wrong-content-type": (provider) => ({ happened: `The address set for ${provider} answered, but not as a model does.`, todo: "An admin should check the address; it usually ends in /v1." }),
  "too-long": (provider) => ({ happened: `The reply from ${provider} went past the limit and was ended.`, todo: "Ask for a shorter reply, or for the next part." }),
  "aborted": () => ({ happened: "The reply was stopped.", todo: "Try again whenever you like." }),
  "context-too-long": (provider) => ({ happened: `This conversation is longer than ${provider} can read at once.`, todo: "Go on in a new conversation." }),
  "unparsable": (provider) => ({ happened: `${provider} did not answer in the form it was asked for.`, todo: "It will be tried again later." }),
};

/**
 * What happened, what was kept, what to do. `hasPartialReply` says that some of the reply had arrived.
 */
export function failureMessage(failure: ModelFailure, options: { hasPartialReply?: boolean } = {}): string {
  const { happened, todo } = SENTENCES[failure.code](failure.providerLabel);
  const kept = options.hasPartialReply
    ? "Your message and what had arrived are kept."
    : "Your message is kept.";
  const wait = failure.retryAfterSeconds ? `Try again in ${inWords(failure.retryAfterSeconds)}.` : todo;
  return `${happened} ${kept} ${wait}`;
}

function inWords(seconds: number): string {
  const [amount, unit] =
    seconds < 120 ? [seconds, "second"] : seconds < 7_200 ? [Math.ceil(seconds / 60), "minute"] : [Math.ceil(seconds / 3_600), "hour"];
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}
