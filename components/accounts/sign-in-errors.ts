const SENTENCES: Readonly<Record<string, (provider: string) => string>> = {
  unverified_address: (provider) => `${provider} has not confirmed your address, so we cannot tell that it is yours. Confirm it at ${provider}, then try again.`,
  address_unconfirmed: (provider) =>
    `This address has an account here with a password, and was never confirmed, so ${provider} cannot open it. Sign in with the password, then connect ${provider} in the settings.`,
  account_suspended: () => "This account is suspended. Ask whoever runs this place.",
  signup_closed: () => "New accounts are made by invitation here. Open the link of your invitation, then try again.",
  invitation_unusable: () => "This invitation has been used, has run out, or is for another address. Ask for a new one.",
  identity_taken: (provider) => `This ${provider} account already opens another account here. Nothing was changed.`,
  provider_connected: (provider) => `Your account is connected to another ${provider} account already. Nothing was changed.`,
  connect_expired: () => "You were signed out meanwhile, so nothing was connected. Sign in and connect again.",
  CredentialsSignin: () => "This address and password do not belong together. Check both and try again.",
  OAuthCallbackError: () => "Signing in was not finished. Nothing was changed; try again when you like.",
  AccessDenied: () => "Signing in was refused. Nothing was changed.",
};

/** The sentence for an error code in the address of a page; codes we do not know get one that is always true. */
export function sayWhyNot(code: string, provider: string): string {
  return SENTENCES[code]?.(provider) ?? "Signing in did not work this time: the page may have been open too long, or the provider is away. Start again here.";
}
