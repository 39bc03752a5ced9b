"""Pages of harder kinds, on which the rules of the extraction are developed.

As made_pages.py, whose sentences they use: live blogs as the large outlets lay
them out, several whole articles on a page, stories in several sections,
interviews, lists, galleries, comment threads, notes of one paragraph, text
without <p>, previews before a paywall. What counts as the story: what its
authors wrote below the title, with inner headings, entries' headings, questions,
quoted posts and key points that are not links; not times, names, captions
(but where they are all there is), comments, offers or other articles.
"""

import json

import made_pages
from made_pages import esc, footer, head, links, metas, nav

HEADINGS = {
    "en": ["What we know so far", "The town hall answers", "A long dispute", "What comes next"],
    "de": ["Was wir bisher wissen", "Das Rathaus antwortet", "Ein langer Streit", "Wie es weitergeht"],
    "fr": ["Ce que l'on sait", "La mairie répond", "Un long conflit", "La suite"],
    "ru": ["Что известно сейчас", "Ответ мэрии", "Долгий спор", "Что дальше"],
    "zh": ["目前已知的情况", "市政府的回应", "长期的争论", "接下来会怎样"],
    "ja": ["これまでに分かっていること", "市の回答", "長い争い", "今後の見通し"],
    "ar": ["ما نعرفه حتى الآن", "رد البلدية", "خلاف طويل", "ماذا بعد"]}
QUESTIONS = {
    "en": ["Why now?", "Who will pay for the work?", "What do you say to the people who live there?", "And if it fails?"],
    "de": ["Warum jetzt?", "Wer bezahlt das?", "Was sagen Sie den Anwohnern?", "Und wenn es nicht gelingt?"],
    "fr": ["Pourquoi maintenant ?", "Qui va payer ?", "Que dites-vous aux riverains ?"],
    "ru": ["Почему именно сейчас?", "Кто за это заплатит?", "Что вы скажете жителям?"],
    "zh": ["为什么是现在？", "谁来付钱？", "您对居民有什么要说的？"],
    "ja": ["なぜ今なのですか？", "費用は誰が払うのですか？", "住民には何と言いますか？"],
    "ar": ["لماذا الآن؟", "من سيدفع الثمن؟", "ماذا تقول للسكان؟"]}
REMARKS = ["That is what they said the last time as well, and what came of it everybody can see on the way to work.",
           "I do not agree with a word of it. Who has ever waited there in the rain for a bus knows better.",
           "Thank you for writing this down, somebody had to do it at last and not only talk about it at the market.",
           "My neighbour has measured it himself, three lorries a minute between six and seven, day after day."]


class Story(made_pages.Story):
    """A story whose layout says which lines are its own."""

    def __init__(self, seed, language, paragraphs):
        super().__init__(f"development {seed}", language, paragraphs)
        self.seed = seed
        self.url = f"https://news{seed}.example/story/{seed * 41}"
        self.lines = list(self.paragraphs)

    def heading(self):
        return self.rng.choice(HEADINGS[self.language])

    def clock(self, i):
        return f"{(21 - i // 3) % 24:02}:{(57 - 19 * i) % 60:02}"

    def time(self, i):
        return f"<time datetime=\"{self.date[:11]}{self.clock(i)}:00Z\">{self.clock(i)}</time>"

    def true_text(self):
        return "\n".join(self.lines)


def script(story, **more):
    return "<script type=\"application/ld+json\">" + json.dumps(
        {"@context": "https://schema.org", "headline": story.title, "datePublished": story.date,
         "author": {"@type": "Person", "name": story.author}, **more}, ensure_ascii=False) + "</script>"


def entries(story, each=2):
    """The paragraphs in entries of up to `each`, with a heading on most."""
    parts, story.lines = [], []
    at = 0
    while at < len(story.paragraphs):
        count = story.rng.randint(1, each)
        texts = story.paragraphs[at:at + count]
        at += count
        heading = story.heading() if story.rng.random() < 0.7 else ""
        parts.append((heading, texts))
        story.lines += ([heading] if heading else []) + texts
    return parts


def ps(texts):
    return "".join(f"<p>{esc(text)}</p>" for text in texts)


def other_story(story, i):
    return Story(story.seed * 100 + i, story.language, 6)


def live_json(story):
    """Entries come by script; the page itself has the lead, JSON-LD all."""
    parts = entries(story)
    lead = story.sentence()
    updates = [{"@type": "BlogPosting", "headline": heading or story.title, "datePublished": story.date,
                "articleBody": " ".join(texts)} for heading, texts in parts]
    story.lines = [lead] + [line for heading, texts in parts for line in ([heading] if heading else []) + texts]
    return (head(story, metas(story) + script(story, **{
        "@type": "LiveBlogPosting", "coverageStartTime": story.date, "description": lead, "liveBlogUpdate": updates}))
        + f"<body>{nav(story)}<main><h1>{esc(story.title)}</h1><p class='summary'>{esc(lead)}</p><div id='live-root'></div>"
        f"</main>{footer()}</body></html>")


def live_sections(story):
    parts = entries(story)
    keys = [story.sentence() for _ in range(3)]
    story.lines = keys + story.lines
    shown = "".join(
        f"<section id='e{i}' class='update'><header>{story.time(i)}<span>{story.author}</span></header>"
        f"{f'<h3>{esc(heading)}</h3>' if heading else ''}{ps(texts)}<ul class='share-tools'><li><a href='#'>Share</a></li>"
        "<li><a href='#'>Copy link</a></li></ul></section>" for i, (heading, texts) in enumerate(parts))
    return (head(story, metas(story) + script(story, **{"@type": "LiveBlogPosting", "liveBlogUpdate": [
        {"@type": "BlogPosting", "headline": heading or story.title} for heading, _ in parts]}))
        + f"<body>{nav(story)}<main><h1>{esc(story.title)}</h1><div class='key-points'><ul>"
        + "".join(f"<li>{esc(key)}</li>" for key in keys)
        + f"</ul></div><div class='updates'>{shown}</div><button>Load more</button></main>{footer()}</body></html>")


def live_articles(story):
    """Entries are articles; some quote a post; a box links to the main ones."""
    parts, shown = entries(story), []
    story.lines = []
    for i, (heading, texts) in enumerate(parts):
        quoted = story.sentence() if i % 3 == 1 else ""
        story.lines += ([heading] if heading else []) + texts + ([quoted] if quoted else [])
        post = (f"<blockquote class='twitter-tweet'><p lang='{story.language}' dir='ltr'>{esc(quoted)}</p>&mdash; {story.author} (@x{i}) "
                f"<a href='/p{i}'>May {i + 1}</a></blockquote><script async src='/w.js'></script>" if quoted else "")
        shown.append(f"<li class='posts__item'><article class='post'><header><h3>{esc(heading)}</h3><p class='post__meta'>"
                     f"<span>Posted at</span> {story.time(i)}</p></header><div class='post__body'>{ps(texts)}{post}</div><footer>"
                     "<button>Share</button></footer></article></li>")
    keys = links(story, 5, "<li><a href='#e{i}'>{text}</a> <span>{i}h</span></li>")
    return (head(story, metas(story)) + f"<body>{nav(story)}<main><h1>{esc(story.title)}</h1><div class='summary-box'><h2>Summary</h2><ul>{keys}"
            f"</ul></div><div class='feed'><ol>{''.join(shown)}</ol><div class='pages'><a href='?2'>2</a> <a href='?3'>3</a></div></div></main>"
            f"{footer()}</body></html>")


def live_divs(story):
    """Names without meaning, a paragraph an entry, the entry's time a line of its own."""
    parts = entries(story, 1)
    shown = "".join(
        f"<div class='css-1a{i}'><div class='css-9x'><div class='css-tm'><span>{story.clock(i)}</span></div><div class='css-au'><img src='/a.jpg'>"
        f"<div><span>{story.author}</span><span>Reporter in {story.town}</span></div></div></div><div class='css-b7'>"
        f"{f'<h2 class=css-h>{esc(heading)}</h2>' if heading else ''}<div class='css-p'>{ps(texts)}</div></div><div class='css-sh'><a "
        "href='#'>Link</a></div></div>" for i, (heading, texts) in enumerate(parts))
    side = links(story, 9, "<div class='css-sd'><a href='/{i}'><h4>{text}</h4></a><p>{i} min read</p></div>")
    return (head(story, metas(story)) + f"<body><div class='css-0'>{nav(story)}<div class='css-w'><h1 class='css-t'>{esc(story.title)}</h1>"
            f"<div class='css-l'>{shown}</div></div><div class='css-r'>{side}</div></div></body></html>")


def live_ticker(story):
    """Minutes of a match: many short entries in a list."""
    minutes = [story.sentence() for _ in range(4 * len(story.paragraphs))]
    story.lines = [story.paragraphs[0], *minutes]
    shown = "".join(f"<li><div class='min'>{90 - i}'</div><div class='txt'><p>{esc(text)}</p></div></li>" for i, text in enumerate(minutes))
    teams = "".join(f"<tr><td>{i}</td><td>{name}</td><td>{i * 3}</td></tr>" for i, name in enumerate(made_pages.TOWNS, 1))
    return (head(story, metas(story)) + f"<body>{nav(story)}<div class='match'><h1>{esc(story.title)}</h1><p class='intro'>"
            f"{esc(story.paragraphs[0])}</p><ul class='minutes'>{shown}</ul></div><div class='table'><table>{teams}</table></div>{footer()}</body></html>")


def live_newest_first(story):
    """Days and hours as headings of the page, entries in div after div."""
    parts, shown = entries(story, 3), []
    for i, (heading, texts) in enumerate(parts):
        day = f"<h4 class='day'>{i} May</h4>" if i % 4 == 0 else ""
        shown.append(f"{day}<div class='event' data-id='{i}'><div class='event-head'>{story.time(i)}<b>{esc(heading)}</b></div><div "
                     f"class='event-text'>{ps(texts)}</div><div class='event-foot'><a href='#'>Facebook</a><a href='#'>Mail</a></div></div>")
    return (head(story, metas(story)) + f"<body>{nav(story)}<div id='content'><div class='col'><h1>{esc(story.title)}</h1><div class='stream'>"
            f"{''.join(shown)}</div></div><div class='col2'><h3>Top</h3><ul>{links(story, 8)}</ul></div></div>{footer()}</body></html>")


def more_stories(story):
    others = [other_story(story, i) for i in range(3)]
    below = "".join(f"<article class='story'><h2><a href='/{i}'>{made_pages.TEASERS[i]}</a></h2><p class='by'>{other.author}</p>"
                    f"{ps(other.paragraphs)}</article>" for i, other in enumerate(others))
    return (head(story, metas(story)) + f"<body>{nav(story)}<main><article class='story'><h1>{esc(story.title)}</h1><p class='by'>{story.author}</p>"
            f"{ps(story.paragraphs)}</article><h2>More stories</h2>{below}</main>{footer()}</body></html>")


def posts(story):
    """Posts of a blog below each other, all headings of one level."""
    others = [other_story(story, i) for i in range(3)]
    below = "".join(f"<div class='post'><h2><a href='/{i}'>{made_pages.TEASERS[i]}</a></h2>{ps(other.paragraphs)}<div class='m'>{other.author}</div></div>"
                    for i, other in enumerate(others))
    return (head(story, metas(story)) + f"<body>{nav(story)}<div id='c'><div class='post'><h2>{esc(story.title)}</h2>{ps(story.paragraphs)}<div class='m'>"
            f"{story.author}</div></div>{below}</div><div id='s'><ul>{links(story, 9)}</ul></div>{footer()}</body></html>")


def next_stories(story):
    """Scrolling loads the next ones; each begins with an h1; names say nothing."""
    def one(title, it, i):
        return (f"<div class='wrap' data-url='/{i}'><div class='top'><h1>{esc(title)}</h1><div class='by'><span>{it.author}</span> {it.time(i)}</div>"
                f"</div><div class='grid'><div class='left'>{ps(it.paragraphs)}</div><div class='right'><ul>{links(it, 5)}</ul></div></div></div>")
    others = [other_story(story, i) for i in range(3)]
    return (head(story, metas(story)) + f"<body>{nav(story)}<div id='scroll'>{one(story.title, story, 0)}"
            + "".join(one(made_pages.TEASERS[i], other, i + 1) for i, other in enumerate(others)) + f"</div>{footer()}</body></html>")


def story_below(story):
    """The page's own article stands below another one, and is the shorter."""
    other, third = other_story(story, 1), other_story(story, 2)
    other.paragraphs += other_story(story, 3).paragraphs
    return (head(story, metas(story)) + f"<body>{nav(story)}<main><section class='item'><h2>{made_pages.TEASERS[0]}</h2>{ps(other.paragraphs)}</section>"
            f"<section class='item'><h1>{esc(story.title)}</h1>{ps(story.paragraphs)}</section><section class='item'><h2>{made_pages.TEASERS[1]}</h2>"
            f"{ps(third.paragraphs)}</section></main>{footer()}</body></html>")


def in_sections(story):
    """One story in several sections, each with a heading, advertising between them."""
    story.lines, parts = [], []
    for i in range(0, len(story.paragraphs), 2):
        heading, texts = story.heading(), story.paragraphs[i:i + 2]
        if i:
            story.lines.append(heading)
        story.lines += texts
        parts.append(f"<section class='chapter'>{f'<h2>{esc(heading)}</h2>' if i else ''}{ps(texts)}</section>")
    ad = "<div class='ad-slot'><span>Advertisement</span></div>"
    return (head(story, metas(story)) + f"<body>{nav(story)}<main><h1>{esc(story.title)}</h1><div class='byline'>{story.author}</div>{ad.join(parts)}"
            f"</main><aside><ul>{links(story, 10)}</ul></aside>{footer()}</body></html>")


def in_articles(story):
    """One story in several <article>s beside each other, as some editors nest their blocks."""
    story.lines, parts = [], []
    for i in range(0, len(story.paragraphs), 3):
        texts = story.paragraphs[i:i + 3]
        heading = story.heading() if i else ""
        story.lines += ([heading] if heading else []) + texts
        parts.append(f"<article class='block'>{f'<h3>{esc(heading)}</h3>' if heading else ''}<div class='inner'>{ps(texts)}</div></article>")
    return (head(story, script(story, **{"@type": "NewsArticle"})) + f"<body>{nav(story)}<div class='page'><h1>{esc(story.title)}</h1>"
            f"{''.join(parts)}</div><div class='list'><ul>{links(story, 12)}</ul></div>{footer()}</body></html>")


def interview(story):
    story.lines, parts = [story.paragraphs[0]], [f"<p>{esc(story.paragraphs[0])}</p>"]
    for i, answer in enumerate(story.paragraphs[1:]):
        question = QUESTIONS[story.language][i % len(QUESTIONS[story.language])]
        story.lines += [question, answer]
        parts.append(f"<p><strong>{esc(question)}</strong></p><p>{esc(answer)}</p>" if story.seed % 2 else
                     f"<h3>{esc(question)}</h3><div class='answer'>{esc(answer)}</div>")
    about = f"<div class='person-box'><h4>{story.author}</h4><p>Born in {story.town}, has run the harbour office since the flood.</p></div>"
    return (head(story, metas(story)) + f"<body>{nav(story)}<article><h1>{esc(story.title)}</h1><div class='text'>{''.join(parts)}</div></article>"
            f"<aside>{about}</aside>{footer()}</body></html>")


def numbered_list(story):
    story.lines, parts = [story.paragraphs[0]], []
    for i, text in enumerate(story.paragraphs[1:], 1):
        place = f"{i}. {story.rng.choice(made_pages.STREETS)}, {story.rng.choice(made_pages.TOWNS)}"
        story.lines += [place, text]
        parts.append(f"<li><h3>{place}</h3><figure><img src='/{i}.jpg'><figcaption>Photo: Ada Fernholt</figcaption></figure><div>{esc(text)}</div></li>")
    return (head(story, metas(story)) + f"<body>{nav(story)}<main><h1>{esc(story.title)}</h1><p>{esc(story.paragraphs[0])}</p><ol class='items'>"
            f"{''.join(parts)}</ol><h2>Most read</h2><ul>{links(story, 8)}</ul></main>{footer()}</body></html>")


def gallery(story):
    """Captions are all the text there is."""
    shown = "".join(f"<li class='slide'><figure><img src='/{i}.jpg' alt=''><figcaption><span class='count'>{i + 1}/{len(story.paragraphs)}</span> "
                    f"<p>{esc(text)}</p><cite>{story.author}</cite></figcaption></figure></li>" for i, text in enumerate(story.paragraphs))
    return (head(story, metas(story)) + f"<body>{nav(story)}<main><h1>{esc(story.title)}</h1><ul class='slides'>{shown}</ul></main><div class='foot'><ul>"
            f"{links(story, 12)}</ul></div>{footer()}</body></html>")


def opinion(story):
    """Threads of comments as long as the text or longer, in elements without telling names."""
    def thread(depth):
        text = "</p><p>".join(story.rng.choice(REMARKS) for _ in range(story.rng.randint(1, 2)))
        inner = thread(depth + 1) if depth < 4 and story.rng.random() < 0.6 else ""
        return (f"<li><div class='u'><b>reader{story.rng.randint(1, 99)}</b><span>{story.rng.randint(1, 23)} h</span></div><div class='v'><p>{text}</p></div>"
                f"<div class='w'><a href='#'>Reply</a> <a href='#'>Like</a> <span>{story.rng.randint(0, 40)}</span></div>{f'<ul>{inner}</ul>' if inner else ''}</li>")
    threads = "".join(thread(0) for _ in range(9))
    return (head(story, metas(story)) + f"<body>{nav(story)}<div class='o'><div class='o1'><span class='kicker'>Opinion</span><h1>{esc(story.title)}</h1>"
            f"<div class='o2'>{ps(story.paragraphs)}</div></div><div class='o3'><h2>{len(threads) % 90} replies</h2><ul>{threads}</ul></div></div>{footer()}</body></html>")


def agency_note(story):
    """One paragraph, and below it the beginnings of others."""
    text = " ".join(story.paragraphs)[:600].rsplit(" ", 1)[0] if story.language not in ("zh", "ja") else story.paragraphs[0]
    story.lines = [text]
    teasers = "".join(f"<div class='n'><a href='/{i}'>{story.rng.choice(made_pages.TEASERS)}</a><p>{esc(other_story(story, i).paragraphs[0])}</p><span>{i} min</span>"
                      "</div>" for i in range(5))
    return (head(story, metas(story)) + f"<body>{nav(story)}<div class='note'><h1>{esc(story.title)}</h1><div class='d'>{story.date[:10]}</div><p>{esc(text)}</p></div>"
            f"<div class='notes'>{teasers}</div>{footer()}</body></html>")


def without_p(story):
    """Paragraphs are <div>s with <span>s, as are the boxes beside them."""
    def divs(texts):
        return "".join(f"<div class='z'><span data-text='true'>{esc(text)}</span></div>" for text in texts)
    side = divs(made_pages.TEASERS)
    return (head(story) + f"<body><div class='a'><div class='b'>{links(story, 20, '<div class=z><a href=/{i}><span>{text}</span></a></div>')}</div><div class='c'>"
            f"<div class='h'><span>{esc(story.title)}</span></div><div class='z'><span>{story.author}</span></div>{divs(story.paragraphs)}</div><div class='e'>{side}</div>"
            f"<div class='f'><span>The publisher of these pages does not answer for what other sites say or for what readers write.</span></div></div></body></html>")


def paywall(story):
    """The first paragraphs, an offer, teasers with leads."""
    story.paragraphs = story.paragraphs[:3]
    story.lines = list(story.paragraphs)
    offer = ("<div class='offer'><h3>Read on with a trial</h3><p>All articles on this site and in the app for four weeks, after that the price of two coffees a "
             "month. You can end it at any time.</p><ul><li>All regional pages</li><li>The paper of tomorrow at eight in the evening</li></ul><a href='/buy'>Try it"
             "</a><p>Already with us? <a href='/in'>Sign in here</a></p></div>")
    cards = "".join(f"<div class='k'><a href='/{i}'><h4>{story.rng.choice(made_pages.TEASERS)}</h4></a><div>{esc(other_story(story, i).paragraphs[0][:160])}</div>"
                    "</div>" for i in range(6))
    return (head(story, metas(story) + script(story, **{"@type": "NewsArticle", "isAccessibleForFree": False}))
            + f"<body>{nav(story)}<main><article><h1>{esc(story.title)}</h1>{ps(story.paragraphs)}</article>{offer}<div class='ks'>{cards}</div></main>{footer()}</body></html>")


def live_terms(story):
    """Entries as terms and descriptions."""
    parts = entries(story)
    shown = "".join(f"<dt>{story.clock(i)}</dt><dd>{f'<h4>{esc(heading)}</h4>' if heading else ''}{ps(texts)}</dd>"
                    for i, (heading, texts) in enumerate(parts))
    return (head(story, metas(story)) + f"<body>{nav(story)}<div class='x'><h1>{esc(story.title)}</h1><dl>{shown}</dl></div><div class='y'><ul>"
            f"{links(story, 9)}</ul></div>{footer()}</body></html>")


def live_ago(story):
    """Times are relative, offers stand between the entries, comments follow."""
    parts, shown = entries(story), []
    for i, (heading, texts) in enumerate(parts):
        head_line = f"<h3><a href='#{i}'>{esc(heading)}</a></h3>" if heading else ""
        shown.append(f"<div class='card' id='{i}'><div><span>{i * 7 + 2} min ago</span></div>{head_line}<div class='rich'>{ps(texts)}</div><div>"
                     "<a href='https://social.example/share'>Share</a></div></div>")
        if i % 3 == 2:
            shown.append("<div class='box'><h4>Get the day in your inbox</h4><p>Every evening at six, all that matters, free of charge.</p></div>")
    talk = "".join(f"<div class='t'><div>guest{i}</div><div>3 May 2025, 12:{i + 10}</div><p>{remark}</p><div><a href='#'>Answer</a></div></div>"
                   for i, remark in enumerate(REMARKS * 3))
    return (head(story, metas(story) + script(story, **{"@type": "LiveBlogPosting"})) + f"<body>{nav(story)}<div class='x'><h1>{esc(story.title)}</h1>"
            f"<div class='cards'>{''.join(shown)}</div><div class='talk'>{talk}</div></div>{footer()}</body></html>")


def dated_comments(story):
    """Comments with a name, a date and a time, as blog systems write them."""
    talk = "".join(f"<li><div><div><cite>guest{i}</cite> says:</div><div><a href='/c{i}'>May {i + 2}, 2025 at 10:{i + 10} am</a></div><p>{remark}</p>"
                   f"<p>{REMARKS[i % 3]}</p><div><a href='/r{i}'>Reply</a></div></div></li>" for i, remark in enumerate(REMARKS * 4))
    return (head(story, metas(story)) + f"<body>{nav(story)}<div class='p'><div class='p1'><h2>{esc(story.title)}</h2>{ps(story.paragraphs)}</div><ol>{talk}</ol>"
            f"<h3>Leave a reply</h3><p>Your address will not be published. Fields that must be filled in are marked.</p></div>{footer()}</body></html>")


def title_twice(story):
    """A bar that stays in sight has the title too; the story begins in a section of its own."""
    heading = story.heading()
    story.lines.insert(1, heading)
    return (head(story, metas(story)) + f"<body><div class='bar'><h2>{esc(story.title)}</h2><a href='#talk'>12</a></div>{nav(story)}<section class='hero'><h1>"
            f"{esc(story.title)}</h1><p>{esc(story.paragraphs[0])}</p></section><section class='main'><h2>{esc(heading)}</h2>{ps(story.paragraphs[1:])}"
            f"</section><section class='next'><h2>Read next</h2><ul>{links(story, 6)}</ul></section>{footer()}</body></html>")


def headings_h1(story):
    """Sections of the story have <h1>, as the first drafts of HTML 5 wanted it."""
    story.lines, parts = [], []
    for i in range(0, len(story.paragraphs), 2):
        texts, heading = story.paragraphs[i:i + 2], story.heading()
        story.lines += texts if i == 0 else [heading, *texts]
        parts.append(ps(texts) if i == 0 else f"<section><h1>{esc(heading)}</h1>{ps(texts)}<p><a href='#top'>Back to top</a></p></section>")
    return (head(story, metas(story)) + f"<body>{nav(story)}<article><header><h1>{esc(story.title)}</h1></header>{''.join(parts)}</article>{footer()}</body></html>")


def roundup(story):
    """Items with a linked heading and a few paragraphs each, all of them the story."""
    story.lines, parts = [story.paragraphs[0]], []
    for i in range(1, len(story.paragraphs) - 1, 2):
        texts, place = story.paragraphs[i:i + 2], f"Number {i} is {story.rng.choice(made_pages.TOWNS)}"
        story.lines += [place, *texts]
        parts.append(f"<div class='it'><h2>{place}</h2>{ps(texts)}<a href='/w{i}'>To the map</a></div>")
    return (head(story, metas(story)) + f"<body>{nav(story)}<div class='m'><h1>{esc(story.title)}</h1><p>{esc(story.paragraphs[0])}</p>{''.join(parts)}"
            f"<div class='it2'><h2>More</h2><ul>{links(story, 8)}</ul></div></div>{footer()}</body></html>")


def cards_inside(story):
    """Other stories, heading and lead, in <article>s in the middle of the text."""
    parts = [f"<p>{esc(part)}</p>" for part in story.paragraphs]
    for at in (len(parts) * 2 // 3, len(parts) // 3):
        parts.insert(at, f"<div class='in'><article><h3><a href='/{at}'>{story.rng.choice(made_pages.TEASERS)}</a></h3><p>{REMARKS[at % 4]}</p></article></div>")
    return (head(story, metas(story)) + f"<body>{nav(story)}<article><h1>{esc(story.title)}</h1><p class='by'>{story.author}</p>{''.join(parts)}</article>"
            f"{footer()}</body></html>")


def wrapped_with_links(story):
    """Each paragraph in an element of its own, with a line to share it."""
    parts = "".join(f"<div class='g'><p>{esc(part)}</p><div class='s'><a href='#s{i}'>Link</a></div></div>" for i, part in enumerate(story.paragraphs))
    return (head(story, metas(story)) + f"<body>{nav(story)}<div class='d'><h1>{esc(story.title)}</h1>{parts}</div><div class='z'><ul>{links(story, 9)}</ul></div>"
            f"{footer()}</body></html>")


LAYOUTS = [live_json, live_sections, live_articles, live_divs, live_ticker, live_newest_first, more_stories, posts, next_stories, story_below,
           in_sections, in_articles, interview, numbered_list, gallery, opinion, agency_note, without_p, paywall, live_terms, live_ago, dated_comments, title_twice, headings_h1,
           roundup, cards_inside, wrapped_with_links]


def made():
    """[(name, html, story)]: each layout with a long, a middling and a short story, in turn in all languages."""
    languages = list(HEADINGS)
    pages = []
    for number, layout in enumerate(LAYOUTS):
        for turn, length in enumerate((14, 7, 4)):
            language = "en" if turn == 0 else languages[(number * 2 + turn) % len(languages)]
            story = Story(number * 10 + turn + 1, language, length)
            pages.append((f"{layout.__name__}-{language}-{length}", layout(story), story))
    return pages
