import { isAround, isArticle } from './landmarks';
import { isText, type Seen } from './seen';

/** All text that can be seen but what stands around the content: navigation, banners, cookie questions, buttons. */
export function wholeText(root: Seen): Set<Text> {
  const found = new Set<Text>();
  const walk = (seen: Seen, isInArticle: boolean): void => {
    for (const child of seen.children) {
      if (isText(child)) {
        if (child.data.trim()) found.add(child);
      } else if (!isAround(child.element, isInArticle)) walk(child, isInArticle || isArticle(child.element));
    }
  };
  walk(root, false);
  return found;
}
