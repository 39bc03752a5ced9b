"""Pages as the open templates of 13 content systems lay them out.

Held out as held_out_pages.py is: they were written, after the markup that each
system's public default template or theme makes, before the rules were changed
for development_pages.py, and nobody chose the layouts for what the extraction
does well. Stories and sites are invented; the markup is written anew. What
counts as the story: all that its author wrote below the title, with its lead,
inner headings, quotes and, in live blogs, headings and texts of all entries;
not times, names, tags, captions, notes about the author or readers' comments.
"""

import html
import random

SENTENCES = {
    "en": ["The harbour authority of {place} has put the contract for {n} new cranes on hold.",
           "{who} said the offer was {m} per cent dearer than the one made {n} months before.",
           "No ship was delayed on account of the fog, the pilots' office added.",
           "“You cannot run a port on promises,” {who} told this paper.",
           "Two of the {n} tugs are older than the lock they work in.",
           "A hearing is set for the {m}th, and the ministry has to answer in writing before that.",
           "Wheat worth {n} million lies in the silos, enough for {m} days.",
           "That, at least, is what the minutes of the last meeting say."],
    "de": ["Die Hafenbehörde von {place} hat den Auftrag für {n} neue Kräne vorerst gestoppt.",
           "{who} nannte das Angebot um {m} Prozent teurer als das vor {n} Monaten.",
           "Kein Schiff sei wegen des Nebels verspätet, teilten die Lotsen mit.",
           "„Mit Versprechen lässt sich kein Hafen betreiben“, sagte {who} dieser Zeitung.",
           "In den Silos lagert Weizen für {m} Tage.",
           "Eine Anhörung ist für den {m}. angesetzt, das Ministerium muss sich vorher schriftlich äußern."],
    "fr": ["Les autorités portuaires de {place} ont suspendu le contrat de {n} nouvelles grues.",
           "Selon {who}, l'offre est plus chère de {m} pour cent que celle d'il y a {n} mois.",
           "Aucun navire n'a été retardé par le brouillard, ont précisé les pilotes.",
           "« On ne fait pas tourner un port avec des promesses », a confié {who}.",
           "Les silos contiennent du blé pour {m} jours.",
           "Une audience est prévue le {m}, et le ministère doit répondre par écrit avant cette date."],
    "pt": ["A autoridade portuária de {place} suspendeu o contrato de {n} novos guindastes.",
           "{who} disse que a proposta era {m} por cento mais cara do que a de {n} meses antes.",
           "Nenhum navio se atrasou por causa do nevoeiro, informaram os pilotos.",
           "“Não se gere um porto com promessas”, afirmou {who}.",
           "Há trigo nos silos para {m} dias."],
    "ru": ["Администрация порта {place} приостановила контракт на {n} новых кранов.",
           "По словам {who}, предложение на {m} процентов дороже прежнего.",
           "Из-за тумана ни одно судно не задержалось, сообщили лоцманы.",
           "Пшеницы в элеваторах хватит на {m} дней.",
           "Слушания назначены на {m} число, до этого министерство обязано ответить письменно."],
    "zh": ["{place}港务局暂停了购买{n}台新起重机的合同。",
           "负责人说，报价比{n}个月前高出百分之{m}。",
           "引航站补充说，没有船只因为大雾而延误。",
           "粮仓里的小麦还够用{m}天。",
           "听证会定于{m}日举行，主管部门必须在此之前作出书面答复。"],
    "ar": ["علقت سلطة ميناء {place} عقد شراء {n} رافعات جديدة.",
           "وقال المسؤول إن العرض أغلى بنسبة {m} في المئة مما كان قبل {n} أشهر.",
           "وأضاف مكتب المرشدين أن أي سفينة لم تتأخر بسبب الضباب.",
           "ويكفي القمح المخزون في الصوامع {m} يوما."]}
TITLES = {"en": "Port of {place} stops order for cranes", "de": "Hafen {place} stoppt Auftrag für Kräne",
          "fr": "Le port de {place} suspend l'achat de grues", "pt": "Porto de {place} suspende guindastes",
          "ru": "Порт {place} остановил покупку кранов", "zh": "{place}港暂停购买起重机",
          "ar": "ميناء {place} يعلق شراء الرافعات"}
HEADINGS = {"en": ["What the port says", "Who pays", "How it began"], "de": ["Was der Hafen sagt", "Wer zahlt"],
            "fr": ["Ce que dit le port", "Qui paie"], "pt": ["O que diz o porto", "Quem paga"],
            "ru": ["Что говорят в порту", "Кто платит"], "zh": ["港口怎么说", "谁来付钱"], "ar": ["ماذا يقول الميناء"]}
PLACES = ["Skarrow", "Port Elmo", "Vallmira", "Neuhaven", "Tamsel"]
PEOPLE = ["Greta Molloy", "Anton Varga", "Lucia Benning", "Samir Okoro"]
AUTHORS = ["Della Wray", "Piet Hansum", "Noor Castell"]
OTHERS = ["A walk through the night market", "Why the clock on the town hall stands still", "The ferry that nobody wanted",
          "School choir sings for the lighthouse", "Seven soups for cold evenings"]


class Story:
    def __init__(self, seed, language, count):
        self.rng = random.Random(f"template {seed}")
        self.language = language
        self.place = self.rng.choice(PLACES)
        self.title = TITLES[language].format(place=self.place)
        self.author = self.rng.choice(AUTHORS)
        self.date = f"2023-{self.rng.randint(1, 12):02}-{self.rng.randint(1, 28):02}T{self.rng.randint(6, 22):02}:05:00Z"
        self.url = f"https://port{seed}.example/{seed * 53}"
        self.site = f"{self.place} Observer"
        self.lead = self.sentences(1)
        self.parts = [self.sentences(self.rng.randint(1, 3)) for _ in range(count)]
        self.parts.insert(len(self.parts) // 2, self.heading())
        self.lines = [*self.parts]

    def heading(self):
        return self.rng.choice(HEADINGS[self.language])

    def sentences(self, count):
        return " ".join(self.rng.choice(SENTENCES[self.language]).format(
            place=self.place, who=self.rng.choice(PEOPLE), n=self.rng.randint(2, 12), m=self.rng.randint(13, 29))
            for _ in range(count))

    def true_text(self):
        return "\n".join(self.lines)


def esc(text):
    return html.escape(text, quote=False)


def body(story):
    return "".join(f"<h2>{esc(part)}</h2>" if part in HEADINGS[story.language] else f"<p>{esc(part)}</p>"
                   for part in story.parts)


def head(story, extra=""):
    return (f"<!DOCTYPE html><html lang=\"{story.language}\"><head><meta charset=\"utf-8\">"
            f"<title>{esc(story.title)} - {story.site}</title><meta property=\"og:title\" content=\"{esc(story.title)}\">"
            f"<link rel=\"canonical\" href=\"{story.url}\">{extra}</head>")


def items(story, count, form="<li class=\"menu-item\"><a href=\"/{i}/\">{text}</a></li>"):
    return "".join(form.format(i=i, text=story.rng.choice(OTHERS)) for i in range(count))


def guardian_live(story):
    """A live blog with schema.org microdata; key events stand in a list of links."""
    blocks, story.lines = [], []
    for i, part in enumerate(story.parts):
        title = story.heading() if i % 3 == 0 else ""
        texts = [part, story.sentences(1)] if i % 2 else [part]
        story.lines += [title, *texts] if title else texts
        heading = f"<h2 class=\"block-title\">{esc(title)}</h2>" if title else ""
        paragraphs = "".join(f"<p>{esc(text)}</p>" for text in texts)
        blocks.append(
            f"<div id=\"block-{i}\" class=\"block block--content\" itemprop=\"liveBlogUpdate\" itemscope "
            f"itemtype=\"http://schema.org/BlogPosting\"><meta itemprop=\"headline\" content=\"{esc(title)}\">"
            f"<div class=\"block-time\"><p class=\"published-time\"><a href=\"#block-{i}\" itemprop=\"url\" "
            f"class=\"block-time__link\"><time datetime=\"{story.date}\" data-relativeformat=\"med\">{i} h ago</time>"
            f"<span class=\"block-time__absolute\">1{i % 10}.05</span></a></p></div>{heading}"
            f"<div class=\"block-elements block-elements--no-byline\" itemprop=\"articleBody\">{paragraphs}</div>"
            f"<p class=\"block-time updated-time\">Updated <time datetime=\"{story.date}\">at 1{i % 10}.15</time></p>"
            "<div class=\"block-share block-share--liveblog\"><button>Facebook</button><button>Twitter</button></div></div>")
    keys = items(story, 6, "<li class=\"timeline__item\"><a href=\"#block-{i}\"><span class=\"timeline__date\">2{i}m"
                           "</span><span class=\"timeline__title\">{text}</span></a></li>")
    return (head(story) + f"<body><div class=\"l-side-margins\"><article id=\"article\" class=\"content content--liveblog "
            f"tonal tonal--tone-live\" itemscope itemtype=\"http://schema.org/LiveBlogPosting\" role=\"main\">"
            f"<header class=\"content__head\"><h1 class=\"content__headline\" itemprop=\"headline\">{esc(story.title)}</h1>"
            f"</header><div class=\"content__main\"><div class=\"content__secondary-column\"><h2>Key events</h2>"
            f"<ul class=\"timeline u-unstyled\">{keys}</ul></div><div class=\"content__main-column\">"
            f"<div class=\"js-liveblog-body u-cf from-content-api\">{''.join(blocks)}</div></div></div></article></div></body></html>")


def wordpress_live(story):
    """The live-blogging plugin: a story's beginning, then entries, newest first."""
    entries, story.lines = [], [story.lead]
    for i, part in enumerate(reversed(story.parts)):
        story.lines.append(part)
        entries.append(
            f"<div id=\"liveblog-entry-{i}\" class=\"liveblog-entry\" data-timestamp=\"16999{i:05}\"><header "
            f"class=\"liveblog-meta\"><span class=\"liveblog-author-avatar\"><img src=\"/a.png\"></span><span "
            f"class=\"liveblog-author-name\">{story.author}</span><span class=\"liveblog-meta-time\"><a "
            f"href=\"#liveblog-entry-{i}\"><span class=\"date\">March {i + 1}</span><span class=\"time\">10:{i:02} am"
            f"</span></a></span></header><div class=\"liveblog-entry-text\"><p>{esc(part)}</p></div></div>")
    return (head(story) + f"<body class=\"single single-post\"><div id=\"page\"><div id=\"primary\"><article class=\"post type-post\">"
            f"<header class=\"entry-header\"><h1 class=\"entry-title\">{esc(story.title)}</h1></header><div class=\"entry-content\">"
            f"<p>{esc(story.lead)}</p><div id=\"wpcom-liveblog-container\" class=\"77\"><div id=\"liveblog-update-spinner\"></div>"
            f"<div id=\"liveblog-entries\">{''.join(entries)}</div></div></div></article></div><div id=\"secondary\"><ul>"
            f"{items(story, 14)}</ul></div></div></body></html>")


def superdesk_live(story):
    """Posts of the live-blog editor, as its pages without scripts have them."""
    posts, story.lines = [], []
    for i, part in enumerate(story.parts):
        story.lines.append(part)
        posts.append(
            f"<article data-sort-time=\"15264744{i:02}\" class=\"lb-post list-group-item lb-not-pinned\"><div class=\"lb-post-date\">"
            f"16. May 2023 12:{i:02}</div><div class=\"lb-author\"><div class=\"lb-author__name\">{story.author}</div></div>"
            f"<div class=\"lb-item\">{esc(part)}</div></article>")
    return (head(story) + f"<body><header>{items(story, 12)}</header><h1>{esc(story.title)}</h1><div class=\"lb-timeline "
            f"timeline-body\"><div class=\"header-bar\"><div class=\"sorting-bar\"><div class=\"sorting-bar__order\">Newest first"
            f"</div></div></div><section class=\"timeline-body timeline-body--loaded\"><div class=\"lb-posts list-group normal\">"
            f"{''.join(posts)}</div></section></div><footer><p>Powered by a blog for newsrooms</p></footer></body></html>")


def ghost_casper(story):
    story.lines = [story.lead, *story.parts]
    cards = items(story, 3, "<article class=\"post-card post\"><a class=\"post-card-image-link\" href=\"/{i}/\"><img src=\"/{i}.jpg\"></a>"
                            "<div class=\"post-card-content\"><header><h2 class=\"post-card-title\">{text}</h2></header><div "
                            "class=\"post-card-excerpt\">On the quay they tell the tale differently, and every one of them was there, as "
                            "one hears.</div><footer class=\"post-card-meta\"><time>1 Jan</time></footer></div></article>")
    return (head(story) + f"<body class=\"post-template\"><div class=\"viewport\"><header id=\"gh-head\" class=\"gh-head outer\"><ul "
            f"class=\"nav\">{items(story, 6)}</ul></header><main id=\"site-main\" class=\"site-main\"><article class=\"article post\">"
            f"<header class=\"article-header gh-canvas\"><section class=\"article-tag\"><a href=\"/t\">Harbour</a></section><h1 "
            f"class=\"article-title\">{esc(story.title)}</h1><p class=\"article-excerpt\">{esc(story.lead)}</p><div "
            f"class=\"article-byline\"><section class=\"article-byline-content\"><h4 class=\"author-name\">{story.author}</h4><time "
            f"class=\"byline-meta-date\" datetime=\"{story.date[:10]}\">today</time><span class=\"byline-reading-time\">4 min read</span>"
            f"</section></div></header><section class=\"gh-content gh-canvas\">{body(story)}</section></article></main><section "
            "class=\"footer-cta outer\"><div class=\"inner\"><h2>Sign up for more like this.</h2><a class=\"footer-cta-button\" "
            "href=\"#/portal\"><div>Enter your email</div><span>Subscribe</span></a></div></section><aside class=\"read-more-wrap outer\">"
            f"<div class=\"read-more inner\">{cards}</div></aside></div></body></html>")


def newspack(story):
    comment = ("<li class=\"comment depth-1\"><article class=\"comment-body\"><footer class=\"comment-meta\"><b class=\"fn\">Ola {i}</b> "
               "says:</footer><div class=\"comment-content\"><p>My uncle drove one of these cranes for {i} years and not once did "
               "anybody from the ministry climb up to have a look at it.</p></div></article></li>")
    return (head(story, f"<meta name=\"author\" content=\"{story.author}\">") + "<body class=\"post-template-default single\"><div id=\"page\" "
            f"class=\"site\"><header id=\"masthead\"><ul>{items(story, 16)}</ul></header><div id=\"content\" class=\"site-content\"><section "
            f"id=\"primary\" class=\"content-area\"><main id=\"main\" class=\"site-main\"><header class=\"entry-header\"><h1 "
            f"class=\"entry-title\">{esc(story.title)}</h1><div class=\"entry-meta\"><span class=\"byline\">by <span class=\"author\">"
            f"{story.author}</span></span> <time datetime=\"{story.date}\">May 2</time></div></header><div class=\"main-content\"><figure "
            f"class=\"post-thumbnail\"><img src=\"/q.jpg\"><figcaption><span>The quay in the morning. Credit: archive</span></figcaption>"
            f"</figure><article id=\"post-9\" class=\"post type-post category-news\"><div class=\"entry-content\">{body(story)}</div><footer "
            f"class=\"entry-footer\"><span class=\"tags-links\"><span>Tagged: </span><a href=\"/t1\">port</a>, <a href=\"/t2\">cranes</a></span>"
            f"</footer><div class=\"author-bio\"><div class=\"author-bio-text\"><h2>{story.author}</h2><p>Writes about all that floats and has "
            f"lived on a barge since the flood. Before that there were ten years with an agency.</p></div></div></article><div id=\"comments\" "
            f"class=\"comments-area\"><ol class=\"comment-list\">{''.join(comment.format(i=i) for i in range(2, 9))}</ol></div></div></main>"
            "</section></div></div></body></html>")


def joomla(story):
    return (head(story) + f"<body class=\"site com_content view-article\"><header class=\"header container-header\"><ul class=\"mod-menu nav\">"
            f"{items(story, 12)}</ul></header><div class=\"site-grid\"><div class=\"grid-child container-component\"><main><div "
            f"class=\"com-content-article item-page\" itemscope itemtype=\"https://schema.org/Article\"><meta itemprop=\"inLanguage\" "
            f"content=\"{story.language}\"><div class=\"page-header\"><h1 itemprop=\"headline\">{esc(story.title)}</h1></div><dl "
            f"class=\"article-info text-muted\"><dt class=\"article-info-term\">Details</dt><dd class=\"createdby\">Written by: <span>{story.author}"
            f"</span></dd><dd class=\"published\"><time datetime=\"{story.date}\">02 May</time></dd><dd class=\"hits\">Hits: 431</dd></dl><div "
            f"itemprop=\"articleBody\" class=\"com-content-article__body\">{body(story)}</div><nav class=\"pagenavigation\"><a href=\"/p\">Prev"
            f"</a> <a href=\"/n\">Next</a></nav></div></main></div><div class=\"grid-child container-sidebar-right\"><ul>{items(story, 9)}"
            "</ul></div></div></body></html>")


def typo3_news(story):
    story.lines = [story.lead, *story.parts]
    return (head(story) + f"<body><div id=\"top\"><ul>{items(story, 11)}</ul></div><div class=\"news news-single\"><div class=\"article\" itemscope "
            f"itemtype=\"http://schema.org/Article\"><div class=\"header\"><h3 itemprop=\"headline\">{esc(story.title)}</h3></div><div "
            f"class=\"footer\"><p><span class=\"news-list-date\"><time datetime=\"{story.date[:10]}\">{story.date[:10]}</time></span><span "
            f"class=\"news-list-author\">{story.author}</span></p></div><div class=\"teaser-text\" itemprop=\"description\"><p>{esc(story.lead)}"
            f"</p></div><div class=\"news-text-wrap\" itemprop=\"articleBody\">{body(story)}</div><div class=\"news-backlink-wrap\"><a "
            f"href=\"/\">&lt;- Back</a></div><div class=\"news-related-wrap\"><div class=\"news-related news-related-news\"><h4>Related</h4><ul>"
            + items(story, 4, "<li><span class=\"news-related-news-date\">0{i}.05.</span><a href=\"/{i}\">{text}</a></li>")
            + "</ul></div></div></div></div></body></html>")


def hugo_papermod(story):
    headings = "".join(f"<li><a href=\"#h{i}\">{esc(part)}</a></li>" for i, part in enumerate(story.parts)
                       if part in HEADINGS[story.language])
    return (head(story) + f"<body id=\"top\"><header class=\"header\"><nav class=\"nav\"><ul id=\"menu\">{items(story, 5)}</ul></nav></header>"
            f"<main class=\"main\"><article class=\"post-single\"><header class=\"post-header\"><h1 class=\"post-title\">{esc(story.title)}</h1>"
            f"<div class=\"post-meta\"><span title=\"{story.date}\">{story.date[:10]}</span>&nbsp;·&nbsp;3 min&nbsp;·&nbsp;{story.author}</div>"
            f"</header><div class=\"toc\"><details><summary><span class=\"details\">Table of Contents</span></summary><div class=\"inner\"><ul>"
            f"{headings}</ul></div></details></div><div class=\"post-content\">{body(story)}</div><footer class=\"post-footer\"><ul "
            f"class=\"post-tags\"><li><a href=\"/t\">port</a></li></ul><nav class=\"paginav\"><a class=\"prev\" href=\"/p\"><span>« Prev</span>"
            f"<br><span>{story.rng.choice(OTHERS)}</span></a></nav></footer></article></main></body></html>")


def drupal_olivero(story):
    story.lines = [part for part in story.parts]
    quote = story.sentences(1)
    story.lines.append(quote)
    comment = ("<article class=\"comment js-comment\"><div class=\"comment__picture-wrapper\"></div><div class=\"comment__text-wrapper\"><footer "
               "class=\"comment__meta\"><p class=\"comment__author\">Rei {i}</p></footer><div class=\"comment__content\"><div "
               "class=\"text-content\"><p>They could have asked the people who work there, but that has never been the custom, {i} years "
               "ago no more than today.</p></div></div></div></article>")
    return (head(story) + f"<body class=\"path-node\"><div class=\"page-wrapper\"><header class=\"site-header\"><ul>{items(story, 8)}</ul></header>"
            f"<main class=\"layout-content\"><div class=\"main-content__container container\"><article class=\"node node--type-article grid-full\">"
            f"<header><h1 class=\"page-title\"><span class=\"field field--name-title\">{esc(story.title)}</span></h1><div class=\"node__meta\">"
            f"<span>By <span>{story.author}</span>, 2 May</span></div></header><div class=\"node__content grid-full layout--content-narrow\"><div "
            f"class=\"text-content clearfix field field--name-body field__item\">{body(story)}<blockquote><p>{esc(quote)}</p></blockquote></div>"
            f"<div class=\"field field--name-field-tags field--label-above\"><div class=\"field__label\">Tags</div><ul class=\"field__items\"><li>"
            f"<a href=\"/t\">port</a></li></ul></div><section class=\"comments\"><h2 class=\"comments__title\">Comments</h2>"
            + "".join(comment.format(i=i) for i in range(2, 7))
            + "</section></div></article></div></main></div></body></html>")


def spip_dist(story):
    story.lines = [story.lead, *story.parts]
    forum = ("<li class=\"forum-fil\"><div class=\"forum-message\"><div class=\"forum-chapo\"><strong class=\"forum-titre\">Re</strong> "
             "<small>le {i} mai, par un lecteur</small></div><div class=\"forum-texte\"><p>Je travaille au port depuis {i} ans et personne ne "
             "nous a jamais rien demandé à propos de ces grues.</p></div></div></li>")
    return (head(story) + f"<body id=\"top\" class=\"pas_surlignable page_article\"><div class=\"page\"><div class=\"nav\" id=\"nav\"><ul>"
            f"{items(story, 7)}</ul></div><div class=\"main\"><div class=\"wrapper\"><div class=\"content\" id=\"content\"><p class=\"arbo\">"
            f"<a href=\"/\">Accueil</a> &gt; <a href=\"/p\">Port</a></p><div class=\"cartouche\"><h1 class=\"crayon\">{esc(story.title)}</h1>"
            f"<p class=\"publication\"><time datetime=\"{story.date}\">2 mai</time><span class=\"authors\">, par <span class=\"vcard author\">"
            f"{story.author}</span></span></p></div><div class=\"main\"><div class=\"crayon article-chapo chapo\"><p>{esc(story.lead)}</p></div>"
            f"<div class=\"crayon article-texte texte\">{body(story)}</div></div><div class=\"forum comments\"><h2>Vos commentaires</h2><ul>"
            + "".join(forum.format(i=i) for i in range(2, 7))
            + f"</ul></div></div></div><div class=\"aside secondary\"><h2>Dans la même rubrique</h2><ul>{items(story, 6)}</ul></div></div></div>"
            "</body></html>")


def blogger(story):
    texts = "<br /><br />".join(f"<b>{esc(part)}</b>" if part in HEADINGS[story.language] else esc(part) for part in story.parts)
    return (head(story) + f"<body class=\"item-view\"><div class=\"centered\"><div class=\"main_header_elements\"><h1>{story.site}</h1></div><main>"
            f"<div class=\"widget Blog\" data-version=\"2\" id=\"Blog1\"><div class=\"blog-posts hfeed container\"><article "
            f"class=\"post-outer-container\"><div class=\"post-outer\"><div class=\"post\"><h3 class=\"post-title entry-title\">{esc(story.title)}"
            f"</h3><div class=\"post-header\"><span class=\"byline post-timestamp\"><a href=\"/x\"><time class=\"published\" "
            f"datetime=\"{story.date}\">May 02</time></a></span></div><div class=\"post-body entry-content float-container\" id=\"post-body-3\">"
            f"{texts}</div><div class=\"post-footer\"><span class=\"byline post-labels\"><a href=\"/l\">port</a></span></div></div></div><section "
            f"class=\"comments\" id=\"comments\"><h3>1 comment:</h3><p>So they do it again, just as in the year of the big frost, when the whole "
            f"winter went by without one ship.</p></section></article></div></div></main><aside class=\"sidebar-container\"><ul>"
            f"{items(story, 10)}</ul></aside></div></body></html>")


def bitrix_detail(story):
    texts = "<br /> <br />\n".join(esc(part) for part in story.parts)
    near = items(story, 5, "<p class=\"news-item\"><span class=\"news-date-time\">0{i}.05.2023</span> <a href=\"/{i}/\"><b>{text}</b></a><br />"
                           "On the quay one hears that it will all be different from next year on.<br /></p>")
    return (head(story) + f"<body><div id=\"panel\"></div><table id=\"main\"><tr><td class=\"left\"><ul class=\"left-menu\">{items(story, 13)}</ul></td>"
            f"<td class=\"content\"><h1 id=\"pagetitle\">{esc(story.title)}</h1><div class=\"news-detail\"><span class=\"news-date-time\">"
            f"{story.date[8:10]}.{story.date[5:7]}.2023</span><h3>{esc(story.title)}</h3>{texts}<div style=\"clear:both\"></div><br /></div><p><a "
            f"href=\"/news/\">Back to the list</a></p><div class=\"news-list\">{near}</div></td></tr></table></body></html>")


def infinite_posts(story):
    """A theme that goes on with the next posts of the site, whole, below the one asked for."""
    later = []
    for i in range(3):
        other = Story(f"{story.url} {i}", story.language, 5)
        later.append(f"<article id=\"post-{i}\" class=\"post type-post hentry\"><header class=\"entry-header\"><h2 class=\"entry-title\"><a "
                     f"href=\"/{i}/\">{story.rng.choice(OTHERS)}</a></h2></header><div class=\"entry-content\">{body(other)}</div><footer "
                     f"class=\"entry-footer\"><span class=\"byline\">{other.author}</span></footer></article>")
    return (head(story) + f"<body class=\"single infinite-scroll\"><header id=\"masthead\" class=\"site-header\"><ul>{items(story, 9)}</ul></header><div "
            f"id=\"content\"><div id=\"primary\"><main id=\"main\" class=\"site-main\"><article id=\"post-77\" class=\"post type-post hentry\"><header "
            f"class=\"entry-header\"><h1 class=\"entry-title\">{esc(story.title)}</h1></header><div class=\"entry-content\">{body(story)}</div><footer "
            f"class=\"entry-footer\"><span class=\"byline\">{story.author}</span></footer></article><div class=\"infinite-wrap\">{''.join(later)}"
            "</div></main></div></div></body></html>")


LAYOUTS = [guardian_live, wordpress_live, superdesk_live, ghost_casper, newspack, joomla, typo3_news,
           hugo_papermod, drupal_olivero, spip_dist, blogger, bitrix_detail, infinite_posts]


def made_pages():
    """[(name, html, story)]: each layout with a long, a middling and a short story, in turn in all languages."""
    languages = list(SENTENCES)
    pages = []
    for number, layout in enumerate(LAYOUTS):
        for turn, length in enumerate((16, 8, 4)):
            language = "en" if turn == 0 else languages[(number * 2 + turn) % len(languages)]
            story = Story(number * 10 + turn + 1, language, length)
            pages.append((f"{layout.__name__}-{language}-{length}", layout(story), story))
    return pages
