// What is cut on the screen for want of room says the whole when it is pointed at, wherever it stands.

/** Called once at start. Answers how to stop, for tests. */
export function nameWhatIsCut(target: Document = document): () => void {
  target.addEventListener("pointerover", point);
  return () => target.removeEventListener("pointerover", point);
}

function point({ target }: Event): void {
  for (let at = target instanceof HTMLElement ? target : null; at; at = at.parentElement) {
    // A title that was written by hand says more than the words.
    if (at.title !== "" && at.dataset["cut"] === undefined) return;
    if (!mayBeCut(at)) continue;
    const whole = isCut(at) ? (at.textContent ?? "").replace(/\s+/gu, " ").trim() : "";
    if (whole === "") {
      at.removeAttribute("title");
      delete at.dataset["cut"];
      continue;
    }
    at.title = whole;
    at.dataset["cut"] = "";
    return;
  }
}

const mayBeCut = (element: HTMLElement): boolean =>
  element.classList.contains("facts") || getComputedStyle(element).textOverflow === "ellipsis";

function isCut({ scrollWidth, clientWidth, scrollHeight, clientHeight }: HTMLElement): boolean {
  return scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 4;
}
