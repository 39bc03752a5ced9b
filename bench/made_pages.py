"""Pages of news sites that do not exist, with the story on each known.

Layouts differ as those of real sites do: elements that say what they are or do
not, text in paragraphs, in <div>s or between <br>s, JSON-LD with all, part or
none of the story, and furniture of many kinds around and inside it. The stories
are put together from sentences about invented places.
"""

import html
import json
import random

SENTENCES = {
    "en": ["The council of {town} voted {a} to {b} on {day} to close the bridge on {street} to lorries.",
           "Mayor {name} said the work would cost {a} million and take until {day} of next year.",
           "“We have waited {a} years for this,” said {name}, who runs a bakery near the river.",
           "Police asked anyone who was on {street} between {a} and {b} o'clock to come forward.",
           "A spokesman for the {town} fire brigade said {a} people were taken to hospital.",
           "Residents had complained for months, {name} told the meeting, and nobody had listened.",
           "The river rose by {a} centimetres overnight and stood {b} metres above its usual level.",
           "Schools in {town} will stay closed until {day}, the district said in a short statement.",
           "Engineers found cracks in {a} of the {b} pillars when they inspected them on {day}."],
    "de": ["Der Rat von {town} stimmte am {day} mit {a} zu {b} Stimmen für die Sperrung der Brücke.",
           "Bürgermeisterin {name} sagte, die Arbeiten würden {a} Millionen kosten und lange dauern.",
           "„Darauf haben wir {a} Jahre gewartet“, sagte {name}, der am Fluss eine Bäckerei betreibt.",
           "Die Polizei bittet Zeugen, die am {day} in der {street} waren, sich zu melden.",
           "Nach Angaben der Feuerwehr wurden {a} Menschen in Krankenhäuser gebracht.",
           "Das Wasser stieg über Nacht um {a} Zentimeter und stand {b} Meter über dem üblichen Stand."],
    "fr": ["Le conseil de {town} a voté {day} par {a} voix contre {b} la fermeture du pont de {street}.",
           "La maire {name} a déclaré que les travaux coûteraient {a} millions et dureraient longtemps.",
           "« Nous attendions cela depuis {a} ans », a dit {name}, boulanger près de la rivière.",
           "Selon les pompiers de {town}, {a} personnes ont été conduites à l'hôpital.",
           "L'eau est montée de {a} centimètres pendant la nuit, à {b} mètres au-dessus du niveau habituel."],
    "ru": ["Совет города {town} проголосовал {a} голосами против {b} за закрытие моста для грузовиков.",
           "Мэр {name} заявила, что работы обойдутся в {a} миллионов и продлятся до весны.",
           "По словам пожарных, {a} человек доставлены в больницу, ещё {b} получили помощь на месте.",
           "За ночь вода поднялась на {a} сантиметров, сообщили власти города {town}.",
           "Жители жаловались несколько месяцев, сказал {name}, но их никто не слушал."],
    "zh": ["{town}市议会以{a}票对{b}票决定从下周起对卡车关闭河上的老桥。",
           "市长表示，工程将耗资{a}百万，预计要到明年春天才能完成。",
           "消防队发言人说，有{a}人被送往医院，另有{b}人在现场接受治疗。",
           "河水一夜之间上涨了{a}厘米，比平时的水位高出{b}米。",
           "居民们说，他们已经抱怨了好几个月，但是一直没有人理会。"],
    "ja": ["{town}市議会は{a}対{b}の賛成多数で、古い橋をトラック通行止めにすることを決めた。",
           "市長は、工事費は{a}百万円で、来年の春まで続く見通しだと述べた。",
           "消防によると、{a}人が病院に運ばれ、{b}人が現場で手当てを受けた。",
           "川の水位は一晩で{a}センチ上がり、普段より{b}メートル高くなっている。",
           "住民は何か月も前から苦情を訴えていたが、誰も耳を貸さなかったという。"],
    "ar": ["صوت مجلس مدينة {town} بأغلبية {a} مقابل {b} على إغلاق الجسر القديم أمام الشاحنات.",
           "وقالت رئيسة البلدية إن الأعمال ستكلف {a} مليون وستستمر حتى الربيع المقبل.",
           "وذكرت فرق الإطفاء أن {a} أشخاص نقلوا إلى المستشفى وعولج {b} في المكان.",
           "وارتفع منسوب النهر خلال الليل بمقدار {a} سنتيمترا، بحسب السلطات في {town}."],
}
TITLES = {
    "en": "Old bridge of {town} to close to lorries", "de": "Alte Brücke in {town} wird gesperrt",
    "fr": "Le vieux pont de {town} fermé aux camions", "ru": "Старый мост в городе {town} закроют",
    "zh": "{town}老桥将对卡车关闭", "ja": "{town}の古い橋、通行止めに", "ar": "إغلاق جسر {town} القديم"}
TOWNS = ["Oldbury Marsh", "Kestrelford", "Lower Quarne", "Port Amsel", "Drovergate", "Hinterau"]
NAMES = ["Ada Fernholt", "Tobias Crake", "Mirela Osk", "Jonas Pell", "Ines Marrow"]
STREETS = ["Tanner Street", "Mill Lane", "Quay Road", "Heron Row"]
DAYS = ["Monday", "Tuesday", "Thursday", "Friday"]
TEASERS = ["Ferry line to the islands starts again", "Choir wins prize at spring fair",
           "Bakery opens after forty years", "What the new bus plan means for you",
           "Storm takes roof off sports hall", "Five walks along the lower river"]
COOKIES = ("We and our {n} partners store and read information on your device, such as cookies and "
           "identifiers, to show you advertising and content that fits you, to measure how it does and to "
           "learn about our audience. You may agree, refuse, or change your choice at any time below. Some "
           "partners do not ask for your agreement and rely on their legitimate interest instead.")


class Story:
    def __init__(self, seed, language, paragraphs):
        rng = random.Random(seed)
        self.seed, self.language, self.rng = seed, language, rng
        self.town = rng.choice(TOWNS)
        self.title = TITLES[language].format(town=self.town)
        self.author = rng.choice(NAMES)
        self.date = f"2025-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}T{rng.randint(6, 22):02}:15:00Z"
        self.url = f"https://news{seed}.example/story/{seed * 37}"
        self.site = f"The {self.town} Post"
        self.paragraphs = [" ".join(self.sentence() for _ in range(rng.randint(2, 4)))
                           for _ in range(paragraphs)]

    def sentence(self):
        rng = self.rng
        return rng.choice(SENTENCES[self.language]).format(
            town=self.town, name=rng.choice(NAMES), street=rng.choice(STREETS), day=rng.choice(DAYS),
            a=rng.randint(3, 90), b=rng.randint(2, 40))

    def true_text(self):
        return "\n".join(self.paragraphs)


def esc(text):
    return html.escape(text, quote=False)


def links(story, count, form="<li><a href='/{i}'>{text}</a></li>"):
    return "".join(form.format(i=i, text=story.rng.choice(TEASERS)) for i in range(count))


def head(story, extra="", title=None):
    return (f"<!DOCTYPE html><html lang=\"{story.language}\"><head><meta charset=\"utf-8\">"
            f"<title>{esc(title or story.title)} | {story.site}</title>"
            f"<link rel=\"canonical\" href=\"{story.url}\">"
            f"<meta property=\"og:site_name\" content=\"{story.site}\">{extra}"
            "<style>.a{color:#123}</style><script>var q = '<p>no text</p>';</script></head>")


def metas(story):
    return (f"<meta property=\"og:title\" content=\"{esc(story.title)}\">"
            f"<meta name=\"author\" content=\"{story.author}\">"
            f"<meta property=\"article:published_time\" content=\"{story.date}\">")


def json_ld(story, body):
    return "<script type=\"application/ld+json\">" + json.dumps({
        "@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "name": story.site},
            {"@type": "NewsArticle", "headline": story.title, "datePublished": story.date,
             "author": [{"@type": "Person", "name": story.author}], "articleBody": body}]}) + "</script>"


def paragraphs(story, tag="p"):
    return [f"<{tag}>{esc(p)}</{tag}>" for p in story.paragraphs]


def nav(story):
    return f"<header><nav class='main-nav'><ul>{links(story, 30)}</ul></nav></header>"


def footer():
    return ("<footer><p>All rights reserved. No part of this site may be copied without a written "
            "permission of the publisher, who is not liable for what other sites say.</p></footer>")


def semantic(story):
    return (head(story, metas(story)) + f"<body>{nav(story)}<main><article><h1>{esc(story.title)}</h1>"
            f"<p class='byline'>By {story.author}</p><time datetime='{story.date}'>today</time>"
            + "".join(paragraphs(story))
            + f"</article><aside><h2>Most read</h2><ul>{links(story, 12)}</ul></aside></main>{footer()}</body></html>")


def div_soup(story):
    menu = links(story, 25, "<div class='x1'><a href='/{i}'>{text}</a></div>")
    body = "".join(paragraphs(story, "div"))
    return (head(story) + f"<body><div id='w'><div class='m3'>{menu}</div><div class='k'><div class='t'>"
            f"{esc(story.title)}</div><div class='q9'>{body}</div></div><div class='m4'>{menu}</div></div></body>")


def line_breaks(story):
    body = "<br>\n<br>\n".join(esc(p) for p in story.paragraphs)
    menu = links(story, 20, "<tr><td><a href='/{i}'>{text}</a></td></tr>")
    return (head(story) + f"<BODY><TABLE><TR><TD WIDTH=150><TABLE>{menu}</TABLE></TD><TD>"
            f"<FONT SIZE=5><B>{esc(story.title)}</B></FONT><BR><I>{story.author}</I><BR><BR>{body}<BR>"
            f"<A HREF='/'>Home</A> | <A HREF='/print'>Print</A></TD></TR></TABLE></BODY></HTML>")


def json_full(story):
    return (head(story, json_ld(story, " ".join(story.paragraphs))) + f"<body>{nav(story)}<article>"
            f"<h1>{esc(story.title)}</h1>{paragraphs(story)[0]}<div class='paywall'><p>Subscribe now to read on. "
            f"You get all stories for one month free of charge.</p></div></article>{footer()}</body>")


def json_part(story):
    return (head(story, json_ld(story, story.paragraphs[0][:150] + "...")) + f"<body>{nav(story)}<article>"
            f"<h1>{esc(story.title)}</h1>{''.join(paragraphs(story))}</article>{footer()}</body>")


def boxes_inside(story):
    parts = paragraphs(story)
    box = (f"<div class='related-box'><h4>Also read</h4><a href='/9'>{story.rng.choice(TEASERS)}</a>"
           "<p>The new line will call at all of the islands twice a day, its owner says.</p></div>")
    letter = ("<section class='newsletter-signup'><p>Get our morning letter with all that matters for your day "
              "in five minutes, free and every weekday before seven.</p><form><input><button>Sign up</button>"
              "</form></section>")
    figure = "<figure><img src='/i.jpg'><figcaption>The bridge on a day in spring. Photo: archive</figcaption></figure>"
    share = "<ul class='social-share'><li><a href='#'>Share</a></li><li><a href='#'>Post</a></li></ul>"
    mixed = [share, figure]
    for i, part in enumerate(parts):
        mixed.append(part)
        mixed.append({1: box, 2: letter, 3: figure}.get(i, ""))
    return (head(story, metas(story)) + f"<body>{nav(story)}<article class='story with-related'><h1>{esc(story.title)}"
            f"</h1><div class='story-content'>{''.join(mixed)}</div></article>{footer()}</body>")


def consent(story):
    banner = "".join(f"<p>{COOKIES.format(n=n)}</p>" for n in (713, 84, 12))
    return (head(story, metas(story)) + f"<body class='no-js has-sidebar'><div id='cookie-consent'>{banner}"
            f"<button>Agree</button></div>{nav(story)}<div class='content'><h1>{esc(story.title)}</h1>"
            + "".join(paragraphs(story)) + f"</div>{footer()}</body>")


def comments(story):
    one = ("<div class='c-item'><div class='c-head'><span>reader{i}</span> <span>{i} h</span></div><div class='c-text'>"
           "<p>I live two streets from there and I can tell you that nothing has been done for {i} years, whatever "
           "they say now. The same thing was promised before the last vote.</p></div><div><a href='#'>Answer</a>"
           "</div></div>")
    return (head(story, metas(story)) + f"<body>{nav(story)}<div class='page'><div class='a'><h1>{esc(story.title)}</h1>"
            f"{''.join(paragraphs(story))}</div><div class='b'><h3>Comments</h3>"
            + "".join(one.format(i=i) for i in range(2, 22)) + f"</div></div>{footer()}</body>")


def teaser_cards(story):
    card = ("<div class='c2'><div class='c3'><a href='/{i}'><img src='/{i}.jpg'></a></div><div class='c4'><h3>"
            "<a href='/{i}'>{text}</a></h3><p>The first of {i} new boats left the harbour this morning with many "
            "guests on board, and more will follow before the end of the summer.</p></div></div>")
    cards = "".join(card.format(i=i, text=story.rng.choice(TEASERS)) for i in range(12))
    return (head(story, metas(story)) + f"<body>{nav(story)}<div class='g'><div class='s'><h1>{esc(story.title)}</h1>"
            f"{''.join(paragraphs(story))}</div><div class='r'>{cards}</div></div>{footer()}</body>")


def unclosed(story):
    body = "".join(f"<P>{esc(p)}\n" for p in story.paragraphs)
    return (f"<title>{esc(story.title)}</title><ul>" + links(story, 15, "<li><a href=/{i}>{text}</a>")
            + f"</ul><h1>{esc(story.title)}</h1>{body}<hr><ul>" + links(story, 10, "<li><a href=/{i}>{text}</a>"))


def wrapped(story):
    body = "".join(f"<div class='par'><div><div data-x='1'><p>{esc(p)}</p></div></div></div>" for p in story.paragraphs)
    return (head(story) + f"<body>{nav(story)}<div><div><div itemscope itemtype='https://schema.org/NewsArticle'>"
            f"<h1 itemprop='headline'>{esc(story.title)}</h1><span itemprop='author'>{story.author}</span>"
            f"<meta itemprop='datePublished' content='{story.date}'><div itemprop='articleBody'><div>{body}</div>"
            f"</div></div></div></div>{footer()}</body>")


def linked_words(story):
    parts = [f"<p>{esc(p)}</p>".replace(story.town, f"<a href='/t'>{story.town}</a>") for p in story.paragraphs]
    return (head(story, metas(story)) + f"<body>{nav(story)}<article><h1>{esc(story.title)}</h1>{''.join(parts)}"
            f"<p>More from <a href='/a'>{story.author}</a></p></article><div class='bottom'><ul>{links(story, 20)}</ul>"
            "<p>This site is run by a company of the same name, which takes care that all that is said on it is "
            "right, but does not answer for other sites that it links to.</p></div></body>")


def no_names(story):
    about = (f"<section class='author-bio'><p>{story.author} has written about towns and rivers for this paper for "
             "twenty years and lives with two cats near the harbour.</p></section>")
    return (head(story, metas(story)) + f"<body>{nav(story)}<section><section><h1>{esc(story.title)}</h1>"
            f"{''.join(paragraphs(story))}</section>{about}</section><section>"
            f"<h2>You may also like</h2>{links(story, 8, '<div><a href=/{i}>{text}</a><span>3 min</span></div>')}</section>"
            f"{footer()}</body>")


LAYOUTS = [semantic, div_soup, line_breaks, json_full, json_part, boxes_inside, consent, comments,
           teaser_cards, unclosed, wrapped, linked_words, no_names]


def made_pages():
    """[(name, html, story)]: each layout with a long, a middling and a short story, in turn in all languages."""
    languages = list(SENTENCES)
    pages = []
    for number, layout in enumerate(LAYOUTS):
        for turn, length in enumerate((14, 6, 3)):
            language = "en" if turn == 0 else languages[(number * 2 + turn) % len(languages)]
            story = Story(number * 10 + turn + 1, language, length)
            pages.append((f"{layout.__name__}-{language}-{length}", layout(story), story))
    return pages


def padded_page(seed, size):
    """A page of about `size` bytes as sites send them: markup, scripts and lists around a story."""
    story = Story(seed, "en", 20)
    page = boxes_inside(story)
    script = "".join(f"window.d{i}={{a:'{story.sentence()}',b:{i}}};" for i in range(size // 400))
    cards = []
    while len(page) + len(script) + sum(map(len, cards)) < size:
        i = len(cards)
        cards.append(f"<div class=\"card card--small u-mb-{i % 9}\" data-id=\"{i}\"><a class=\"card__link\" href=\"/news/{i}?from"
                     f"=list&amp;p={i}\"><img class=\"card__image\" src=\"/img/{i}-320x180.jpg\" alt=\"\" loading=\"lazy\">"
                     f"<h3 class=\"card__title\">{story.rng.choice(TEASERS)}</h3></a></div>\n")
    return page.replace("</body>", f"<div class=\"list\">{''.join(cards)}</div><script>{script}</script></body>")
