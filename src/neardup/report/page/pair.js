"use strict";
// Two stories side by side (article.pair): passages that belong together light
// up together, and can be gone through one by one.

class PairView {
  constructor(article) {
    this.article = article;
    this.texts = [...article.querySelectorAll(".text")];
    const numbers = [...article.querySelectorAll(".text mark")]
        .map((mark) => Number(mark.dataset.passage));
    this.numbers = [...new Set(numbers)].sort((a, b) => a - b);
    this.at = -1;
    article.addEventListener("mouseover", (event) => this.light("linked", numberOf(event)));
    article.addEventListener("mouseleave", () => this.light("linked", 0));
    article.addEventListener("click", (event) => this.click(event));
  }

  click(event) {
    const button = event.target.closest("[data-step]");
    if (button) {
      this.step(Number(button.dataset.step));
    } else if (numberOf(event) > 0) {
      this.show(this.numbers.indexOf(numberOf(event)), event.target.closest(".text"));
    }
  }

  // To the next passage, or by -1 to the one before; round at the ends.
  step(by) {
    const count = this.numbers.length;
    if (count === 0) return;
    const from = this.at < 0 && by < 0 ? 0 : this.at;
    this.show((from + by + count) % count, null);
  }

  // `still` is the text that must not be scrolled: the one that was clicked.
  show(at, still) {
    if (at < 0) return;
    this.at = at;
    const number = this.numbers[at];
    this.light("active", number);
    for (const text of this.texts) {
      const mark = text.querySelector(`mark[data-passage="${number}"]`);
      if (mark && text !== still) scrollTo(text, mark);
    }
    const kind = this.article.querySelector(`mark[data-passage="${number}"]`).className;
    this.article.querySelector("output").textContent =
        `Passage ${number} of ${this.numbers.length}, ${kind.split(" ")[0]}`;
  }

  light(state, number) {
    for (const lit of this.article.querySelectorAll(`.${state}`)) lit.classList.remove(state);
    if (number === 0) return;
    for (const part of this.article.querySelectorAll(`[data-passage="${number}"]`)) {
      part.classList.add(state);
    }
  }
}

// The number of the passage that an event is about; 0 for none.
function numberOf(event) {
  const part = event.target.closest("[data-passage]");
  return part ? Number(part.dataset.passage) : 0;
}

// Wide pages scroll each text in its own box, narrow ones the page.
function scrollTo(text, mark) {
  if (text.scrollHeight > text.clientHeight + 1) {
    text.scrollTop = mark.offsetTop - text.clientHeight / 3;
  }
  if (mark.getBoundingClientRect().bottom > window.innerHeight ||
      mark.getBoundingClientRect().top < 0) {
    mark.scrollIntoView({block: "center"});
  }
}
