/** Lets a screen reader and the keyboard go on from a message, without moving the page. Afterwards it holds no focus again, as other messages do. */
export function focusMessage(id: string): void {
  const message = document.getElementById(id);
  if (!message) return;
  message.tabIndex = -1;
  message.addEventListener("blur", () => message.removeAttribute("tabindex"), { once: true });
  message.focus({ preventScroll: true });
}
