/** The lowest contrast between words and what is behind them, by WCAG 2's formula, with the words. Runs in the page. */
export function lowestContrast(): { ratio: number; words: string } {
  const parse = (color: string): number[] => color.match(/[\d.]+/g)!.map(Number);
  const luminance = (color: string): number => {
    const [r, g, b] = parse(color).map((value) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const behind = (element: Element | null): string => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if ((parse(backgroundColor)[3] ?? 1) === 1) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  return [...document.querySelectorAll('main *')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()))
    .map((element) => {
      const [low, high] = [luminance(getComputedStyle(element).color), luminance(behind(element))].sort((a, b) => a - b);
      return { ratio: (high! + 0.05) / (low! + 0.05), words: element.textContent! };
    })
    .sort((a, b) => a.ratio - b.ratio)[0]!;
}
