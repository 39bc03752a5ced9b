"use strict";
// Brings the page to life: its theme, its groups, its pairs. What is open is in
// the address (#group=4&pair=17), so that Back works and a view can be linked.

document.documentElement.classList.add("scripted");

class Theme {
  constructor(button) {
    this.button = button;
    this.dark = matchMedia("(prefers-color-scheme: dark)").matches;
    button.addEventListener("click", () => this.set(!this.dark));
    this.name();
  }

  set(dark) {
    this.dark = dark;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    this.name();
  }

  name() {
    this.button.textContent = this.dark ? "Light" : "Dark";
  }
}

class Browser {
  constructor(index) {
    this.index = index;
    this.filters = new GroupFilters(index, () => this.filter());
    this.list = new GroupList(index, (number) => this.go({group: number}));
    this.count = makeElement("p", {class: "count", role: "status"});
    this.detail = makeElement("div", {id: "detail", tabindex: -1});
    this.dialog = this.makeDialog();
    document.getElementById("browser").append(this.filters.form, this.count,
        makeElement("div", {class: "panes"}, this.list.box, this.detail), this.dialog);
    this.detail.addEventListener("click", (event) => {
      const button = event.target.closest("[data-pair]");
      if (button) this.go({group: this.list.chosen, pair: Number(button.dataset.pair)});
    });
    document.addEventListener("keydown", (event) => this.key(event));
    addEventListener("hashchange", () => this.show());
    this.filter();
    this.show();
    // What is in sight already does not move.
    if (this.list.chosen < 0 && index.groups.length > 0) this.showGroup(0, false);
  }

  makeDialog() {
    const close = makeElement("button", {type: "button", class: "close"}, "Close");
    close.addEventListener("click", () => this.dialog.close());
    const dialog = makeElement("dialog", {"aria-label": "Two stories compared"}, close,
        makeElement("div", {class: "pair-place"}));
    dialog.addEventListener("close", () => {
      this.view = null;
      this.go({group: this.list.chosen});
    });
    return dialog;
  }

  filter() {
    const numbers = this.filters.apply();
    this.count.textContent =
        `${numbers.length.toLocaleString("en")} of ${this.index.groups.length.toLocaleString("en")} groups`;
    this.list.show(numbers);
  }

  go(where) {
    const hash = new URLSearchParams(where).toString();
    if (location.hash.slice(1) !== hash) location.hash = hash;
  }

  async show() {
    const where = new URLSearchParams(location.hash.slice(1));
    const number = where.has("group") ? Number(where.get("group")) : this.list.chosen;
    if (this.index.groups[number] && number !== this.list.chosen) await this.showGroup(number);
    const pair = where.has("pair") ? Number(where.get("pair")) : -1;
    if (pair >= 0) {
      await this.showPair(pair);
    } else if (this.dialog.open) {
      this.dialog.close();
    }
  }

  async showGroup(number, scroll = true) {
    this.list.choose(number);
    const size = this.index.groupsAPart;
    const part = await unpackData(`groups-${Math.floor(number / size)}`);
    if (this.list.chosen !== number) return;  // another one was asked for since
    this.detail.innerHTML = part[number % size];
    const top = this.detail.getBoundingClientRect().top;
    if (scroll && (top > innerHeight - 100 || top < 0)) this.detail.scrollIntoView();
  }

  async showPair(number) {
    const parts = this.index.pairParts;
    const at = parts.findLastIndex((first) => first <= number);
    const html = at < 0 ? undefined : (await unpackData(`pairs-${at}`))[number - parts[at]];
    if (html === undefined) return;
    const place = this.dialog.querySelector(".pair-place");
    place.innerHTML = html;
    this.view = new PairView(place.firstElementChild);
    if (!this.dialog.open) this.dialog.showModal();
    this.dialog.scrollTop = 0;
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) return;
    if (event.key === "/" && !this.dialog.open) {
      event.preventDefault();
      this.filters.search.focus();
    }
    if (this.view) stepByKey(this.view, event);
  }
}

function stepByKey(view, event) {
  if (event.key === "n") view.step(1);
  if (event.key === "p") view.step(-1);
}

new Theme(document.getElementById("theme"));
const onlyPair = document.querySelector("main > article.pair");
if (onlyPair) {
  const view = new PairView(onlyPair);
  document.addEventListener("keydown", (event) => stepByKey(view, event));
}
if (document.getElementById("index")) {
  unpackData("index").then((index) => new Browser(index)).catch((error) => {
    document.getElementById("browser").textContent =
        `The groups cannot be shown: the file is damaged or the browser too old (${error.message}).`;
  });
}
