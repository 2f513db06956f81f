"""German: dates, pay, where and how they work, wishes and refusals, stop and quiet."""

from agency.touches.reading.languages.asking import GERMAN_LINES, GERMAN_TELLS
from agency.touches.reading.languages.tables import Table

_MONTH = (
    "(?:januar|jaenner|janner|jan|februar|feb|m(?:a|ae)rz|april|apr|mai|juni|juli|august|aug|september|sept"
    "|oktober|okt|november|nov|dezember|dez)"
)
_FEW = "(?:[0-9]{1,2}|eine[mnr]?|zwei|drei|vier|funf|fuenf|sechs|sieben|acht|neun|zehn|elf|zwolf|zwoelf|ein paar|einigen?)"
_UNIT = "(?:tage?n?|wochen?|monate?n?|jahre?n?)"
_SEASON = "(?:fruhling|fruehling|fruhjahr|fruehjahr|sommer|herbst|winter)"
_PERIOD = rf"(?:{_MONTH}|{_SEASON}|quartal|q[1-4]|jahr(?:es)?|monats?|woche|sommerferien|weihnachten|20[0-9][0-9]|dem|der|den|des|[0-9]{{1,2}}\.)"
_WHEN = (
    r"(?:(?:zum|zur|dem|der|den|im|in|ende|anfang|mitte|des|nach|ab|mindestens) )*"
    rf"(?:{_MONTH}|{_SEASON}|jahresende|jahr(?:es)?|quartals?|q[1-4]|weihnachten|neujahr|urlaub|nachst\w+ jahr"
    rf"|[0-9]{{1,2}}\.(?:[0-9]{{1,2}}\.)?|{_FEW} (?:monaten?|wochen?|jahren?))(?: (?:20[0-9][0-9]|{_MONTH}))?"
)
_CALL = r"(?:anruf\w*|anzurufen|ruf\w*|kontakt\w*|meld\w*|schreib\w*|nachricht\w*|e-?mails?|mails?|belastig\w*|belaestig\w*|stor\w*|stoer\w*|anschreib\w*|angerufen|angeschrieben|telefon\w*|kontaktaufnahme\w*|werbung)"
_THEM = "(?:mich|sie|ihn|uns|bei (?:mir|ihr|ihm)|mir|ihr|ihm)"

_FEAST = (
    "(?:ostern|osterferien|ostermontag|pfingsten|pfingstferien|pfingstmontag|karfreitag|(?:christi |maria )?himmelfahrt|fronleichnam|rosenmontag|fasching|karneval|aschermittwoch"
    "|allerheiligen|nikolaus|heiligabend|silvester|weihnachten|neujahr|dreikonig\\w*|tag der deutschen einheit|reformationstag|valentinstag)"
)
_ORDINALS = [
    "ersten",
    "zweiten",
    "dritten",
    "vierten",
    "f(?:u|ue)nften",
    "sechsten",
    "sieb(?:en)?ten",
    "achten",
    "neunten",
    "zehnten",
    "elften",
    "zw(?:o|oe)lften",
    "dreizehnten",
    "vierzehnten",
    "f(?:u|ue)nfzehnten",
    "sechzehnten",
    "siebzehnten",
    "achtzehnten",
    "neunzehnten",
    "zwanzigsten",
    "einundzwanzigsten",
    "zweiundzwanzigsten",
    "dreiundzwanzigsten",
    "vierundzwanzigsten",
    "f(?:u|ue)nfundzwanzigsten",
    "sechsundzwanzigsten",
    "siebenundzwanzigsten",
    "achtundzwanzigsten",
    "neunundzwanzigsten",
    "drei(?:ss|s|ß)igsten",
    "einunddrei(?:ss|s|ß)igsten",
]
_DAYS = "".join(
    rf"""
    (am |zum |bis |ab |vom |den |der |nach dem |vor dem )?(?:den |dem |zum )?{word}\.? (?={_MONTH}\b) -> \g<1>{number}_
    am {word}(?= (?:wieder|nochmals?|erneut|an|zuruck|zurueck|anrufen|melden|los|weg|da)\b|[.,;]|$) -> on_the_{number}th"""
    for number, word in enumerate(_ORDINALS, 1)
)
_SHORT_DAYS = "".join(
    rf"""
    (?:am |nachsten |kommenden |nachste woche )?{short}\.?(?= (?:nochmals?|noch mal|wieder|erneut|anrufen|tel\b|telefonieren|ruckruf|rueckruf|versuchen|probieren|melden|nachfassen|vormittags?|nachmittags?|mittags?|abends?|fr(?:u|ue)h|um [0-9]|ab [0-9]|[0-9]{{1,2}} ?uhr|[0-9]{{1,2}}[.:][0-9]{{2}}|gesprach|termin|kaffee)\b) -> on_{day}
    (?:bis|ab|am) {short}\b\.?(?! ?(?:-|bis|und)) -> {lead}_{day}"""
    for short, day, lead in (
        ("mo", "monday", "on"),
        ("di", "tuesday", "on"),
        ("mi", "wednesday", "on"),
        ("do", "thursday", "on"),
        ("fr", "friday", "on"),
        ("sa", "saturday", "on"),
    )
)

GERMAN = Table(
    _DAYS
    + _SHORT_DAYS
    + rf"""
    tag der deutschen einheit -> german_unity_day
    (?:erst )?nach (?:dem |der |den )?(?={_FEAST}\b) -> after_
    (?:erst )?vor (?:dem |der |den )?(?={_FEAST}\b)(?! nicht) -> before_
    osterferien -> easter
    ~(?<=[0-9])[ -]?wo\b\.? -> _weeks
    ~(?<=[0-9])[ -]?(?:mte?|mon)\b\.? -> _months
    f(?:u|ue)r (?:die |den |das )?n(?:a|ae)chsten? tag -> tomorrow
    """
    + GERMAN_LINES
    + rf"""
    (?:bitte )?(?:erst )?vor ({_WHEN}) (?:bitte )?nicht (?:mehr )?{_CALL} -> do_not_call_before_\1
    (?:bitte )?nicht vor ({_WHEN}) (?:wieder )?{_CALL} -> do_not_call_before_\1
    (?:bitte )?bis ({_WHEN}) (?:bitte )?(?:nicht|keine?|kein) (?:mehr |weiteren )?{_CALL} -> do_not_call_until_\1
    (?:bitte )?bis ({_WHEN}) (?:bitte )?in ruhe (?:lassen|gelassen werden) -> leave_me_alone_until_\1
    (?:bitte )?({_FEW} (?:monate|wochen|jahre|tage)) (?:lang )?(?:bitte )?(?:nicht|keine?) (?:mehr )?{_CALL} -> do_not_call_for_\1
    ({_WHEN}) (?:gerne )?wieder,? (?:aber )?vorher (?:bitte )?nicht -> do_not_call_before_\1
    (?:mochte |moechte |will )?(?:bitte )?erst ({_WHEN}) wieder {_CALL} -> do_not_call_before_\1
    (?:bitte )?bis ({_WHEN}) (?:bitte )?warten -> wait_until_\1
    (?:mochte |moechte |will )?(?:bitte )?erst (?:wieder )?({_WHEN}) (?:wieder )?(?:melden|anrufen|kontaktieren|kontaktiert werden|angerufen werden|horen|hoeren) -> do_not_call_before_\1
    melden sie sich (?:bitte )?({_WHEN})(?: wieder)? -> call_me_back_\1
    (?:widerruf|rucknahme|ruecknahme|entzug) (?:der |ihrer |seiner )?(?:einwilligung|zustimmung|erlaubnis) -> consent_withdrawn
    (?:bittet um|verlangt|fordert|wunscht|wuenscht) (?:die |vollstandige )?(?:daten)?(?:loschung|loeschung) -> deletion_request
    (?:daten)?(?:loschung|loeschung) (?:beantragt|verlangt|gewunscht|gefordert) -> deletion_request
    (?:loschung|loeschung) (?:seiner|ihrer|der|meiner|aller)? ?(?:daten)?(?: (?:beantragt|verlangt|gewunscht|gefordert))? -> deletion_request
    (?:in ruhe (?:gelassen werden|lassen)) -> leave_me_alone
    (?:hat sich |mich |sich )?(?:abgemeldet|ausgetragen) -> unsubscribed
    (?:einwilligung|zustimmung|erlaubnis) (?:widerrufen|entzogen|zuruckgezogen|zurueckgezogen) -> consent_withdrawn
    (?:will |mochte |moechte )?(?:von (?:uns|euch|ihnen) )?nichts mehr (?:von (?:uns|euch|ihnen) )?(?:horen|hoeren|wissen) -> does_not_want_to_hear_from_us
    (?:rufen|ruf|schreiben|kontaktieren|melden) (?:sie )?(?:mich |uns |sich |mir |bei mir )?(?:bitte )?(?:nie wieder|nicht mehr|niemals)(?: an)? -> do_not_contact_me
    nie (?:wieder|mehr) {_CALL} -> do_not_contact
    (?:den |die |das )?({_WHEN}) (?:uber|ueber|lang|hindurch)(?: bitte)? (?:nicht|keine?) (?:mehr )?{_CALL}(?: werden)? -> do_not_call_during_\1
    (?:bittet um|bat um|braucht|wunscht|mochte|moechte|hat um)? ?(?:eine )?(?:auszeit|pause|ruhepause) (?:von|fur|fuer) ({_FEW} (?:monaten?|wochen?|jahren?))(?: gebeten)? -> pause_for_\1
    (?:der |die )?(?:speicherung|verarbeitung|nutzung|weitergabe)\w*(?: (?:ihrer|seiner|meiner|der|von) daten)?(?: hat)? (?:widersprochen|widerspricht) -> objects_to_processing
    bis ostern ruhe -> quiet_until_easter
    ostern -> easter
    (?:meldet|meldt|melden|melde)(?: (?:euch|sich|dich|sie))* (?:bitte )?erst ({_WHEN}) wieder -> do_not_call_before_\1
    lassen wir (?:ihn|sie) bis ({_WHEN}) in ruhe -> leave_me_alone_until_\1
    (?:will |mochte |moechte )?({_FEW} (?:monate|wochen|jahre|tage)) (?:lang )?nichts (?:mehr )?(?:horen|hoeren|von uns horen) -> quiet_for_\1
    im ({_MONTH}) (?:bitte )?keine? {_CALL} -> no_calls_during_\1
    wiedervorlage(?: am| zum)? -> follow_up_on
    (?:erneut|nochmal|nochmals|wieder) (?:versuchen|probieren) -> try_again
    (?:wir )?sprechen uns (?:wieder )?(?:am )?(?={_PERIOD}|montag|dienstag|mittwoch|donnerstag|freitag|morgen) -> we_speak_on_
    (?:der |die )?(?:kontaktaufnahme|einwilligung|datenverarbeitung|verarbeitung)?[ ]?(?:widersprochen|widerspricht|widerrufen|widerruft|wiederspricht) -> objects_to_contact
    (?:zum |im |ins |bis zum )?neue[nms]? jahr -> the_new_year
    ({_WHEN}) wieder (?:anrufen|melden|kontaktieren),? (?:aber )?vorher (?:bitte )?nicht -> do_not_call_before_\1
    bis ({_WHEN}) (?:ruhe|pause|funkstille|nichts) -> quiet_until_\1
    verbittet sich(?: \w+){{0,2}} {_CALL} -> wants_no_more_calls
    (?:von )?(?:weiteren|weiterer)? ?(?:kontakten|kontakt|kontaktaufnahme\w*|anrufen|mails?) (?:bitte )?abseh\w* -> stop_all_contact
    (?:mochte|moechte|will|wunscht) nicht mehr von (?:uns|ihnen|euch) (?:horen|hoeren) -> does_not_want_to_hear_from_us
    (?:soll|muss|will|mochte|moechte)(?: \w+){{0,3}} (?:geloscht|geloescht|entfernt|gestrichen)(?: werden)? -> asks_to_be_deleted
    vergessen sie (?:mich|sie|ihn) -> forget_me
    (?:mochte |moechte |will )?raus aus (?:der|dem|unserer|ihrer|eurer) (?:kartei|verteiler|liste|datenbank|datei) -> remove_me_from_the_list
    abmeldung|austragen -> unsubscribe
    (?:bitte )?keine? (?:weiteren? )?{_CALL}(?: mehr)? -> no_more_calls
    (?:bitte )?nicht (?:mehr |wieder |weiter |langer |laenger )*(?:zu )?{_CALL} -> do_not_contact
    {_CALL}(?: sie)? {_THEM}(?: bitte)? (?:nicht|nie)(?: (?:mehr|wieder))?(?: an)? -> do_not_contact_me
    (?:mochte|moechte|will|wunscht|wuenscht) (?:nicht (?:mehr )?|keinen? (?:weiteren? )?|nie (?:mehr |wieder ))(?:von uns )?{_CALL}(?: (?:werden|mehr|haben))? -> does_not_want_to_be_contacted
    (?:mochte|moechte|will|wunscht) (?:nichts|nie) (?:mehr )?(?:von (?:uns|ihnen|euch) )?(?:horen|hoeren|wissen) -> does_not_want_to_hear_from_us
    (?:mochte|moechte|will|wunscht) (?:keinen kontakt|in ruhe gelassen werden|ihre ruhe|seine ruhe) -> wants_to_be_left_alone
    kein(?:en)? kontakt(?:e)?(?: mehr)? -> no_more_contact
    (?:losch|loesch|entfern|streich|nehm)\w* (?:sie )?(?:bitte )?(?:mich|sie|ihn|meine|ihre|seine)(?: (?:bitte|daten|kontaktdaten|nummer|eintrag))*(?: (?:aus|von) (?:ihrer|der|eurer|dem|ihrem|unserer)(?: \w+)?)? -> remove_me_from_the_list
    (?:aus|von) (?:ihrer|der|eurer|unserer|dem|ihrem) (?:liste|datenbank|kartei|verteiler|datei) (?:zu )?(?:\w+ )?(?:losch\w*|loesch\w*|streich\w*|entfern\w*|nehm\w*|gestrichen|geloscht|genommen|raus|entfernt) -> remove_from_the_list
    (?:aus|von) (?:ihrer|der|eurer|unserer|dem|ihrem) (?:liste|datenbank|kartei|verteiler|datei) -> off_our_list
    (?:daten|kontaktdaten|alles) (?:zu )?(?:losch\w*|loesch\w*|geloscht|geloescht) -> delete_her_data
    (?:abmelden|abbestell\w*|abgemeldet|austragen) -> unsubscribe
    (?:lass\w*|last) (?:sie )?(?:mich|sie|ihn)(?: bitte)? in (?:ruhe|frieden) -> leave_me_alone
    (?:horen|hoeren|hort) (?:sie )?(?:bitte )?auf -> please_stop
    (?:rufen|ruf|ruft|melden|meld|kontaktieren|schreiben|schreib) (?:sie )?(?:sich )?(?:bitte )?(?:mich|mir|bei mir|sich)?(?: (?:bitte|wieder|nochmal|erst|dann|gerne))*(?= (?:in|im|nach|ab|ende|anfang|mitte|am|nachste|naechste|erst|zum|frühestens|fruhestens)) -> call_me_back
    (?:rufen|ruf|melden|meld) (?:sie )?(?:sich )?(?:mich|bei mir|sich) -> call_me
    (?:bittet um|will|mochte|moechte|wunscht(?: sich)?|wuenscht)(?: (?:einen|um))?(?: (?:ruckruf|rueckruf|anruf)) -> asks_to_be_called_back
    (?:wieder |erneut |nochmals? )?(?:anrufen|melden|kontaktieren|nachfassen|ruckruf|rueckruf|zuruckrufen|zurueckrufen|nachfragen|telefonieren) -> call_back
    wiedervorlage -> follow_up
    (?:pause|ruhe) bis -> pause_until
    (?:mit (?:ihr|ihm|\w+) )?(?:gesprochen|telefoniert|geredet) -> spoke
    (?:telefonat|gesprach|gespraech|anruf) (?:mit|von) -> call_with
    gutes (?:gesprach|gespraech|telefonat) -> good_chat
    (?:gesprach|gespraech|telefonat) gefuhrt -> spoke
    (?:auf (?:den |dem )?)?ab (?:be|ge)sprochen|anrufbeantworter(?: (?:be|ge)sprochen)? -> left_a_voicemail
    (?:habe (?:sie|ihn) )?angerufen -> called
    (?:nachricht auf (?:der |die |dem )?(?:mailbox|ab|anrufbeantworter) (?:hinterlassen|gesprochen)|auf (?:die |den )?(?:mailbox|ab|anrufbeantworter) gesprochen|(?:mailbox|ab|anrufbeantworter),? nachricht hinterlassen) -> left_a_voicemail
    nachricht hinterlassen -> left_a_message
    mailbox|anrufbeantworter -> voicemail
    (?:keine antwort|nicht erreicht|niemand erreicht|nicht erreichbar|geht nicht ran|hebt nicht ab|nicht abgenommen|nicht rangegangen|keine ruckmeldung|keine rueckmeldung) -> no_answer
    (?:getroffen|treffen mit) -> met
    (?:kaffee|mittagessen|essen) mit -> coffee_with
    videocall|videogesprach|video-call|videoanruf -> video_call
    (?:sms|whatsapp) (?:geschrieben|geschickt|gesendet) -> texted
    (?:e-?mail|mail) (?:geschrieben|geschickt|gesendet|bekommen|erhalten|von) -> emailed
    (?:jobmesse|messe|karrieremesse) -> career_fair
    (?:derzeit|momentan|aktuell|zurzeit|zur zeit|gerade|im moment) (?:nicht|kein|keinen?) (?:interesse|interessiert|auf (?:der )?suche|offen|suchend) -> not_interested_right_now
    (?:nicht (?:interessiert|auf (?:der )?(?:jobsuche|suche)|offen)|kein interesse) (?:im moment|momentan|derzeit|aktuell|zurzeit|gerade) -> not_interested_right_now
    (?:sucht|suche) (?:derzeit |aktuell |momentan |gerade |zurzeit |im moment )?(?:nicht(?: aktiv)?|nichts(?: neues)?) -> not_looking
    nicht (?:aktiv )?auf (?:der )?(?:jobsuche|suche) -> not_looking
    (?:im moment|momentan|derzeit|aktuell|zurzeit|gerade|jetzt) (?:nicht|noch nicht|kein thema|nichts) -> not_now
    (?:nicht|noch nicht) (?:jetzt|im moment|momentan|derzeit|aktuell|gerade|der richtige zeitpunkt)|noch nicht(?! fertig| bestanden| abgeschlossen) -> not_now
    (?:nicht|kein) (?:interessiert|interesse)|hat abgelehnt|abgelehnt|abgesagt|kein interesse|hat kein(?:erlei)? interesse -> not_interested
    (?:interessiert|interesse) (?:an|sich fur|sich fuer) -> interested_in
    (?:sehr |hat )?(?:interessiert|grosses interesse|großes interesse|interesse) -> interested
    (?:will|mochte|moechte|wurde|wuerde) (?:auf keinen fall|nicht mehr|nicht|keine[nrsm]?|kein|nie|niemals) -> does_not_want
    (?:kommt )?(?:nicht in frage|nicht infrage) -> isn't_an_option
    auf keinen fall|keinesfalls|niemals|nie(?: wieder| mehr)? -> never
    (?:sucht|suche|auf der suche nach|suchend) -> looking_for
    offen (?:fur|fuer|gegenuber|gegenueber) -> open_to
    (?:mochte|moechte|wunscht(?: sich)?|wuenscht(?: sich)?|hatte gern|haette gern|wurde gerne?|wuerde gerne?|wurde|wuerde|will)(?: (?:gerne?|lieber|wieder|unbedingt|am liebsten|nur))? -> wants
    (?:bevorzugt|am liebsten|lieber|prafer\w+|vorzugsweise|idealerweise) -> prefers
    (?:kann|konnte|koennte) sich (?:vorstellen)? -> would_consider
    (?:bereit|gerne) (?=zu|nach|fur) -> happy_to_
    (?:nur|ausschliesslich|ausschließlich|rein|komplett|voll|vollstandig|100 ?%|100 prozent) (?:remote|homeoffice|home-office|home office|im homeoffice|mobil\w*|von zu ?hause) -> remote_only
    (?:remote|homeoffice) (?:only|ausschliesslich|100 ?%) -> remote_only
    ({_FEW}) (?:tage?n?)? ?(?:(?:pro|die|in der) woche )?(?:im )?(?:homeoffice|home-office|home office|remote|von zu ?hause|zu ?hause|von daheim|daheim|mobil) -> \1_days_remote
    (?:teils|teilweise|zum teil|anteilig|etwas|ab und zu) (?:im )?(?:homeoffice|home-office|home office|remote|von zu ?hause) -> hybrid
    (?:home ?office|home-office|von zu ?hause(?: aus)?|von daheim(?: aus)?|telearbeit|mobiles arbeiten|mobile arbeit|ortsunabhangig) -> remote
    einmal -> once
    zweimal -> twice
    dreimal -> three_times
    ({_FEW}) bis (?={_FEW}) -> \1_to_
    (?:ins|im|in das) (?:buro|buero) -> in_the_office
    (?:vor ort|prasenz|praesenz) -> on_site
    ({_FEW}) (?:tage?n?) (?:pro woche |die woche |in der woche )?(?:im buro|im buero|buro|buero|vor ort|prasenz|praesenz)(?: pro woche| die woche)? -> \1_office_days_a_week
    (?:burotage?|buerotage?|prasenztage?|praesenztage?) -> office_days
    keine? (?:burotage?|buerotage?|prasenztage?) -> no_office_days
    (?:pro woche|die woche|in der woche|wochentlich|woechentlich|/ ?woche) -> a_week
    in arbeit -> in_progress
    uberlegt,? (?:ob )?(?:den|das|die)? -> considers_
    abgelaufen -> expired
    unbefristete?[nrsm]?(?: (?:stelle|vertrag|anstellung|festanstellung))?|festanstellung|feste stelle|festvertrag -> permanent
    befristete?[nrsm]?(?: (?:stelle|vertrag))?|befristung -> fixed_term
    (?:elternzeit|mutterschafts|schwangerschafts|krankheits)?vertretung -> fixed_term
    freiberuflich\w*|freelance\w*|selbststandig|selbstandig|freie mitarbeit|projektbasis|auf projektbasis -> freelancing
    zeitarbeit|leiharbeit|arbeitnehmeruberlassung -> temp_work
    (?:in )?teilzeit(?:stelle|job)? -> part-time
    (?:in )?vollzeit(?:stelle|job)? -> full-time
    ~\b80 ?(?:%|prozent)(?:[- ]?(?:stelle|pensum))?(?!\w) -> four_days_a_week
    ~\b60 ?(?:%|prozent)(?:[- ]?(?:stelle|pensum))?(?!\w) -> three_days_a_week
    ~\b(?:vier|4)[ -]?tage[ -]?(?:woche|modell|job|stelle|vertrag)\b -> four_days_a_week
    ~\b(?:drei|3)[ -]?tage[ -]?(?:woche|modell|job|stelle|vertrag)\b -> three_days_a_week
    ~(?<=\d) ?(?:std\.?|stunden|h) ?(?=(?:pro|die|in der|/) ?woche|wochentlich) -> _hours_
    ~(?<=\d)[ -]?stunden[ -]?woche\b -> _hours_a_week
    ~(?<=\d) ?(?:franken|sfr\.?|fr\.)(?= |$|[,;]) -> _chf
    (?:tagessatz|tagesatz)(?: (?:von|ab|mindestens|bei|:))? -> day_rate
    (?:stundensatz|stundenlohn)(?: (?:von|ab|mindestens|:))? -> hourly_rate
    ~(?<=[\dk]) ?(?:euros?|eur) ?(?:brutto |netto )?(?:/ ?jahr|im jahr|pro jahr|p\. ?a\.|jahrlich|jaehrlich|jahresgehalt|jahresbrutto)(?: brutto)?(?!\w) -> €_a_year
    ~(?<=[\dk€]) ?(?:brutto |netto )?(?:/ ?jahr|im jahr|pro jahr|p\. ?a\.|jahrlich|jaehrlich|jahresgehalt|jahresbrutto)(?: brutto)?(?!\w) -> _a_year
    ~(?<=[\dk]) ?(?:euros?|eur) ?(?:brutto |netto )?(?:/ ?monat|im monat|pro monat|monatlich)\b -> €_a_month
    ~(?<=[\dk€]) ?(?:brutto |netto )?(?:/ ?monat|im monat|pro monat|monatlich)\b -> _a_month
    ~(?<=[\dk]) ?(?:euros?|eur) ?(?:brutto |netto )?(?:/ ?tag|am tag|pro tag|tagessatz|taglich)\b -> €_a_day
    ~(?<=[\dk€]) ?(?:brutto |netto )?(?:/ ?tag|am tag|pro tag|tagessatz|taglich)\b -> _a_day
    ~(?<=[\dk]) ?(?:euros?|eur) ?(?:brutto |netto )?(?:/ ?(?:h|std|stunde)|pro stunde|die stunde)\b -> €_an_hour
    ~(?<=[\dk€]) ?(?:brutto |netto )?(?:/ ?(?:h|std|stunde)|pro stunde|die stunde)\b -> _an_hour
    ~(?<=\d) ?t(?:sd)?\.? ?(?:€|eur(?:o)?)\b -> k€
    ~(?<=\d) ?t(?:eur|€)(?!\w) -> k€
    ~(?<=\d) ?(?:tausend|tsd\.?)(?: euro)?\b -> k
    ~(?<=[\dk€]) bis (?=\d) -> _to_
    ~\bzwischen (\d[\d.]* ?k?€?) und (?=\d) -> \1_to_
    ~(?<=[\dk€]) ?(?:\+|plus|und|mit|zzgl\.?) ?(?:einem )?(?:bonus|variabel|variable\w*|pramie|praemie)\b -> _plus_bonus
    (?:mindestens|minimum|wenigstens|ab)(?= [0-9][0-9.]{{1,7}} ?(?:k|€|euro|eur|tsd|t€)) -> at_least
    maximal|hochstens|hoechstens -> max
    ein(?:en)? bis (?={_FEW}) -> one_to_
    ab (?:dem|den) (?=[0-9]) -> from_
    (?:vertrag|projekt|einsatz|befristung)(?: \w+)? (?:endet|lauft|laeuft)(?= (?:am|im|ende|mitte|anfang|bis|zum)\b)(?: bis)? -> contract_ends
    kann (?=(?:im|am|ab|zum|ende|anfang|mitte|in) (?:\w+ ){{1,3}}(?:anfangen|starten|beginnen|loslegen|wechseln)) -> can_start_
    (?:kundigungs|kuendigungs)?frist (?:von |: ?|betragt )?(?={_FEW} (?:monate?|wochen?|tage?)) -> notice_of_
    kf:? (?={_FEW} (?:monate?|wochen?)) -> notice_of_
    ({_FEW} (?:monate?|wochen?)) frist -> notice_of_\1
    ({_FEW} (?:monate?|wochen?)) zum quartal -> notice_of_\1
    (?:muss|hat)(?: noch)? ({_FEW} (?:monate?|wochen?)) (?:einzuhalten|einhalten|frist) -> notice_of_\1
    werkvertrag -> contract_work
    fest ?angestellt -> permanent
    (?:gar )?kein (?:buro|buero)(?: mehr)? -> no_office_days
    mobil(?:es)? arbeiten -> remote
    an ({_FEW}) tagen? -> \1_days
    ~(?<=\d) ?wochenstunden\b -> _hours_a_week
    mo ?(?:-|bis) ?do -> mon-thu
    mo ?(?:-|bis) ?mi -> mon-wed
    di ?(?:-|bis) ?fr -> tue-fri
    di ?(?:-|bis) ?do -> tue-thu
    (?:nicht |nichts |nie )?unter(?= [0-9]{{2,6}}\b) -> nothing_under
    (?:ab|von)(?= [0-9]{{2,6}}(?! ?[:.]?[0-9]| uhr| h\b)) -> from
    (?:verlangt|fordert|erwartet|braucht|stellt sich|peilt|verhandelt|wunscht sich)(?= (?:mindestens |etwa |so )?[0-9]) -> asks
    (?:verdient|bekommt|derzeit bei|aktuell bei|liegt bei)(?: (?:derzeit|aktuell|jetzt|momentan))?(?= (?:etwa |ca\.? )?[0-9]) -> earns
    (?:gehalt|gehaltsvorstellung|gehaltswunsch|wunschgehalt|jahresgehalt)(?: (?:von|bei|ist))? -> salary
    (?:rund|etwa|circa|ca\.|ungefahr|ungefaehr|um die)(?= [0-9]) -> around
    (?:nicht|erst nicht|nichts) vor (?:dem |der |den |ihrem |seinem |meinem |ihrer |seiner )?(?=\w) -> not_before_
    (?:erst |fruhestens |fruehestens )?(?:ab|von)(?= (?:anfang |ende |mitte |sofort|morgen|nachste\w* |naechste\w* |{_PERIOD}|kw|kalenderwoche)) -> from
    (?:erst )?(?:seit)(?= ) -> since
    vor ({_FEW}) {_UNIT} -> some_time_ago
    bis(?: (?:zum|zur|in den|in die|mindestens))?(?= |$) -> until
    (?:erst )?nach (?:dem |der |den |ihrem |ihrer |seinem |seiner |meinem |meiner )?(?={_SEASON}|{_MONTH}\b|quartal|weihnachten|bonus\w*|probezeit|elternzeit|urlaub|prufung|pruefung|jahres\w+|projekt\w*|abschluss|sommerferien|neujahr|boni|[0-9]{{1,2}}\.) -> after_
    sommerferien|sommerpause -> summer
    (?:zum )?ende (?:des |der |dem |vom |von )?(?=jahres|monats|quartals) -> the_end_of_the_
    jahresende|ende des jahres -> the_end_of_the_year
    monatsende -> the_end_of_the_month
    quartalsende -> the_end_of_the_quarter
    (?:gegen |zum )?ende (?=(?:nachster|naechster|kommender|nachsten|naechsten|dieser) (?:woche|monats)) -> the_end_of_
    (?:gegen |zum )?ende (?:des |vom )?(?={_MONTH}|{_SEASON}|q[1-4]|20[0-9][0-9]) -> the_end_of_
    (?:zum )?anfang (?:des |der )?(?={_MONTH}|{_SEASON}|q[1-4]|20[0-9][0-9]|jahres|nachste|naechste) -> early_
    mitte (?:des )?(?={_MONTH}|q[1-4]|20[0-9][0-9]) -> mid_
    (?:im|in dem|diesen|diesem)(?= {_MONTH}) -> in
    (?:im |diesen |diesem |kommenden |nachsten |naechsten |zum )(?:fruhling|fruehling|fruhjahr|fruehjahr) -> in_the_spring
    (?:im |diesen |diesem |kommenden |nachsten |zum )sommer -> in_the_summer
    (?:im |diesen |diesem |kommenden |nachsten |zum )herbst -> in_the_autumn
    (?:im |diesen |diesem |kommenden |nachsten |zum )winter -> in_the_winter
    sommers? -> summer
    herbst(?:es)? -> autumn
    fruhlings?|fruehling|fruhjahrs?|fruehjahr -> spring
    (?:1\.|erste[sn]?|im ersten) quartal -> q1
    (?:2\.|zweite[sn]?|im zweiten) quartal -> q2
    (?:3\.|dritte[sn]?|im dritten) quartal -> q3
    (?:4\.|vierte[sn]?|im vierten|letztes) quartal -> q4
    (?:kw|kalenderwoche) ?(?=[0-9]) -> week_
    nachste woche|nachster woche|naechste woche|naechster woche|kommende woche -> next_week
    (?:im )?(?:nachsten|naechsten|nachster|kommenden) monat -> next_month
    (?:im )?(?:nachstes|naechstes|nachsten|naechsten|kommendes|kommenden) jahr(?:es)? -> next_year
    (?:im )?(?:nachsten|naechsten|nachstes|kommenden) quartal -> next_quarter
    ubermorgen|uebermorgen -> the_day_after_tomorrow
    morgen(?! fruh| frueh)|morgen fr(?:u|ue)h -> tomorrow
    heute -> today
    (?:ab )?sofort|so schnell wie moglich|schnellstmoglich|baldmoglichst -> immediately
    (?:eintritt|eintrittstermin|einstieg|start|beginn|dienstantritt)(?: (?:moglich|moeglich|fruhestens|fruehestens))?(?: (?:am|zum|ab|den))?:?(?= [0-9]| (?:anfang|mitte|ende) | {_MONTH}) -> start
    (?:verfugbar|verfuegbar|frei|wechselbereit|startklar) -> available
    (?:wechseln|wechsel|starten|anfangen|beginnen|einsteigen) -> start
    weihnachten -> christmas
    (?:den|der|am|zum)(?= [0-9]{{1,2}}\.) -> on
    ~(?<=\b\d)\. (?={_MONTH}) -> _
    ~(?<=\b\d\d)\. (?={_MONTH}) -> _
    (?:am |nachsten |kommenden )?montag -> on_monday
    (?:am |nachsten |kommenden )?dienstag -> on_tuesday
    (?:am |nachsten |kommenden )?mittwoch -> on_wednesday
    (?:am |nachsten |kommenden )?donnerstag -> on_thursday
    (?:am |nachsten |kommenden )?freitag -> on_friday
    januar|jaenner|janner -> january
    februar -> february
    m(?:a|ae)rz -> march
    mai -> may
    juni -> june
    juli -> july
    oktober|okt\.? -> october
    dezember|dez\.? -> december
    fr(?:u|ue)hestens -> earliest
    sobald(?: (?:der|die|das|sie|er|ihr|ihre))? -> once
    wenn (?=\w+ (?:\w+ )*(?:durch|fertig|bestanden|vorbei|rum|abgeschlossen|ausgezahlt|ausbezahlt|da|abgelaufen|hat|ist)\b) -> when_the_
    bonuszahlung|bonusauszahlung|jahresbonus|boni|bonus -> bonus
    probezeit -> probation
    (?:in |im )?(?:elternzeit|mutterschutz|babypause) -> on_parental_leave
    vor (?=(?:dem |der |den )?(?:ende |anfang |mitte )?(?:{_MONTH}|{_SEASON}|weihnachten|jahresende|[0-9])) -> before_
    (?:prufung|pruefung|examen|klausur) -> exam
    (?:kundigungsfrist|kuendigungsfrist)(?: (?:von|betragt|ist|:))?:? (?={_FEW}) -> notice_of_
    kundigungsfrist|kuendigungsfrist -> notice
    quartalsende|zum quartal -> the_end_of_the_quarter
    ein(?:e[mnr]?)?(?= (?:woche|monat|jahr|tag)) -> one
    zwei -> two
    drei -> three
    vier -> four
    funf|fuenf -> five
    sechs -> six
    sieben -> seven
    acht(?= {_UNIT}) -> eight
    neun -> nine
    zehn -> ten
    elf -> eleven
    zwolf|zwoelf -> twelve
    (?:ein paar|einigen?)(?= {_UNIT}) -> a_few
    tage?n? -> days
    wochen? -> weeks
    monate?n?|monats -> months
    jahre?n?|jahres -> years
    (?:ihre?n?|seine?n?|eine?n?) (?:fruhere[rn]? |ehemalige[rn]? |ex-)?(?:kollegin|kollege|kollegen) -> her_colleague
    (?:ihre?|seine?|eine?) (?:freundin|freund) -> her_friend
    empfiehlt -> recommends
    sucht (?:auch|ebenfalls) -> is_looking_too
    (?:ware|waere|konnte) (?:auch )?(?:sein )?interessiert -> might_be_interested
    (?:nicht|nie) (?:mehr )?(?:zu|bei|fur|fuer) -> not_at
    (?:will|mochte|moechte) zu (?=[a-z]) -> wants_to_join_
    (?:ihr|sein|der) (?:mann|ehemann|partner|bruder|vater|sohn|chef|vorgesetzter) -> her_husband
    (?:ihre|seine|die) (?:frau|ehefrau|partnerin|schwester|mutter|tochter|chefin|vorgesetzte) -> his_wife
    der kunde|die kundin|die firma|das unternehmen|der mandant -> the_client
    (?:wohnt|lebt) in|wohnhaft in -> lives_in
    arbeitet (?:bei|als|fur|fuer)|ist (?:derzeit )?bei -> works_at
    derzeit|aktuell|momentan|zurzeit -> currently
    umziehen|umzug nach|ziehen nach|zieht nach -> relocate
    nur|ausschliesslich|ausschließlich -> only
    aber|sondern -> but
    und -> and
    oder -> or
    weder|noch(?= [a-z]+[ ,.]*$) -> nor
    ohne -> without
    ausser|außer -> except
    keine?[nrsm]?(?: mehr)? -> no
    nicht (?:nach|in|bei|fur|fuer|zu|im|am) -> not_in
    nicht(?: mehr)? -> not
    kein -> no
    nach (?=\w) -> in_
    sie (?=\w) -> she_
    er (?=\w) -> he_
    (?:hat )?(?:bestanden|abgeschlossen|erworben) -> passed
    (?:in arbeit|(?:macht|absolviert) (?:gerade|derzeit|momentan)(?: (?:die|den|das|ihren?|seinen?))?|lauft gerade|laeuft gerade|macht gerade|lernt (?:fur|fuer)|bereitet sich auf|bereitet) -> in_progress
    (?:ich )?(?:schicke?|sende|maile|schick) (?=(?:ihr|ihm|ihnen|die|den|das)\b) -> i'll_send_
    (?:versprochen|zugesagt),? -> promised_to
    """,
    tells=r"nicht|nochmals?|noch mal|ruckruf|rueckruf|probieren|pfingsten|ostern|kundigung|keine?[nrm]?|und|oder|ist|mit|sucht|mochte|moechte|ab|nach|wochen?|monate?n?|jahr(?:e?s|en?)?|januar|februar"
    r"|marz|maerz|juni|juli|oktober|dezember|herbst|fruhling|fruehling|fruhjahr|fruehjahr|sommer|anfang|ende"
    r"|bitte|anrufe?n?|angerufen|gesprochen|telefoniert|unbefristet\w*|befristet\w*|teilzeit|vollzeit|homeoffice|vor ort|prufung|abgelaufen|uberlegt|teilweise|nur"
    r"|tage?n?|gehalt|brutto|tagessatz|kundigungsfrist|kuendigungsfrist|festanstellung|freiberuflich|wunscht|rufen"
    r"|melden|kw|verfugbar|verfuegbar|sofort|morgen|heute|montag|dienstag|mittwoch|donnerstag|freitag|buro|buero"
    r"|pro|besprochen|anrufbeantworter|macht|absolviert|abgesagt|abgelehnt|kein|keine|gefuhrt|gesprach|liste|daten|abmelden|nachste\w*|naechste\w*|bis|interesse|stelle|nur|kundigt|jobmesse|mindestens|stundensatz"
    r"|verdient|bonuszahlung|lassen|loschen|loeschen|kontaktieren|aus der|zeitarbeit|sie|aktuell|derzeit|wunsch|nichts|von uns|widersprochen|widerspricht|wieder|hinterlassen|erreicht|vor (?:dem|der|oktober|november|september)|leider|auch|eine?[nmrs]?|der|das|dem|des|ihre?[nmrs]?|seine?[nmrs]?|kein|fr(?:u|ue)hestens|pause|abgemeldet|einwilligung|loschung|loeschung|l(?:o|oe)sch\w+|ruhe|franken|ihre?|seine?|empfiehlt|kolleg\w+|verbittet|weiteren?|abseh\w*|abmeldung|austragen|soll|geloscht|geloescht|newsletter vom|vom|lieber|vorher|gerne|monatlich|verhandelbar|vormittags?|nachmittags?"
    + GERMAN_TELLS,
)
