/** What the stage says while it shows no document. */
export function showNotice(stage: HTMLElement, title: string, words: string, { isError = false } = {}): void {
  const notice = document.createElement('div');
  notice.className = 'notice';
  notice.setAttribute('role', isError ? 'alert' : 'status');
  const heading = document.createElement('h2');
  heading.textContent = title;
  const text = document.createElement('p');
  text.textContent = words;
  notice.append(heading, text);
  stage.replaceChildren(notice);
}
