"use strict";
// The list of groups: filters over it, and rows of which only those in sight
// are in the page, so that a hundred thousand cost no more than ten.

const kRowHeight = 64;  // that of .row in page.css
const kDay = 24 * 3600;

// An element with attributes and children; text always goes in as text.
function makeElement(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// "2025-02-04" for seconds since 1970.
function dateOf(seconds) {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

const kOrders = {
  "most stories": (a, b) => b.size - a.size,
  "most sources": (a, b) => b.sources.length - a.sources.length,
  "first seen, oldest": (a, b) => (a.first ?? Infinity) - (b.first ?? Infinity),
  "first seen, newest": (a, b) => (b.first ?? -Infinity) - (a.first ?? -Infinity),
  "lowest score": (a, b) => a.score - b.score,
};

// What is asked of the groups. Its form is made once; `changed` is called when
// the user changes something.
class GroupFilters {
  constructor(index, changed) {
    this.index = index;
    this.search = makeElement("input", {type: "search", id: "search", placeholder: "title, id"});
    this.source = makeElement("input", {list: "source-names", placeholder: "all"});
    this.from = makeElement("input", {type: "date"});
    this.until = makeElement("input", {type: "date"});
    this.least = makeElement("input", {type: "number", min: 0, max: 1, step: 0.05, value: 0});
    this.most = makeElement("input", {type: "number", min: 0, max: 1, step: 0.05, value: 1});
    this.order = makeElement("select", {},
        ...Object.keys(kOrders).map((name) => makeElement("option", {}, name)));
    this.relations = index.relations.map((name) => {
      const box = makeElement("input", {type: "checkbox", value: name});
      box.checked = true;
      return box;
    });
    this.form = this.makeForm();
    this.form.addEventListener("input", changed);
    this.form.addEventListener("submit", (event) => event.preventDefault());
  }

  makeForm() {
    const names = makeElement("datalist", {id: "source-names"},
        ...this.index.sources.slice(0, 1000).map((name) => makeElement("option", {value: name})));
    const kinds = makeElement("fieldset", {}, makeElement("legend", {}, "with a copy that is"),
        ...this.relations.map((box) => makeElement("label", {}, box, ` ${box.value} `)));
    return makeElement("form", {class: "filters", role: "search", "aria-label": "groups"},
        makeElement("label", {}, "Search ", makeElement("kbd", {}, "/"), this.search),
        makeElement("label", {}, "Source", this.source), names,
        makeElement("label", {}, "From", this.from),
        makeElement("label", {}, "Until", this.until),
        makeElement("label", {}, "Lowest score from", this.least),
        makeElement("label", {}, "to", this.most),
        makeElement("label", {}, "Order", this.order), kinds);
  }

  // The numbers of the groups that pass, in order.
  apply() {
    const groups = this.index.groups;
    const tests = this.tests();
    const numbers = [];
    for (let i = 0; i < groups.length; ++i) {
      if (tests.every((test) => test(groups[i]))) numbers.push(i);
    }
    const compare = kOrders[this.order.value];
    return numbers.sort((i, j) => compare(groups[i], groups[j]) || i - j);
  }

  tests() {
    const tests = [];
    for (const word of this.search.value.toLowerCase().split(/\s+/).filter(Boolean)) {
      tests.push((group) => this.wordsOf(group).includes(word));
    }
    const kinds = this.relations.map((box) => box.checked);
    if (!kinds.every(Boolean)) {
      tests.push((group) => group.copies.some((count, i) => count > 0 && kinds[i]));
    }
    const source = this.source.value.trim().toLowerCase();
    if (source) {
      const wanted = new Set(this.index.sources.flatMap(
          (name, i) => name.toLowerCase().includes(source) ? [i] : []));
      tests.push((group) => group.sources.some((i) => wanted.has(i)));
    }
    const from = this.from.valueAsNumber / 1000;
    const until = this.until.valueAsNumber / 1000 + kDay;
    if (!Number.isNaN(from)) tests.push((group) => group.last >= from);
    if (!Number.isNaN(until)) tests.push((group) => group.first < until);
    const [least, most] = [this.least, this.most].map((input) => input.valueAsNumber);
    if (least > 0) tests.push((group) => group.score >= least);
    if (most < 1) tests.push((group) => group.score <= most);
    return tests;
  }

  wordsOf(group) {
    group.lowerCase ??= `${group.title}\n${group.words}`.toLowerCase();
    return group.lowerCase;
  }
}

// The rows. `open` is called with the number of a group to open.
class GroupList {
  constructor(index, open) {
    this.index = index;
    this.open = open;
    this.numbers = [];
    this.chosen = -1;  // number of the group that is open
    this.sizer = makeElement("div", {class: "sizer", role: "presentation"});
    this.box = makeElement("div", {class: "list", role: "list", "aria-label": "groups", tabindex: 0},
        this.sizer);
    this.box.addEventListener("scroll", () => this.draw());
    this.box.addEventListener("keydown", (event) => this.key(event));
    new ResizeObserver(() => this.draw()).observe(this.box);
  }

  show(numbers) {
    this.numbers = numbers;
    this.sizer.style.height = `${numbers.length * kRowHeight}px`;
    this.box.scrollTop = 0;
    this.draw();
  }

  choose(number) {
    this.chosen = number;
    const at = this.numbers.indexOf(number);
    if (at >= 0) {
      const top = at * kRowHeight, bottom = top + kRowHeight;
      const seen = this.box.clientHeight;
      if (top < this.box.scrollTop) this.box.scrollTop = top;
      if (bottom > this.box.scrollTop + seen) this.box.scrollTop = bottom - seen;
    }
    this.draw();
  }

  key(event) {
    const by = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (!by || this.numbers.length === 0) return;
    event.preventDefault();
    const at = this.numbers.indexOf(this.chosen) + by;
    this.open(this.numbers[Math.max(0, Math.min(this.numbers.length - 1, at))]);
  }

  draw() {
    const first = Math.max(0, Math.floor(this.box.scrollTop / kRowHeight) - 3);
    const end = Math.min(this.numbers.length,
        Math.ceil((this.box.scrollTop + this.box.clientHeight) / kRowHeight) + 3);
    const focused = document.activeElement?.closest?.(".row")?.hash;
    const rows = [];
    for (let at = first; at < end; ++at) rows.push(this.makeRow(at));
    this.sizer.replaceChildren(...rows);
    if (focused) rows.find((row) => row.firstChild.hash === focused)?.firstChild.focus({preventScroll: true});
  }

  makeRow(at) {
    const number = this.numbers[at];
    const group = this.index.groups[number];
    const sources = group.sources.length;
    const facts = [`${group.size} stories`];
    if (sources > 0) facts.push(sources === 1 ? this.index.sources[group.sources[0]] : `${sources} sources`);
    if (group.first !== undefined) facts.push(dateOf(group.first));
    const tags = group.copies.flatMap((count, i) => count === 0 ? [] : [
      makeElement("span", {class: `tag ${this.index.relations[i]}`},
          `${count} ${this.index.relations[i]}`)]);
    const link = makeElement("a", {class: "row", href: `#group=${number}`},
        makeElement("bdi", {class: "title"}, group.title),
        makeElement("span", {class: "facts"}, `${facts.join(" · ")} `, ...tags));
    if (number === this.chosen) link.setAttribute("aria-current", "true");
    const item = makeElement("div", {class: "item", role: "listitem", "aria-posinset": at + 1,
      "aria-setsize": this.numbers.length}, link);
    item.style.top = `${at * kRowHeight}px`;
    return item;
  }
}
