// A function that gives every text in sight whose contrast with what is behind
// it is below `least`, as ["3.9 of rgb(...) on rgb(...): text", ...], after the
// relative luminance and contrast ratio of WCAG 2.2.
(least) => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});

  // Any CSS colour as red, green, blue and alpha of 0 to 1.
  function read(colour) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255);
  }

  function lay(over, under) {
    return [0, 1, 2].map((i) => over[i] * over[3] + under[i] * (1 - over[3])).concat(1);
  }

  function luminance([red, green, blue]) {
    const linear = (part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  function contrast(one, other) {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }

  // The colour behind an element: that of its ancestors, one over the other.
  function behind(element) {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      layers.push(read(getComputedStyle(at).backgroundColor));
      if (layers.at(-1)[3] === 1) break;
    }
    return layers.reverse().reduce((under, over) => lay(over, under), [1, 1, 1, 1]);
  }

  // In a drawing: the shapes that were drawn before the text, where it stands.
  function behindInDrawing(text) {
    const svg = text.ownerSVGElement;
    const box = text.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    let under = behind(svg);
    for (const shape of svg.querySelectorAll("rect, text")) {
      if (shape === text) break;
      const at = shape.getBoundingClientRect();
      const holds = at.left <= x && x <= at.right && at.top <= y && y <= at.bottom;
      if (shape.tagName === "rect" && holds) under = lay(read(getComputedStyle(shape).fill), under);
    }
    return under;
  }

  function seen(element) {
    return element.checkVisibility({opacityProperty: true, visibilityProperty: true}) &&
        !element.closest(".unseen") && element.tagName !== "title";
  }

  const low = [];
  let number = 0;
  function check(colour, back, text) {
    ++number;
    const found = contrast(lay(read(colour), back), back);
    if (found < least) low.push(`${found.toFixed(2)} of ${colour} on ${back}: ${text.trim().slice(0, 40)}`);
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || !seen(element)) continue;
    const style = getComputedStyle(element);
    const drawn = element.closest("svg text");
    check(drawn ? style.fill : style.color, drawn ? behindInDrawing(drawn) : behind(element), node.data);
  }
  for (const field of document.querySelectorAll("input, select")) {
    if (!seen(field)) continue;
    check(getComputedStyle(field).color, behind(field), field.value);
    if (!field.placeholder) continue;
    check(getComputedStyle(field, "::placeholder").color, behind(field), field.placeholder);
  }
  return {number, low};
}
