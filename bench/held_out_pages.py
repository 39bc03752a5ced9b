"""Pages in layouts that no rule of the extraction was tuned on.

As made_pages.py, with other content systems, other sentences and other kinds of
page: stories after one another, live blogs, AMP, previews before a paywall,
tables for layout, press releases in <pre>. They are for measuring; who changes
a rule because of them writes new ones. What counts as the story is said with
each layout.
"""

import html
import json
import random

SENTENCES = {
    "en": ["Shares in {firm} fell {a} per cent after the company cut its forecast for the second time in {b} months.",
           "“It is not the year we had planned,” chief executive {name} told analysts.",
           "{town} United came back from {b} goals down to win in front of {a}00 people at the Linden ground.",
           "Forecasters expect up to {a} centimetres of snow in the hills above {town} by Sunday.",
           "The union said {a} of its members had voted for a strike, {b} against.",
           "Nobody was hurt.",
           "According to the court, {name} had taken the money over a period of {b} years.",
           "Doctors at the clinic in {town} treated {a} people, most of them children, for a rash nobody could explain.",
           "A decision is due before the end of the month, though {name} doubts that anything will come of it."],
    "de": ["Die Aktie von {firm} verlor {a} Prozent, nachdem das Unternehmen seine Prognose erneut gesenkt hatte.",
           "„So hatten wir uns das Jahr nicht vorgestellt“, sagte Vorstandschef {name}.",
           "Der SV {town} drehte vor {a}00 Zuschauern einen Rückstand von {b} Toren.",
           "In den Bergen oberhalb von {town} werden bis Sonntag {a} Zentimeter Neuschnee erwartet.",
           "Verletzt wurde niemand.",
           "Nach Überzeugung des Gerichts hatte {name} das Geld über {b} Jahre beiseitegeschafft."],
    "es": ["Las acciones de {firm} cayeron un {a} por ciento tras el segundo recorte de previsiones en {b} meses.",
           "«No es el año que habíamos previsto», dijo {name} a los analistas.",
           "El {town} remontó {b} goles ante {a}00 espectadores en el campo de los Tilos.",
           "No hubo heridos.",
           "Según el tribunal, {name} se quedó con el dinero durante {b} años."],
    "ja": ["{firm}の株価は{a}パーセント下落した。業績予想の下方修正は{b}か月で2回目となる。",
           "{town}の山沿いでは日曜日までに{a}センチの雪が降る見込みだ。",
           "けが人はいなかった。",
           "裁判所によると、被告は{b}年間にわたって金を受け取っていた。"],
    "ko": ["{firm}의 주가는 {b}개월 만에 두 번째 전망 하향 이후 {a}퍼센트 떨어졌다.",
           "{town} 산간 지역에는 일요일까지 {a}센티미터의 눈이 내릴 것으로 보인다.",
           "다친 사람은 없었다.",
           "법원에 따르면 피고인은 {b}년에 걸쳐 돈을 받아 왔다."]}
TITLES = {"en": "{firm} cuts forecast again", "de": "{firm} senkt erneut die Prognose", "es": "{firm} vuelve a recortar",
          "ja": "{firm}、再び下方修正", "ko": "{firm} 전망 또 하향"}
FIRMS = ["Quillon", "Brandt & Oar", "Telmora", "Vasker Group"]
TOWNS = ["Aldermoor", "Vint", "Sankt Orla", "Greyholm"]
AUTHORS = ["Hanne Obermoor", "Ciaran Toll", "Wanda Isler", "Rui Calderas"]
NAMES = ["Petra Vaughn", "Milo Santoro", "Edda Kranz", "Yusuf Lind"]
TEASERS = ["Ten recipes with the first rhubarb of the year", "Flat of the week: a mill with its own stream",
           "Why the night train is full again", "Quiz: do you know these bridges?", "The best photos of the fair"]


class Story:
    def __init__(self, seed, language, count):
        self.rng = random.Random(f"held out {seed}")
        self.language = language
        self.firm = self.rng.choice(FIRMS)
        self.title = TITLES[language].format(firm=self.firm)
        self.author = self.rng.choice(AUTHORS)
        self.date = f"2024-{self.rng.randint(1, 12):02}-{self.rng.randint(1, 28):02}T{self.rng.randint(6, 22):02}:40:00Z"
        self.url = f"https://www.paper{seed}.example/a/{seed * 91}.html"
        self.paragraphs = [self.paragraph() for _ in range(count)]
        self.true = None  # the layout says what, where it is not the paragraphs

    def paragraph(self):
        return " ".join(self.rng.choice(SENTENCES[self.language]).format(
            firm=self.firm, town=self.rng.choice(TOWNS), name=self.rng.choice(NAMES),
            a=self.rng.randint(12, 96), b=self.rng.randint(2, 9)) for _ in range(self.rng.randint(1, 3)))

    def true_text(self):
        return "\n".join(self.true or self.paragraphs)


def esc(text):
    return html.escape(text, quote=False)


def each(lines, form="<p>{}</p>"):
    return "\n".join(form.format(esc(line)) for line in lines)


def teasers(story, count, form):
    return "".join(form.format(n=n, text=story.rng.choice(TEASERS)) for n in range(count))


def head(story, extra=""):
    return (f"<!doctype html>\n<html lang=\"{story.language}\"><head><meta charset=\"utf-8\"><title>{esc(story.title)} - "
            f"Paper</title><link rel=\"canonical\" href=\"{story.url}\"><meta property=\"og:title\" "
            f"content=\"{esc(story.title)}\">{extra}</head>")


def fields_in_fields(story):
    """Nested wrappers with the names of fields; blocks of teasers with text beside."""
    body = each(story.paragraphs)
    block = teasers(story, 5, "<div class='views-row'><div class='field-content'><a href='/{n}'>{text}</a></div><div "
                    "class='field-content'>What our reporter saw in {n} days on the road, and whom she met there.</div></div>")
    return (head(story, f"<meta name='dcterms.date' content='{story.date}'>")
            + f"<body class='path-node page-node-type-article'><div class='dialog-off-canvas-main-canvas'><div class='layout-container'>"
            f"<div class='region region-header'><ul class='menu'>{teasers(story, 9, '<li><a href=/{n}>{text}</a></li>')}</ul></div>"
            f"<main><div class='region region-content'><div class='block block-system'><article class='node node--type-article'>"
            f"<h1 class='page-title'><span class='field field--name-title'>{esc(story.title)}</span></h1>"
            f"<div class='node__meta'>{story.author}</div><div class='node__content'><div class='clearfix text-formatted field "
            f"field--name-body field--type-text-with-summary'><div class='field__item'>{body}</div></div></div></article></div></div>"
            f"</main><div class='region region-sidebar'><div class='views-element-container'>{block}</div></div></div></div></body></html>")


def stories_in_a_row(story):
    """Infinite scroll: two other whole stories follow. The first is the story."""
    others = [Story(f"{story.url}{n}", story.language, len(story.paragraphs)) for n in range(2)]
    articles = "".join(f"<article class='feed-story' data-url='/{n}'><h{1 + (n > 0)}>{esc(one.title)}</h{1 + (n > 0)}>"
                       f"<div class='feed-story__text'>{each(one.paragraphs)}</div></article>"
                       for n, one in enumerate([story] + others))
    return head(story) + f"<body><div id='root'><div class='stream'>{articles}</div></div></body></html>"


def live_blog(story):
    """Entries with a time and a heading. The headings and texts are the story, the times are not."""
    entries, true = [], []
    for n, paragraph in enumerate(story.paragraphs):
        title = story.rng.choice(["Players on their way", "First reactions", "Trading halted", "What we know"])
        entries.append(f"<div class='lb-post' id='p{n}'><div class='lb-post__meta'><time>{10 + n}:0{n % 10}</time></div>"
                       f"<h3>{title}</h3><div class='lb-post__body'><p>{esc(paragraph)}</p></div>"
                       "<ul class='lb-post__share'><li><a href='#'>Share</a></li></ul></div>")
        true += [title, paragraph]
    story.true = true
    return (head(story) + f"<body><header><a href='/'>Paper</a></header><main><h1>{esc(story.title)}</h1><div class='lb'>"
            f"{''.join(entries)}</div></main><footer><p>Contact, imprint, privacy</p></footer></body></html>")


def amp(story):
    consent = ("<amp-consent id='c'><div id='ui'><p>We use cookies and similar means to give you a site that works, to count "
               "our visitors and to show offers that fit you. You may change what you chose at any time.</p>"
               "<button on='tap:c.accept'>Accept</button></div></amp-consent>")
    parts = each(story.paragraphs).split("\n")
    parts.insert(1, "<amp-ad width=300 height=250 type='x'><div placeholder>Advertisement</div></amp-ad>")
    return (head(story).replace("<html", "<html amp") + f"<body>{consent}<amp-sidebar id='s'><ul>"
            f"{teasers(story, 8, '<li><a href=/{n}>{text}</a></li>')}</ul></amp-sidebar><div class='amp-wp-article'>"
            f"<h1 class='amp-wp-title'>{esc(story.title)}</h1><amp-img src='/a.jpg' alt=''></amp-img><p class='wp-caption-text'>"
            f"The head office in spring</p><div class='amp-wp-article-content'>{chr(10).join(parts)}</div></div>"
            f"<amp-list src='/more'><template>{{{{title}}}}</template></amp-list></body></html>")


def preview(story):
    """The first paragraphs before an offer. They are the story."""
    story.true = story.paragraphs[:max(2, len(story.paragraphs) // 3)]
    offer = ("<div class='offer'><h2>Read on with Paper Plus</h2><p>Four weeks for one pound, then nine pounds a month. You can end "
             "it whenever you like.</p><ul><li>All stories on the web and in the app</li><li>The paper as it is printed, the evening "
             "before</li><li>Our letters by those who wrote the stories</li></ul><a href='/plus'>Try it now</a></div>")
    return (head(story) + f"<body><nav>{teasers(story, 6, '<a href=/{n}>{text}</a>')}</nav><div class='wrap'><h1>{esc(story.title)}</h1>"
            f"<div class='txt'>{each(story.true)}</div>{offer}</div></body></html>")


def tables(story):
    cells = each(story.paragraphs, "<tr><td class=copy>{}</td></tr>")
    menu = teasers(story, 14, "<tr><td><a href='/{n}'>{text}</a></td></tr>")
    return (head(story) + f"<body><table width=960><tr><td colspan=3><img src=/logo.gif></td></tr><tr><td valign=top><table>{menu}"
            f"</table></td><td valign=top><table><tr><td class=headline>{esc(story.title)}</td></tr><tr><td class=small>{story.author}, "
            f"{story.date[:10]}</td></tr>{cells}</table></td><td valign=top><table><tr><td>Weather: 12 degrees</td></tr>{menu}</table>"
            "</td></tr></table></body></html>")


def breaks(story):
    """Text of one element between <br><br>, with inline marks."""
    lines = [esc(p).replace(story.firm, f"<b><a href='/q'>{story.firm}</a></b>", 1) for p in story.paragraphs]
    return (head(story) + f"<body><div class='top'>{teasers(story, 7, '<a href=/{n}>{text}</a> | ')}</div><div class='left'><h2>"
            f"{esc(story.title)}</h2><div class='entry'><i>{story.author}</i><br /><br />{'<br /><br />'.join(lines)}<br /><br />"
            f"<a href='/mail'>Mail this</a></div></div><div class='right'>{teasers(story, 9, '<a href=/{n}>{text}</a><br>')}</div>"
            "</body></html>")


def graph(story):
    """JSON-LD in a graph, without a body; hashed names."""
    data = {"@context": "https://schema.org", "@graph": [
        {"@type": "Person", "@id": "#p", "name": story.author}, {"@type": "BreadcrumbList", "itemListElement": []},
        {"@type": ["NewsArticle", "Article"], "headline": story.title, "datePublished": story.date, "author": {"@id": "#p"},
         "description": story.paragraphs[0][:80]}]}
    body = each(story.paragraphs, "<div class='css-1vx0a9z'><p class='css-at9mc1'>{}</p></div>")
    return (head(story, f"<script type='application/ld+json'>{json.dumps(data)}</script>") + f"<body><div class='css-8atqhb'><div "
            f"class='css-mc'>{teasers(story, 10, '<a class=css-l href=/{n}>{text}</a>')}</div><section class='css-meteredContent'><h1 "
            f"class='css-h'>{esc(story.title)}</h1>{body}</section><div class='css-bottom'>"
            + teasers(story, 6, "<div class='css-card'><a href='/{n}'>{text}</a><p class='css-s'>{n} min read</p></div>") + "</div></div></body></html>")


def blog(story):
    """A blog with boxes behind its text and long comments."""
    comment = ("<li class='comment'><div class='comment-author'>guest{n}</div><div class='comment-content'><p>{text}. I have said so for "
               "{n} years and will go on saying it, whether anyone listens or not. Thank you for writing it down.</p></div></li>")
    return (head(story, f"<meta property='article:published_time' content='{story.date}'>") + f"<body class='single'><div id='page'>"
            f"<header id='masthead'><ul>{teasers(story, 8, '<li><a href=/{n}>{text}</a></li>')}</ul></header><article class='post "
            f"hentry'><h1 class='entry-title'>{esc(story.title)}</h1><div class='entry-meta'>by <a rel='author'>{story.author}</a></div>"
            f"<div class='entry-content'>{each(story.paragraphs, '<p class=wp-block-paragraph>{}</p>')}<div class='sharedaddy'><h3>Share this:"
            f"</h3><ul><li><a href='#'>Mail</a></li></ul></div><div class='jp-relatedposts'><h3>Related</h3>"
            f"{teasers(story, 3, '<a href=/{n}>{text}</a>')}</div></div><footer class='entry-footer'>Tagged <a href='/t'>snow</a></footer>"
            f"</article><div id='comments'><ol class='comment-list'>{teasers(story, 9, comment)}</ol></div></div></body></html>")


def application(story):
    """Hydrated by a script that has all of it again; paragraphs in <div>s, headings and captions between."""
    parts, true = [], []
    for n, paragraph in enumerate(story.paragraphs):
        if n % 4 == 2:
            parts.append("<h2 class='Sub_a1'>What comes next</h2>")
            true.append("What comes next")
        if n % 4 == 3:
            parts.append("<figure class='Fig_b2'><img src='/i.jpg'><figcaption>A tram in the snow. Agency photo</figcaption></figure>")
        parts.append(f"<div data-testid='text-block' class='Txt_c3'>{esc(paragraph)}</div>")
        true.append(paragraph)
    story.true = true
    state = json.dumps({"props": {"story": story.paragraphs, "more": TEASERS * 20}})
    return (head(story) + f"<body><div id='__app'><div class='Bar_x'>{teasers(story, 6, '<a href=/{n}>{text}</a>')}</div><div class='Body_y'>"
            f"<h1 class='Hd_z'>{esc(story.title)}</h1>{''.join(parts)}</div></div><script id='__DATA__' type='application/json'>{state}"
            "</script></body></html>")


def points_and_quotes(story):
    """Points at the top, a list and a quote: the story. An embedded post: not."""
    points = ["Forecast cut for the second time", "Shares lose a tenth", "Decision due this month"]
    quote = "We will look at every mill, every line and every contract, and we will do so before the snow melts."
    story.true = points + story.paragraphs[:2] + [quote] + story.paragraphs[2:]
    post = ("<blockquote class='twitter-tweet'><p lang='en'>Snow again!! Who ordered this? #snow</p>&mdash; Greyholm Trams (@gt) "
            "<a href='#'>March 2</a></blockquote>")
    return (head(story) + f"<body><main id='main'><h1>{esc(story.title)}</h1><div class='key-points'><ul>{each(points, '<li>{}</li>')}</ul></div>"
            f"<div class='rte'>{each(story.paragraphs[:2])}<blockquote><p>{quote}</p></blockquote>{post}{each(story.paragraphs[2:])}</div>"
            f"</main><div class='rail'>{teasers(story, 8, '<h4><a href=/{n}>{text}</a></h4>')}</div></body></html>")


def split_by_adverts(story):
    """The text in several containers with adverts, a letter and a survey between."""
    chunks = [story.paragraphs[n:n + 3] for n in range(0, len(story.paragraphs), 3)]
    between = ["<div class='adslot'><span>Advertisement</span></div>",
               "<div class='promo'><p>Our letter on money: every Friday at six, free. <a href='/l'>Order it</a></p></div>",
               "<div class='survey'><p>How do you like this page? <button>Well</button> <button>Not so well</button></p></div>"]
    body = "".join(f"<div class='chunk'>{each(chunk)}</div>{between[n % 3]}" for n, chunk in enumerate(chunks))
    return (head(story) + f"<body><div class='header'>{teasers(story, 6, '<a href=/{n}>{text}</a>')}</div><div class='article-page'><h1>"
            f"{esc(story.title)}</h1>{body}</div></body></html>")


def press_release(story):
    """Lines in <pre>, a contact below. The lines are the story."""
    return (head(story) + f"<body><div><a href='/'>All releases</a></div><h1>{esc(story.title)}</h1><pre>\n"
            + "\n\n".join(esc(p) for p in story.paragraphs) + "\n</pre><div class='contact'>Press office, +00 123 456, press@firm.example"
            "</div></body></html>")


LAYOUTS = [fields_in_fields, stories_in_a_row, live_blog, amp, preview, tables, breaks, graph, blog, application,
           points_and_quotes, split_by_adverts, press_release]


def made_pages():
    """[(name, html, story)]: each layout with a long, a middling and a short story, in turn in all languages."""
    languages = list(SENTENCES)
    pages = []
    for number, layout in enumerate(LAYOUTS):
        for turn, length in enumerate((16, 7, 4)):
            language = "en" if turn == 0 else languages[(number + 2 * turn) % len(languages)]
            story = Story(number * 10 + turn, language, length)
            pages.append((f"{layout.__name__}-{language}-{length}", layout(story), story))
    return pages
