"use strict";
// Brings the page to life: its theme, its groups, its pairs. What is open is in
// the address (#group=4&pair=17), so that Back works and a view can be linked.

document.documentElement.classList.add("scripted");

class Theme {
  constructor(button) {
    this.button = button;
    const system = matchMedia("(prefers-color-scheme: dark)");
    this.dark = system.matches;
    button.addEventListener("click", () => this.set(!this.dark));
    system.addEventListener("change", () => this.follow(system.matches));
    this.name();
  }

  set(dark) {
    this.dark = dark;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    this.name();
  }

  // The system's choice, until the reader has chosen here.
  follow(dark) {
    if (document.documentElement.dataset.theme) return;
    this.dark = dark;
    this.name();
  }

  name() {
    this.button.textContent = this.dark ? "Light mode" : "Dark mode";
  }
}

class Browser {
  constructor(index) {
    this.index = index;
    this.shown = -1;  // number of the group that is open
    this.filters = new GroupFilters(index, () => this.filter());
    this.list = new GroupList(index, (number) => this.replace({group: number}));
    this.count = makeElement("p", {class: "count", role: "status"});
    this.detail = makeElement("div", {id: "detail", tabindex: -1});
    this.dialog = this.makeDialog();
    document.getElementById("browser").append(this.filters.form, this.count,
        makeElement("div", {class: "panes"}, this.list.box, this.detail), this.dialog);
    this.detail.addEventListener("click", (event) => {
      const button = event.target.closest("[data-pair]");
      if (button) this.openPair(Number(button.dataset.pair));
    });
    document.addEventListener("keydown", (event) => this.key(event));
    addEventListener("hashchange", () => this.follow());
    this.filter();
    this.follow();
  }

  makeDialog() {
    const close = makeElement("button", {type: "button", class: "close"}, "Close");
    close.addEventListener("click", () => this.dialog.close());
    const dialog = makeElement("dialog", {"aria-label": "Two stories compared"}, close,
        makeElement("div", {class: "pair-place"}));
    dialog.addEventListener("close", () => {
      this.view = null;
      this.leavePair();
    });
    return dialog;
  }

  openPair(pair) {
    location.hash = new URLSearchParams({group: this.shown, pair});
    history.replaceState({opened: true}, "");
  }

  // Back to where the pair was opened, so that Back does not open it again.
  leavePair() {
    if (!new URLSearchParams(location.hash.slice(1)).has("pair")) return;
    if (history.state?.opened) {
      history.back();
    } else {
      this.replace({group: this.shown});
    }
  }

  filter() {
    const numbers = this.filters.apply();
    this.count.textContent =
        `${numbers.length.toLocaleString("en")} of ${this.index.groups.length.toLocaleString("en")} groups`;
    this.list.show(numbers);
  }

  // Going through groups by arrow keys leaves no trail for Back.
  replace(where) {
    location.replace(`#${new URLSearchParams(where)}`);
  }

  // Shows what the address says.
  follow() {
    this.show().catch((error) => {
      this.detail.textContent = `This cannot be shown: the file is damaged (${error.message}).`;
    });
  }

  async show() {
    const where = new URLSearchParams(location.hash.slice(1));
    const asked = Number(where.get("group") ?? 0);
    // A group that is not there leaves the one that is open.
    const number = this.index.groups[asked] ? asked : Math.max(0, this.shown);
    if (this.index.groups[number] && number !== this.shown) {
      // What is in sight when the page opens does not move.
      await this.showGroup(number, where.has("group"));
    }
    if (this.pairAsked() >= 0) {
      await this.showPair(this.pairAsked());
    } else if (this.dialog.open) {
      this.dialog.close();
    }
  }

  // The pair in the address; -1 for none.
  pairAsked() {
    return Number(new URLSearchParams(location.hash.slice(1)).get("pair") ?? -1);
  }

  async showGroup(number, scroll = true) {
    this.shown = number;
    this.list.choose(number);
    const size = this.index.groupsAPart;
    const part = await unpackData(`groups-${Math.floor(number / size)}`);
    if (this.shown !== number) return;  // another one was asked for since
    this.detail.innerHTML = part[number % size];
    const top = this.detail.getBoundingClientRect().top;
    if (scroll && (top > innerHeight - 100 || top < 0)) this.detail.scrollIntoView();
  }

  async showPair(number) {
    const parts = this.index.pairParts;
    const at = parts.findLastIndex((first) => first <= number);
    const html = at < 0 ? undefined : (await unpackData(`pairs-${at}`))[number - parts[at]];
    if (html === undefined || this.pairAsked() !== number) return;
    const place = this.dialog.querySelector(".pair-place");
    place.innerHTML = html;
    this.view = new PairView(place.firstElementChild);
    if (!this.dialog.open) this.dialog.showModal();
    this.dialog.scrollTop = 0;
  }

  key(event) {
    if (isShortcut(event)) return;
    if (event.target.closest("input, select, textarea")) return;
    if (event.key === "/" && !this.dialog.open) {
      event.preventDefault();
      this.filters.search.focus();
    }
    if (this.view) stepByKey(this.view, event);
  }
}

// Of the browser, such as Ctrl+P.
function isShortcut(event) {
  return event.ctrlKey || event.metaKey || event.altKey;
}

function stepByKey(view, event) {
  if (isShortcut(event)) return;
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
