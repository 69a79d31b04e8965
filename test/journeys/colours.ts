/** What `installColours` puts into a page. */
export interface ColoursWindow {
  colours: {
    /** Of two colours as CSS writes them, the first laid over the second. */
    contrast(front: string, back: string): number;
    /** The colour an element stands on: backgrounds of its ancestors, one over the other; null above a picture. */
    behind(element: Element): string | null;
    /** Of an element's text with what it stands on; null where that is not one colour. */
    contrastOfText(element: Element): number | null;
  };
}

/** Runs in the page, before its own scripts; it must not refer to anything outside of itself. */
export function installColours(): void {
  type Rgba = [red: number, green: number, blue: number, alpha: number];
  let brush: CanvasRenderingContext2D | undefined;
  /** However CSS writes it: by painting it. */
  const rgbaOf = (colour: string): Rgba => {
    brush ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
    return [red!, green!, blue!, alpha! / 255];
  };
  const over = ([r, g, b, a]: Rgba, [r2, g2, b2, a2]: Rgba): Rgba => {
    const mixed = (front: number, back: number) => front * a + back * (1 - a);
    return [mixed(r, r2), mixed(g, g2), mixed(b, b2), a + a2 * (1 - a)];
  };
  const luminance = (rgba: Rgba) => {
    const [r, g, b] = rgba
      .slice(0, 3)
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const contrast = (front: string, back: string) => {
    const under = over(rgbaOf(back), [255, 255, 255, 1]);
    const [light, dark] = [over(rgbaOf(front), under), under].map(luminance).sort((a, b) => b - a);
    return (light! + 0.05) / (dark! + 0.05);
  };
  const behind = (element: Element) => {
    let seen: Rgba = [0, 0, 0, 0];
    for (let one: Element | null = element; one; one = one.parentElement) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(one);
      if (backgroundImage !== 'none' || opacity !== '1') return null;
      seen = over(seen, rgbaOf(backgroundColor));
      if (seen[3] > 0.999) return `rgb(${seen.slice(0, 3).join(' ')})`;
    }
    return null;
  };
  const contrastOfText = (element: Element) => {
    const back = behind(element);
    return back === null ? null : contrast(getComputedStyle(element).color, back);
  };
  (window as unknown as ColoursWindow).colours = { contrast, behind, contrastOfText };
}
