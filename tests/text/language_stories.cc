#include "tests/text/language_stories.h"

namespace neardup {
namespace {

constexpr LanguageStory kStories[] = {
    {Language::kEnglish,
     "The council of Brackwater voted on Tuesday to keep the old ferry "
     "running for another ten years, although it loses money every winter. "
     "Nearly four hundred people had signed a letter asking the mayor not "
     "to close it. \"We would have to drive an hour to reach the "
     "hospital,\" said Orla Quill, who has used the boat since she was a "
     "child. The company that owns it will get a small grant, and the fare "
     "for adults will rise by fifty cents."},
    {Language::kEnglish,
     "A teacher from Marlow Hill has found a coin that may be more than a "
     "thousand years old while she was walking her dog on the beach. "
     "Experts at the county museum are still looking at it, but they "
     "believe that it came from a ship which sank near the harbour. She "
     "said she wanted to give it to the school, where the children could "
     "see what it was like to hold something that old."},
    {Language::kGerman,
     "Der Gemeinderat von Oberlauen hat am Dienstag beschlossen, das alte "
     "Freibad nun doch nicht zu schließen. Fast vierhundert Bürger hatten "
     "gegen die Pläne unterschrieben. Das Bad, das jedes Jahr Verluste "
     "macht, soll jetzt von einem Verein betrieben werden, der sich auch um "
     "die Wiesen kümmert. \"Für die Kinder im Ort ist das die beste "
     "Nachricht seit Jahren\", sagte die Bürgermeisterin Hedda Volkert. Die "
     "Preise werden allerdings um fünfzig Cent steigen, und im September "
     "bleibt das Becken leer."},
    {Language::kGerman,
     "Eine Lehrerin aus Marlhausen hat am Strand eine Münze gefunden, die "
     "mehr als tausend Jahre alt sein könnte. Sie war mit ihrem Hund "
     "unterwegs, als sie etwas im Sand glänzen sah. Die Fachleute des "
     "Museums prüfen noch, woher das Stück kommt; sie vermuten, dass es aus "
     "einem Schiff stammt, das vor der Küste gesunken ist. Behalten will "
     "sie den Fund nicht, sie möchte ihn der Schule schenken, damit die "
     "Kinder ihn sehen können."},
    {Language::kSpanish,
     "Una maestra de Puerto Maral encontró en la playa una moneda que "
     "podría tener más de mil años. Paseaba con su perro cuando vio que "
     "algo brillaba en la arena. Los expertos del museo todavía la están "
     "estudiando, pero creen que viene de un barco que se hundió cerca del "
     "puerto. Ella no quiere quedarse con la moneda: dice que la dará a la "
     "escuela para que los niños puedan verla y aprendan algo sobre los "
     "antiguos marineros."},
    {Language::kSpanish,
     "El equipo de Valdetorno ganó el domingo su primer partido desde marzo "
     "y ya no es el último de la tabla. El único gol lo marcó el joven Iker "
     "Salvatierra en el minuto ochenta, después de un error del portero. "
     "Muchos aficionados se habían marchado porque llovía y hacía frío. "
     "«Nadie creía en nosotros, pero aquí estamos», dijo el entrenador, que "
     "hoy cumple sesenta años y que se irá cuando termine la temporada."},
    {Language::kPortuguese,
     "Uma professora de Porto Maral encontrou na praia uma moeda que pode "
     "ter mais de mil anos. Ela passeava com o cão quando viu que alguma "
     "coisa brilhava na areia. Os especialistas do museu ainda estão a "
     "estudá-la, mas acham que vem de um navio que se afundou perto do "
     "porto. Não quer ficar com a moeda: diz que a vai dar à escola, para "
     "que as crianças possam vê-la e aprender um pouco sobre os antigos "
     "marinheiros."},
    {Language::kPortuguese,
     "O time de Valtorno venceu no domingo o primeiro jogo desde março e já "
     "não é o último da tabela. O único gol foi marcado pelo jovem Ícaro "
     "Salgueiro aos oitenta minutos, depois de um erro do goleiro. Muitos "
     "torcedores tinham ido embora porque chovia e fazia frio. «Ninguém "
     "acreditava em nós, mas estamos aqui», disse o treinador, que faz "
     "sessenta anos hoje e que vai sair quando a temporada acabar."},
    {Language::kFrench,
     "Une institutrice de Port-Maral a trouvé sur la plage une pièce de "
     "monnaie qui pourrait avoir plus de mille ans. Elle se promenait avec "
     "son chien quand elle a vu que quelque chose brillait dans le sable. "
     "Les experts du musée l'étudient encore, mais ils pensent qu'elle "
     "vient d'un bateau qui a coulé près du port. Elle ne veut pas la "
     "garder : elle dit qu'elle la donnera à l'école pour que les enfants "
     "puissent la voir."},
    {Language::kFrench,
     "L'équipe de Valtournon a gagné dimanche son premier match depuis le "
     "mois de mars et n'est plus la dernière du classement. Le seul but a "
     "été marqué par le jeune Isaac Salvetat à la quatre-vingtième minute, "
     "après une erreur du gardien. Beaucoup de spectateurs étaient déjà "
     "partis parce qu'il pleuvait et qu'il faisait froid. « Personne ne "
     "croyait en nous, mais nous sommes là », a dit l'entraîneur, qui a "
     "soixante ans aujourd'hui."},
    {Language::kItalian,
     "Una maestra di Porto Marale ha trovato sulla spiaggia una moneta che "
     "potrebbe avere più di mille anni. Passeggiava con il cane quando ha "
     "visto che qualcosa brillava nella sabbia. Gli esperti del museo la "
     "stanno ancora studiando, ma credono che venga da una nave affondata "
     "vicino al porto. Lei non vuole tenerla: dice che la darà alla scuola, "
     "perché i bambini possano vederla e imparare qualcosa sugli antichi "
     "marinai."},
    {Language::kItalian,
     "La squadra di Valtornese ha vinto domenica la prima partita da marzo "
     "e non è più l'ultima della classifica. L'unico gol è stato segnato "
     "dal giovane Ivo Salvaterra all'ottantesimo minuto, dopo un errore del "
     "portiere. Molti tifosi se ne erano già andati perché pioveva e faceva "
     "freddo. «Nessuno credeva in noi, ma siamo qui», ha detto "
     "l'allenatore, che oggi compie sessant'anni e che andrà via alla fine "
     "della stagione."},
    {Language::kDutch,
     "Een lerares uit Maalhaven heeft op het strand een munt gevonden die "
     "meer dan duizend jaar oud kan zijn. Ze liep met haar hond toen ze "
     "iets in het zand zag glinsteren. De deskundigen van het museum zijn "
     "er nog mee bezig, maar ze denken dat de munt van een schip komt dat "
     "dicht bij de haven is gezonken. Zelf wil ze hem niet houden: ze geeft "
     "hem aan de school, zodat de kinderen hem kunnen zien."},
    {Language::kDutch,
     "De ploeg van Oosterdal heeft zondag voor het eerst sinds maart "
     "gewonnen en staat niet meer onderaan. Het enige doelpunt werd in de "
     "tachtigste minuut gemaakt door de jonge Ivo Zalm, na een fout van de "
     "keeper. Veel mensen waren al naar huis omdat het regende en koud was. "
     "\"Niemand geloofde in ons, maar we zijn er nog\", zei de trainer, die "
     "vandaag zestig wordt en die aan het eind van het seizoen vertrekt."},
    {Language::kPolish,
     "Nauczycielka z Morskiego Brzegu znalazła na plaży monetę, która może "
     "mieć ponad tysiąc lat. Spacerowała z psem, kiedy zobaczyła, że coś "
     "błyszczy w piasku. Specjaliści z muzeum jeszcze ją badają, ale sądzą, "
     "że pochodzi ze statku, który zatonął niedaleko portu. Ona sama nie "
     "chce jej zatrzymać: mówi, że odda ją szkole, żeby dzieci mogły ją "
     "zobaczyć i dowiedzieć się czegoś o dawnych żeglarzach."},
    {Language::kPolish,
     "Drużyna z Dolnej Łąki wygrała w niedzielę pierwszy mecz od marca i "
     "nie jest już ostatnia w tabeli. Jedynego gola strzelił w "
     "osiemdziesiątej minucie młody Igor Sadowiak po błędzie bramkarza. "
     "Wielu kibiców poszło już do domu, bo padał deszcz i było zimno. „Nikt "
     "w nas nie wierzył, ale jesteśmy tutaj”, powiedział trener, który dziś "
     "kończy sześćdziesiąt lat i po sezonie odejdzie z klubu."},
    {Language::kRussian,
     "Учительница из Морского Берега нашла на пляже монету, которой может "
     "быть больше тысячи лет. Она гуляла с собакой, когда увидела, что в "
     "песке что-то блестит. Специалисты музея ещё изучают находку, но "
     "считают, что она попала сюда с корабля, который затонул недалеко от "
     "порта. Сама она не хочет оставлять монету себе: говорит, что отдаст "
     "её школе, чтобы дети могли посмотреть на неё и узнать о старых "
     "моряках."},
    {Language::kRussian,
     "Команда из Нижнего Луга в воскресенье впервые с марта выиграла матч и "
     "теперь уже не последняя в таблице. Единственный гол на восьмидесятой "
     "минуте забил молодой Игорь Садовин после ошибки вратаря. Многие "
     "болельщики к тому времени ушли, потому что шёл дождь и было холодно. "
     "«Никто в нас не верил, но мы здесь», — сказал тренер, которому "
     "сегодня исполнилось шестьдесят лет и который уйдёт после сезона."},
    {Language::kSwedish,
     "En lärare från Marholmen har hittat ett mynt på stranden som kan vara "
     "mer än tusen år gammalt. Hon var ute och gick med sin hund när hon "
     "såg att något glänste i sanden. Experterna på museet undersöker det "
     "fortfarande, men de tror att det kommer från ett skepp som sjönk nära "
     "hamnen. Själv vill hon inte behålla det: hon ska ge det till skolan "
     "så att barnen får se det."},
    {Language::kSwedish,
     "Laget från Österdal vann i söndags för första gången sedan mars och "
     "är inte längre sist i tabellen. Det enda målet gjordes i åttionde "
     "minuten av den unge Ivar Sahlgren efter ett misstag av målvakten. "
     "Många hade redan gått hem eftersom det regnade och var kallt. ”Ingen "
     "trodde på oss, men vi är kvar”, sade tränaren, som fyller sextio i "
     "dag och som slutar när säsongen är över."},
    {Language::kDanish,
     "En lærer fra Marholm har fundet en mønt på stranden, som kan være "
     "mere end tusind år gammel. Hun gik tur med sin hund, da hun så, at "
     "noget skinnede i sandet. Eksperterne på museet undersøger den stadig, "
     "men de tror, at den kommer fra et skib, der sank tæt på havnen. Selv "
     "vil hun ikke beholde den: hun giver den til skolen, så børnene kan få "
     "den at se."},
    {Language::kDanish,
     "Holdet fra Østerdal vandt i søndags for første gang siden marts og er "
     "ikke længere sidst i tabellen. Det eneste mål blev lavet i det "
     "firsindstyvende minut af den unge Ivar Salling efter en fejl af "
     "målmanden. Mange var allerede gået hjem, fordi det regnede og var "
     "koldt. »Ingen troede på os, men vi er her endnu,« sagde træneren, som "
     "fylder tres i dag, og som holder op efter sæsonen."},
    {Language::kNorwegian,
     "En lærer fra Marholmen har funnet en mynt på stranden som kan være "
     "mer enn tusen år gammel. Hun var ute og gikk tur med hunden sin da "
     "hun så at noe skinte i sanden. Ekspertene på museet undersøker den "
     "fortsatt, men de tror at den kommer fra et skip som sank nær havnen. "
     "Selv vil hun ikke beholde den: hun skal gi den til skolen slik at "
     "barna får se den."},
    {Language::kNorwegian,
     "Laget fra Østerdal vant på søndag for første gang siden mars og er "
     "ikke lenger sist på tabellen. Det eneste målet ble laget i det "
     "åttiende minuttet av unge Ivar Sahl etter en feil av keeperen. Mange "
     "hadde allerede gått hjem fordi det regnet og var kaldt. «Ingen trodde "
     "på oss, men vi er her ennå», sa treneren, som fyller seksti i dag og "
     "som gir seg etter sesongen."},
    {Language::kCzech,
     "Učitelka z Mořského Břehu našla na pláži minci, které může být více "
     "než tisíc let. Byla se psem na procházce, když uviděla, že se v písku "
     "něco leskne. Odborníci z muzea ji ještě zkoumají, ale myslí si, že "
     "pochází z lodi, která se potopila nedaleko přístavu. Ona sama si ji "
     "nechce nechat: říká, že ji dá škole, aby se na ni děti mohly podívat "
     "a něco se dozvěděly o starých námořnících."},
    {Language::kCzech,
     "Tým z Dolních Luk vyhrál v neděli poprvé od března a už není v "
     "tabulce poslední. Jediný gól dal v osmdesáté minutě mladý Igor "
     "Sadovský po chybě brankáře. Mnoho diváků už odešlo domů, protože "
     "pršelo a byla zima. „Nikdo nám nevěřil, ale jsme tady,“ řekl trenér, "
     "který má dnes šedesáté narozeniny a po sezoně z klubu odejde, i když "
     "by si ho hráči přáli nechat."},
    {Language::kTurkish,
     "Denizköy'den bir öğretmen, kumsalda bin yıldan daha eski olabilecek "
     "bir para buldu. Köpeğiyle yürüyüş yaparken kumda bir şeyin "
     "parladığını gördü. Müzedeki uzmanlar parayı hâlâ inceliyor, ama onun "
     "limanın yakınında batan bir gemiden geldiğini düşünüyorlar. Öğretmen "
     "parayı kendisi için istemiyor: çocuklar onu görsün ve eski denizciler "
     "hakkında bir şeyler öğrensin diye okula vereceğini söyledi."},
    {Language::kTurkish,
     "Aşağıçayır takımı pazar günü mart ayından bu yana ilk maçını kazandı "
     "ve artık tabloda son sırada değil. Tek golü, kalecinin hatasından "
     "sonra sekseninci dakikada genç İlker Sadıkoğlu attı. Birçok kişi "
     "yağmur yağdığı ve hava çok soğuk olduğu için daha önce eve gitmişti. "
     "\"Bize kimse inanmıyordu, ama buradayız\" diyen antrenör bugün altmış "
     "yaşına girdi ve sezon bitince ayrılacak."},
    {Language::kUkrainian,
     "Учителька з Морського Берега знайшла на пляжі монету, якій може бути "
     "понад тисячу років. Вона гуляла з собакою, коли побачила, що у піску "
     "щось блищить. Фахівці музею ще вивчають знахідку, але вважають, що "
     "вона потрапила сюди з корабля, який затонув недалеко від порту. Сама "
     "вона не хоче залишати монету собі: каже, що віддасть її школі, щоб "
     "діти могли подивитися на неї та дізнатися про давніх моряків."},
    {Language::kUkrainian,
     "Команда з Нижнього Лугу в неділю вперше з березня виграла матч і "
     "тепер уже не остання в таблиці. Єдиний гол на вісімдесятій хвилині "
     "забив молодий Ігор Садовий після помилки воротаря. Багато "
     "вболівальників на той час пішли, бо йшов дощ і було холодно. «Ніхто в "
     "нас не вірив, але ми тут», — сказав тренер, якому сьогодні "
     "виповнилося шістдесят років і який піде після сезону."},
    {Language::kFinnish,
     "Merirannan opettaja on löytänyt rannalta kolikon, joka voi olla yli "
     "tuhat vuotta vanha. Hän oli kävelyllä koiransa kanssa, kun hän näki, "
     "että jokin kiilsi hiekassa. Museon asiantuntijat tutkivat sitä vielä, "
     "mutta he uskovat, että se on peräisin laivasta, joka upposi lähellä "
     "satamaa. Itse hän ei halua pitää kolikkoa: hän aikoo antaa sen "
     "koululle, jotta lapset saavat nähdä sen ja oppivat jotain vanhoista "
     "merimiehistä."},
    {Language::kFinnish,
     "Alaniityn joukkue voitti sunnuntaina ensimmäisen kerran sitten "
     "maaliskuun eikä ole enää viimeinen. Ainoan maalin teki nuori Ilmari "
     "Salokas ottelun lopussa, kun maalivahti oli tehnyt virheen. Monet "
     "olivat jo lähteneet kotiin, koska satoi ja oli kylmä. ”Kukaan ei "
     "uskonut meihin, mutta me olemme täällä”, sanoi valmentaja, joka "
     "täyttää tänään kuusikymmentä vuotta ja joka aikoo lopettaa kauden "
     "jälkeen."},
    {Language::kHungarian,
     "Egy tengerparti tanárnő olyan érmét talált a parton, amely több mint "
     "ezer éves lehet. A kutyájával sétált, amikor észrevette, hogy valami "
     "csillog a homokban. A múzeum szakértői még vizsgálják, de azt hiszik, "
     "hogy egy hajóról származik, amely nem messze a kikötőtől süllyedt el. "
     "Ő maga nem akarja megtartani az érmét: azt mondta, hogy az iskolának "
     "adja, mert így a gyerekek is láthatják."},
    {Language::kHungarian,
     "Az alsóréti csapat vasárnap március óta először nyert, és már nem az "
     "utolsó a táblázatban. Az egyetlen gólt a fiatal Imre Szalóki szerezte "
     "a nyolcvanadik percben, miután a kapus hibázott. Sokan addigra már "
     "hazamentek, mert esett az eső és nagyon hideg volt. „Senki sem hitt "
     "bennünk, de itt vagyunk” – mondta az edző, aki ma hatvanéves, és aki "
     "a szezon után elmegy a klubtól."},
    {Language::kRomanian,
     "O învățătoare din Portu Mareș a găsit pe plajă o monedă care ar putea "
     "avea peste o mie de ani. Se plimba cu câinele când a văzut că ceva "
     "strălucea în nisip. Experții de la muzeu o studiază încă, dar cred că "
     "vine de pe o corabie care s-a scufundat aproape de port. Ea nu vrea "
     "să o păstreze: spune că o va da școlii, pentru ca elevii să o poată "
     "vedea și să afle ceva despre vechii marinari."},
    {Language::kRomanian,
     "Echipa din Valea Lungă a câştigat duminică primul meci din martie "
     "încoace şi nu mai este ultima în clasament. Singurul gol a fost "
     "marcat de tânărul Ilie Sălăgean în minutul optzeci, după o greşeală a "
     "portarului. Mulţi oameni plecaseră deja acasă, pentru că ploua şi era "
     "frig. „Nimeni nu credea în noi, dar suntem aici”, a spus antrenorul, "
     "care împlineşte astăzi şaizeci de ani şi care va pleca după sezon."},
};

}  // namespace

std::span<const LanguageStory> LanguageStories() { return kStories; }

}  // namespace neardup
