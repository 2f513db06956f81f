"""French: dates, pay, where and how they work, wishes and refusals, stop and quiet."""

from agency.touches.reading.languages.asking import FRENCH_LINES, FRENCH_TELLS
from agency.touches.reading.languages.tables import Table

_MONTH = (
    "(?:janvier|janv|fevrier|fevr|mars|avril|mai|juin|juillet|juil|aout|septembre|sept|octobre|oct"
    "|novembre|nov|decembre|dec)"
)
_FEW = "(?:[0-9]{1,2}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|quelques|plusieurs)"
_UNIT = "(?:jours?|semaines?|mois|ans?|annees?)"
_SEASON = "(?:printemps|ete|automne|hiver)"
_PERIOD = rf"(?:{_MONTH}|{_SEASON}|trimestre|semestre|annee|mois|semaine|vacances|conges?|fetes|rentree|noel)"
_TOUCH = r"(?:contact\w*|recontact\w*|appel\w*|rappel\w*|telephon\w*|derang\w*|ecri\w*|relanc\w*|sollicit\w*|mails?|messages?|spam\w*|embet\w*|harcel\w*|text(?:er|ez|e)|sms)"

_SMALL = [
    "premier",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
]
_DAYS = "".join(
    rf"""
    (?:le )?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi) )?{word} (?={_MONTH}\b) -> {number}_"""
    for number, word in enumerate(_SMALL, 1)
)

FRENCH = Table(
    _DAYS
    + rf"""
    lundi de paques -> easter_monday
    lundi de pentecote -> whit_monday
    (?:le )?jour de l'an -> new_year's_day
    (?:la )?fete du canada -> canada_day
    (?:l')?action de graces? -> thanksgiving
    apres les vacances de la construction -> after_the_construction_holidays
    (?:les )?vacances de la construction -> the_construction_holidays
    apres les fetes -> after_the_holidays
    ~(?<=[0-9])[ -]?sem\b\.? -> _weeks
    quinze jours? de preavis|preavis de quinze jours|preavis ?[:?]? ?(?:15|quinze) jours -> notice_of_15_days
    preavis ?[:?]? ?(?=[0-9]{{1,2}} ?(?:sem\b|semaines?|mois|jours?)|{_FEW} (?:semaines?|mois|jours?)) -> notice_of_
    """
    + FRENCH_LINES
    + rf"""
    ne (?:plus |pas |jamais )?(?:me |la |le |les |l'|lui |m'|nous |leur )+{_TOUCH}(?: (?:plus|pas|jamais))? -> do_not_contact_me
    (?:de )?ne (?:plus|pas|jamais) (?:etre )?{_TOUCH} -> do_not_contact_me
    (?:n'|ne (?:m'|l')|ne me |ne la |ne le )?(?:appel|ecri|contact|recontact|telephon|sollicit)(?:ez|vez|es|e) (?:plus|pas|jamais) -> do_not_contact_me
    ne veut pas (?:etre )?(?:derange|contact|appel|sollicit)\w* -> does_not_want_to_be_contacted
    (?:je |elle |il )?(?:ne )?(?:veux|veut|souhaite) plus (?:recevoir|avoir|entendre)(?: \w+){{0,3}} -> does_not_want_to_be_contacted
    (?:stop (?:aux )?|fini (?:les )?|assez de )(?:appels|mails|messages|sms|courriels|textos|courriers) -> stop_the_calls
    (?:pas d'|pas de |aucun |plus de |plus d'|plus aucun )(?:appels?|mails?|courriels?|textos?|messages?|sms|contact|prise de contact|demarchage|sollicitations?) -> no_more_calls
    (?:cess|arret)\w* (?:tout |toute |les |vos |nos )(?:contacts?|appels?|mails?|messages?|communications?) -> stop_calling
    (?:demand\w* |veut |exige )?(?:la |l'|sa )?(?:suppression|effacement|radiation|desinscription|retrait) (?:de (?:son|sa|ses|mon|ma|mes|toutes ses|toutes mes)|du|des) (?:profil|donnees|dossier|compte|coordonnees|cv|nom|fichier|liste) -> deletion_request
    droit a l'oubli|droit d'effacement|droit d'opposition -> right_to_be_forgotten
    (?:sort|retir|enlev|supprim|ray|effac|ot(?=er|ez))\w*[ -](?:moi|la|le|nous)? ?(?:mon nom |son nom |mes coordonnees )?(?:de|du|des) (?:votre |vos |notre |nos |la |cette |ce )?(?:base|fichiers?|listes?|liste de diffusion|systeme|mailing)(?: de donnees)? -> remove_me_from_the_list
    (?:me |se |nous |la |le )(?:supprimer|retirer|enlever|effacer|rayer|radier)(?: (?:de|du|des) (?:votre |vos |notre |nos |la )?(?:base|fichiers?|listes?))? -> remove_me_from_the_list
    (?:enlev|retir|supprim|effac)\w* (?:mon|son) nom -> delete_my_details
    inutile de (?:me |la |le |l')?{_TOUCH}(?:,? jamais)? -> do_not_contact_me
    (?:doit|devra|dois) (?:donner|faire) -> has_to_give
    (?:re)?(?:contact|rappel|appel|relanc)\w* pas avant -> do_not_call_before
    plus jamais (?:d'|de )?{_TOUCH} -> no_more_calls
    oubliez[ -]moi|qu'on (?:l'|m'|la |le )?oublie -> forget_me
    (?:retir|revoqu|annul|repris)\w* (?:son|mon|tout|le|leur) (?:consentement|accord|autorisation) -> withdraws_consent
    (?:demand\w* |veut |souhait\w* )?une pause de (?=\w) -> pause_for_
    paques -> easter
    on se (?:parle|revoit|voit) -> we_speak
    lui reparler|se reparler -> speak_again
    (?:point|rdv|rendez-vous|entretien) (?:telephonique|tel|visio) -> phone_call_booked
    retelephoner -> call_back
    besoin de calme pour le moment -> needs_some_peace_for_now
    qu'on (?:lui|me) laisse(?= (?:\w+) (?:mois|semaines?)) -> leave_her_for
    m'a parle (?:de |d'|du )(?=(?:son|sa|un|une|[a-z]) ?[a-z]) -> gave_me_the_name_of_
    (?:m'a|nous a) mis en (?:contact|relation) avec -> introduced_me_to
    son frere -> her_brother
    sa s(?:oe|œ)ur -> her_sister
    (?:son cousin|sa cousine) -> her_cousin
    ne (?:veut|veux) plus de (?:nous|vous) -> wants_nothing_to_do_with_us
    refuse (?:tout|toute|les|nos) (?:nouvel |nouveau |autre |nouveaux )?{_TOUCH} -> wants_no_more_calls
    fich\w+[ -]moi la paix|foutez[ -]moi la paix -> leave_me_alone
    (?:me|la|le) laisser tranquille -> leave_me_alone
    (?:silence|mettre en pause|mise en pause|en pause) (?:jusqu'a|jusqu'en|jusqu'au)(?: la)? -> pause_until
    (?:rappel|recontact|appel|contact|relanc)(?:ez|e)(?= dans ) -> call_me_back
    (?:ne (?:me |la |le |les |l'|lui |m'|nous )*)?{_TOUCH} plus -> do_not_contact_me
    (?:n'|ne )?(?:(?:elle|il|on) )?(?:ne )?(?:veut|souhaite|desire|veux) (?:plus|pas)(?: du tout)?(?: (?:qu'on|que l'on|que nous|que vous))?(?: (?:etre|la|le|l'|me|m'|nous|lui|recevoir|entendre|avoir))*[ ']?(?:d'|de nos |de |des |nos )?(?:{_TOUCH}|parler de nous|nouvelles) -> does_not_want_to_be_contacted
    plus (?:aucun |un seul |d'|de ){_TOUCH} -> no_more_calls
    (?:aucun|pas d'autres?) {_TOUCH} -> no_more_calls
    (?:retir|supprim|enlev|effac|ray)(?:ez|er|e|es)?[ -](?:moi|la|le)(?: (?:de|des)(?: (?:vos|nos|votre|notre|la|cette))?(?: (?:listes?|bases?|fichiers?|base de donnees))?)? -> remove_me_from_the_list
    (?:la |le |l'|me |m')?(?:retirer|supprimer|enlever|effacer|rayer) (?:de|des) (?:la |nos |vos |votre |notre |cette )?(?:listes?|bases?|fichiers?)(?: de donnees)? -> remove_her_from_the_list
    (?:veut|demande|souhaite) (?:qu'on|que l'on|que nous|a ce qu'on) (?:la |le |l')?(?:retire|supprime|enleve|efface|raye)\w*(?: de (?:notre|la|nos|votre) \w+)? -> asks_to_be_removed
    (?:supprim|effac|detrui|enlev|retir)\w* (?:son|mon|tout le|le) (?:dossier|profil|nom|cv|compte) -> delete_my_data
    s'oppos\w* a (?:tout |toute |nos |de |d'|ce que )?(?:contact|prise de contact|appels?|mails?|demarchage|traitement)\w* -> objects_to_contact
    laiss\w+[ -](?:moi|la|le) (?:souffler|respirer) -> let_her_breathe
    (?:supprim|effac|detrui)\w* (?:mes|ses|toutes (?:mes|ses)) (?:donnees|coordonnees|informations|infos) -> delete_my_data
    (?:se |me )?desinscri\w*|(?:se |me )?desabonn\w* -> unsubscribe
    (?:laiss\w+)[ -](?:moi|la|le|les)(?: donc)? (?:tranquille|en paix) -> leave_me_alone
    (?:qu'on|que l'on) (?:me|la|le|les) laisse (?:tranquille|en paix) -> leave_me_alone
    (?:arret|cess)\w* de (?:me |m'|la |le |l'|nous |lui )?{_TOUCH} -> stop_calling_me
    (?:qu'on|que l'on|que nous|que vous) (?:arret|cess)\w+ de (?:la |le |l'|me |m'|lui )?{_TOUCH} -> stop_calling_me
    (?:rappel|recontact|appel|contact|ecriv|relanc|telephon)ez[ -]moi|(?:rappelle|recontacte|appelle|contacte|relance)[ -]moi -> call_me_back
    (?:demande|veut|souhaite|prefere|aimerait|voudrait)(?: (?:a|qu'on|que l'on|que je))?(?: (?:etre|la|le|me|lui|l'))*[ ']?(?:rappelee?|recontactee?|rappeler|recontacter|rappelle|recontacte) -> asks_to_be_called_back
    (?:me|m')[ ']?(?:rappeler|recontacter|recontacte|rappelle|rappelez) -> call_me_back
    (?:a |la |le |l'|lui |je (?:la |le )?)?(?:rappeler|recontacter|relancer|rappelle|recontacte|relance|rappellerai|recontacterai|retenter)(?: (?:la|le)(?! [0-9]))? -> call_her_back
    on (?:se|la|le) (?:rappelle|recontacte|reparle|relance) -> call_her_back
    refaire (?:un )?point -> follow_up
    pause (?:jusqu'a|jusqu'en|jusqu'au) -> pause_until
    (?:eu|eue) au (?:telephone|tel) -> spoke_on_the_phone
    appel (?:avec|de|a) -> call_with
    (?:je (?:l'ai |lui ai )?|j'ai )?(?:appelee?|telephone|eu (?:au )?tel)(?= a\b|[ ,.:;]|$) -> called
    (?:je (?:l'ai |lui ai )?|j'ai )?(?:parle|discute|echange|cause)(?: (?:a|avec)) -> spoke_to
    echange (?:telephonique|tel) -> phone_call
    bon echange|bonne discussion -> good_chat
    (?:message vocal|vocal) laisse|(?:j'ai )?laisse (?:un )?(?:message vocal|message sur (?:le |son )?repondeur|message|msg|vocal) -> left_a_voicemail
    messagerie(?: vocale)?|repondeur|boite vocale -> voicemail
    (?:pas de|aucune|sans) reponse|(?:ne |n'a pas )(?:repond|decroch)\w*(?: pas)?|injoignable|pas repondu|pas decroche -> no_answer
    (?:je l'ai |l'ai )?(?:rencontree?|vue? en (?:rdv|entretien|rendez-vous)) -> met
    (?:cafe|dejeuner|dejeune) avec -> coffee_with
    visio|visioconference|en visio -> video_call
    (?:envoye )?(?:un )?(?:sms|texto)(?: envoye)? -> texted
    (?:j'ai )?(?:envoye|ecrit) (?:lui )?(?:un )?(?:mail|courriel|email) -> emailed
    (?:mail|courriel|email) (?:envoye|recu) -> emailed
    (?:salon|forum)(?: de l')?(?: emploi| des metiers)? -> career_fair
    pas (?:du tout )?interessee? (?:pour (?:l'instant|le moment)|en ce moment|actuellement) -> not_interested_right_now
    (?:n'est )?pas (?:du tout )?interessee?|ca ne l'interesse pas|(?:a )?(?:decline|refuse) (?:l'offre|le poste|la proposition) -> not_interested
    (?:pas|plus) (?:en recherche|a l'ecoute|en veille)(?: active)?(?: (?:pour (?:l'instant|le moment)|en ce moment|actuellement))? -> not_looking
    ne cherche (?:pas|plus)(?: (?:pour (?:l'instant|le moment)|en ce moment|actuellement|activement|a bouger))? -> not_looking_right_now
    (?:pas|plus tard,? pas) (?:maintenant|pour (?:l'instant|le moment)|en ce moment|tout de suite|encore|le moment) -> not_now
    (?:tres |vraiment )?interessee? par -> interested_in
    (?:ca l'interesse|(?:tres |vraiment |est )?(?<!kein )(?<!hat )(?<!grosses )interessee?|partante?|motivee?) -> interested
    ne veut pas|ne veut plus|ne souhaite pas|ne souhaite plus|n'aimerait pas|refuse(?: de| d')?|exclut|exclu -> does_not_want
    ne cherche (?:pas|plus) -> is_not_looking_for
    hors de question(?: (?:de|d'))? -> never
    (?:(?:en a |en ai |est |a )?(?:tannee?|marre|ecoeuree?|assez|ras[ -]le[ -]bol|plein le dos|sa claque)) (?=de|du|des|d'|l')(?:(?:de|du|des) |d')(?:la |l'|les |le )?(?!appels|mails|messages|sms|courriels|vos) -> fed_up_with_
    (?:ne veut |veut |je veux )?rien savoir (?:de|du|des|d')[ ']?(?:la |l'|les |le )? -> wants_nothing_to_do_with_
    tout sauf(?: (?:le|la|l'|les|chez))? -> anything_but
    n'importe ou sauf(?: (?:a|chez))? -> anywhere_but
    (?:plus|pas) question (?:de|d')[ ']?(?:retourner |travailler |aller )?(?:chez|a|au|dans|en)? -> never_
    (?:sa |son |la |le )?(?:pretentions?|attentes?)(?: salariales?)? ?:? -> expects
    (?:cherche|recherche|en recherche d'|en recherche de|a la recherche d'|a la recherche de)(?: (?:activement|plutot))? -> looking_for
    ouverte? (?:a|au|aux) -> open_to
    (?:veut|souhaite|souhaiterait|voudrait|aimerait|desire|vise|je veux|je souhaite|je cherche)(?: (?:plutot|absolument|vraiment|bien))? -> wants
    (?:prefere|prefererait|privilegie|de preference) -> prefers
    (?:prete?) a|accepterait|envisage(?:rait)?(?: (?:de|d'))? -> would_consider
    d'accord pour|ok pour|partante? pour -> happy_to
    (?:teletravail|remote|tt) (?:a )?(?:100 ?%|complet|total|integral|uniquement|exclusivement|seulement|obligatoire|impose)|(?:100 ?%|full|tout en|que du|uniquement(?: (?:en|du))?|exclusivement(?: en)?|seulement(?: en)?) (?:teletravail|remote|distanciel)|(?:teletravail|remote) only -> remote_only
    (?:en |du |de |le )?(?:teletravail|tt|remote|a distance|distanciel) ({_FEW}) jours? sur (?:cinq|5|quatre|4) -> \1_days_remote
    pas plus (?:de |d')(?={_FEW}|[0-9]) -> max_
    ({_FEW}) jours?(?: sur (?:cinq|5|quatre|4))? (?:a|de) (?:la maison|teletravail|chez (?:elle|lui|moi)) -> \1_days_remote
    (?:un|en|la|une) (?:semaine de |semaine a )?(quatre|trois|4|3) jours(?= ?(?:[,.;]|$|semaine|et |,)) -> only_\1_days
    ({_FEW}) (?:a|ou) (?={_FEW} jours?) -> \1_to_
    ({_FEW}) journees?(?! (?:carriere|porte)) -> \1_days
    ~(?<=\d) heures et demie -> .5_hours
    (?:etre|travailler|aller|retourner|venir) (?=au bureau|en presentiel|sur place|sur site) -> be_
    ({_FEW}) jours(?: /)? semaine -> \1_days_a_week
    (?:cinq|5) jours sur (?:cinq|5) -> every_day
    ({_FEW}) jours? sur (?:cinq|5|sept|7) -> \1_days_a_week
    ~(?<=\d) ?j ?/ ?sem(?:aine)?\b -> _days_a_week
    ~(?<=\d) ?h ?/ ?sem(?:aine)?\b -> _hours_a_week
    (?:travail(?:ler)? |bosser )(?:a domicile|a la maison|de la maison) -> work_from_home
    ({_FEW}) jours? (?:de |en |a )?(?:teletravail|tt|remote|distance|la maison|distanciel|chez (?:elle|lui|moi)) -> \1_days_remote
    (?:en )?(?:teletravail|teletravailler|a distance|distanciel|tt|travailler de chez (?:elle|lui|moi)) -> remote
    (?:en partie|partiellement|un peu(?: de| en)?) (?:teletravail|a distance) -> hybrid
    une fois (?=par semaine|la semaine) -> once_
    ([2-9]|deux|trois|quatre|cinq) fois -> \1_times
    (?:viendr\w+|venir|vient|se deplacer)(?= {_FEW}| au bureau) -> come_in
    (?:au|du|le|les) bureaux? -> in_the_office
    (?:de |en )presence -> in_presence
    (?:depuis|de) chez (?:elle|lui|moi) -> from_home
    hybride|mode hybride|teletravail partiel -> hybrid
    (?:en |de |du )?presentiel|sur (?:site|place) -> on_site
    jours? (?:au|de|en|sur site au) (?:bureau|presentiel|site)|jours? sur (?:site|place) -> office_days
    (?:pas de|sans|zero|aucun(?: jour (?:de|au))?|0 jours? (?:de|au)) bureau(?! (?:ferme|ouvert|partage|d'|fixe|paysager|individuel|a)) -> no_office_days
    par semaine|/ ?semaine|/ ?sem|la semaine|hebdo(?:madaires?)? -> a_week
    (?:passe|passera|passer|repasse) (?:l'|son |un |le |les )?examens? (?:final |de |du |d'|des )*(?:la |le |l')? -> writes_the_
    (?:pense|songe|reflechit) (?:a )?(?:faire|passer|obtenir|prendre) -> thinks_about_doing
    en cours(?= ?(?:$|[.,;)])) -> in_progress
    cdi|poste permanent -> permanent
    cdd|contrat a duree determinee|contrat court -> fixed_term
    contrat a duree indeterminee -> permanent
    (?:conge (?:de )?\w+ a remplacer|remplacement(?: de conge(?: \w+)?| temporaire)?) -> fixed_term
    a contrat -> contract_work
    pigiste|(?:a )?la pige|(?:travailleu(?:r|se) )autonome|contractuel(?:le)?|a la mission -> freelancing
    fin (?:de |du )?(?:mission|contrat|mandat) (?=le |en |fin |:) -> contract_ends_
    (?:contrat|mission|mandat) (?:finit|se termine|s'acheve|s'arrete|prend fin)(?= (?:le|en|fin|a|au)\b) -> contract_closes
    permanence -> permanent
    contrats -> contracts
    contrat -> contract
    (?:en )?(?:freelance|free-lance|independante?|portage(?: salarial)?) -> freelancing
    (?:en |l'|d')?(?:interim|mission d'interim|interimaire) -> temp_work
    (?:a )?(?:temps partiel|mi-temps|mi temps) -> part-time
    (?:a )?(?:temps plein|plein temps|temps complet) -> full-time
    ~(?:\b[aà] )?\b80 ?%(?!\w) -> four_days_a_week
    ~\b4/5(?:e|eme|ème)?s?\b -> four_days_a_week
    ~\b60 ?%(?!\w) -> three_days_a_week
    ~(?<=\d) ?(?:h|heures) (?=par semaine|hebdo|/ ?sem) -> _hours_
    tjm(?: (?:de|a|:))?|taux journalier(?: moyen)?(?: (?:de|a|:))? -> day_rate
    ~(?<=\d) ?(?:€|euros?) ?(?:(?:bruts?|nets?) ?)?(?:/|par ) ?(?:an|annee)\b(?: bruts?)? -> €_a_year
    ~(?<=\d) ?(?:€|euros?) ?(?:bruts?|nets?) annuels?\b -> €_a_year
    ~(?<=[\dk€]) ?(?:bruts? |nets? )?(?:/ ?an|par an|annuels?|l'annee)\b(?: bruts?)? -> _a_year
    ~(?<=[\dk€]) ?(?:bruts? |nets? )?(?:/ ?mois|par mois|mensuels?)\b(?: (?:bruts?|nets?))? -> _a_month
    ~(?<=[\dk€]) ?(?:bruts? |nets? |ht )?(?:/ ?j(?:our)?|par jour|la journee|jour)\b -> _a_day
    ~(?<=[\dk€]) ?(?:bruts? |nets? )?(?:/ ?h(?:eure)?|par heure|de l'heure)\b -> _an_hour
    ~(?<=\d) ?ke\b -> _k€
    ~(?<=\d) mille(?: euros)?\b -> k
    ~(?<=[\dk€]) a (?=\d) -> _to_
    ~\bentre (\d[\d.]*(?: \d\d\d)? ?k?€?) et (?=\d) -> \1_to_
    ~(?<=[\dk€]) ?(?:\+|plus|et|avec) ?(?:une? |la |du )?(?:bonus|prime|variable)\b -> _plus_bonus
    (?:rien|pas|jamais)(?: a| d')? (?:en dessous|au-dessous|en bas|en deca|sous|a moins)(?: de| du| des| d')?(?= (?:les )?[0-9]) -> nothing_under
    (?:en dessous|au-dessous|en bas) de(?= [0-9]) -> under
    (?:au-dessus|plus) de(?= [0-9]{{2,3}}(?:000)?\b(?! \w)) -> over
    (?:a partir|a compter) (?:des |de |d')?(?=[0-9]) -> from_
    (?:dans|autour d|vers|vise) (?:l)?es (?=[0-9]) -> around_
    (?:ca |cela |qui )?(?:lui |leur )(?:irait|suffirait|conviendrait|plairait)(?: bien)? -> would_do
    (?:bougerait|partirait|changerait|viendrait|se deplacerait|signerait|quitterait)(?= (?:pour|a) ) -> would_take
    (?:il |elle )?en (?:veut|demande|voudrait|exige|souhaite|vise)(?= [0-9]) -> asks
    (?:piastres?|piasses?|dollars?)(?= de l'heure) -> $
    de l'heure -> an_hour
    fixe -> base
    (?:au )?minimum|au moins|mini -> at_least
    (?:gagne|touche|est a|est payee?|salaire actuel(?: de)?|actuellement a)(?= (?:environ )?[0-9]) -> earns
    salaire|remuneration|package -> salary
    (?:environ|autour de|a peu pres|vers)(?= [0-9]) -> around
    pas avant(?: (?:le|la|les|l'|que|d'|debut|son|sa))?(?= |$) -> not_before
    (?:a partir|a compter) (?:du|de la|de l'|de|d')(?: (?=\w))? -> from_
    des (?=le [0-9]|l'|la |{_PERIOD}|lundi|demain|la semaine|maintenant) -> from_
    jusqu'(?:en|a|au|aux)(?: (?:la|l'|le))? -> until
    d'ici(?: (?:a|au|la|le|l'))?(?= {_PERIOD}| fin| la fin| [0-9]) -> by
    depuis -> since
    il y a ({_FEW}) {_UNIT} -> some_time_ago
    (?:sous|d'ici)(?= (?:environ )?{_FEW} {_UNIT}\b) -> in
    dans (?=(?:environ )?{_FEW} {_UNIT}\b) -> in_
    dans (?:les |la |l')?(?:environ )?(?=six mois) -> in_
    pendant(?= {_FEW} {_UNIT}) -> for
    (?:a )?(?:la )?fin (?:de |du |des )?(?:l'|la |le )?ete -> the_end_of_the_summer
    apres (?:l'ete|les vacances(?: d'ete)?|les grandes vacances) -> after_the_summer
    (?:a|de|apres|pour) la rentree|rentree -> in_september
    (?:a )?(?:la )?fin (?:du mois) -> the_end_of_the_month
    (?:a )?(?:la )?fin (?:de )?(?:d'|l')?annee -> the_end_of_the_year
    (?:a )?(?:la )?fin (?:de |du |d'|de l'|de la )?(?={_PERIOD}|t[1-4]\b|premier|deuxieme|1er|20[0-9][0-9]) -> the_end_of_
    (?:au |en )?debut (?:de |du |d'|de l')?(?={_PERIOD}|20[0-9][0-9]) -> early_
    (?:a la )?mi[ -](?={_MONTH}) -> mid_
    (?:au )?milieu (?:de |du |d')?(?={_MONTH}) -> mid_
    (?:courant|au mois de|au mois d'|en)(?= {_MONTH}| 20[0-9][0-9]) -> in
    (?:a |en |d'|de |pour |cet |l'|a l'|pour l')automne -> in_the_autumn
    (?:au |ce |le |du |pour le )printemps -> in_the_spring
    (?:en |cet |l'|pour l'|a l')hiver -> in_the_winter
    (?:cet|en|l'|d'|pour l'|a l')[ ]?ete(?! \w+e\b) -> in_the_summer
    printemps -> spring
    automne -> autumn
    hiver -> winter
    apres (?:l'|le |la |les |son |sa |mon |ma |ses )?(automne|hiver|printemps) -> after_the_\1
    (?:premier|1er) trimestre|t1 -> q1
    (?:deuxieme|2e|2eme|second) trimestre|t2 -> q2
    (?:troisieme|3e|3eme) trimestre|t3 -> q3
    (?:quatrieme|4e|4eme|dernier) trimestre|t4 -> q4
    (?:la |des la )?semaine prochaine -> next_week
    (?:le |des le )?mois prochain -> next_month
    (?:l'annee prochaine|l'an prochain|annee prochaine) -> next_year
    (?:le |au )?trimestre prochain|prochain trimestre -> next_quarter
    semaine (?=[0-9]) -> week_
    apres[ -]demain -> the_day_after_tomorrow
    demain -> tomorrow
    aujourd'hui|ce jour -> today
    ce soir -> tonight
    (?:des que possible|au plus vite|immediatement|tout de suite|de suite|immediate) -> immediately
    (?:dispo|disponible|disponibilite|libre)s?(?: ?:)? -> available
    (?:peut|pourrait|pourrais|voudrait|veut) (?:commencer|debuter|demarrer|embarquer|entrer en poste) -> can_start
    (?:entree|entree en poste|debut|embauche|prise de poste)(?: possible)? (?=le [0-9]|en {_MONTH}) -> start_
    noel -> christmas
    le (?=[0-9]{{1,2}}(?:er)? {_MONTH}|[0-9]{{1,2}}/[0-9]) -> on_
    1er(?= {_MONTH}) -> 1
    lundi(?: prochain)? -> monday
    mardi(?: prochain)? -> tuesday
    mercredi(?: prochain)? -> wednesday
    jeudi(?: prochain)? -> thursday
    vendredi(?: prochain)? -> friday
    avant(?= (?:le |la |les |l'|lundi|mardi|mercredi|jeudi|vendredi|fin|{_PERIOD}|[0-9])) -> before
    janvier|janv\.? -> january
    fevrier|fevr?\.? -> february
    mars -> march
    avril|avr\. -> april
    mai -> may
    juin -> june
    juillet|juil\.? -> july
    aout -> august
    septembre|sept\.(?= ) -> september
    octobre -> october
    novembre -> november
    decembre -> december
    apres (?:la |le |l'|les )?(?=\w) -> after_
    (?:une fois|des que|aussitot que)(?: que| qu')? -> once
    (?:sera|seront|soit|est) (?=\w+) -> is_
    livree?s? -> delivered
    quand (?=elle|il|sa |son |le |la ) -> when_
    (?:prime|bonus)(?: annuelle?)? -> bonus
    (?:en |son |sa )?conge (?:de )?(?:maternite|parental|mat|paternite|maladie) -> on_parental_leave
    periode d'essai -> probation
    ({_FEW} (?:mois|semaines?)) (?:a donner|a faire|d'avis|de delai|a respecter) -> notice_of_\1
    avis de depart (?:de |: ?)?(?={_FEW} (?:mois|semaines?)) -> notice_of_
    (?:doit|devra|donnera|donne)(?: donner| faire)? (?={_FEW} (?:mois|semaines?)) -> has_to_give_
    preavis (?:de |d'|: ?)?(?={_FEW} ) -> notice_of_
    (?:de |d'un |un )?preavis -> notice
    delai de (?:conge|preavis|depart) ?(?:de |d'|: ?)?(?={_FEW} ) -> notice_of_
    deux -> two
    trois -> three
    quatre -> four
    cinq -> five
    huit -> eight
    neuf -> nine
    dix -> ten
    onze -> eleven
    douze -> twelve
    quinze jours -> two_weeks
    sept(?= {_UNIT}) -> seven
    une? (?=semaine|mois|jour|an\b) -> one_
    quelques -> a_few
    jours?(?: ouvres?)? -> days
    semaines? -> weeks
    mois -> months
    ans -> years
    un an -> one_year
    (?:elle|il) (?:a|est|sera) (?=\w) -> she_
    elle -> she
    il -> he
    (?:son|sa) (?:ancien|ancienne|ex-?)? ?(?:collegue) -> her_colleague
    (?:son|sa|une?) (?:amie?|copine|copain|pote) -> her_friend
    (?:recommande|conseille|suggere)(?: (?:de |d')(?:parler a|contacter|appeler))? -> recommends
    cherche (?:aussi|egalement) -> is_looking_too
    pourrait etre -> might_be
    (?:travailler|bosser) (?:chez|pour) -> work_for
    n'ira pas -> won't_go_back_to
    son (?:mari|conjoint|compagnon|ami|pere|frere|fils|manager|chef|patron|n\+1) -> her_husband
    sa (?:femme|conjointe|compagne|mere|soeur|fille|manager|cheffe|patronne) -> his_wife
    le client|la cliente?|la societe|l'entreprise -> the_client
    habite|vit a|basee? a|installee? a -> lives_in
    travaille (?:chez|pour|comme|en tant que) -> works_at
    actuellement|en poste -> currently
    demenager|bouger|muter -> relocate
    uniquement|seulement|exclusivement|que sur|que a -> only
    mais -> but
    et -> and
    ou -> or
    ni -> nor
    sans -> without
    sauf|hors|excepte -> except
    jamais|surtout pas -> never
    pas (?:de |d'|du |a |au |en |sur |un |une |la |le |l')?(?=\w) -> not_
    plus (?:de |d')(?=\w) -> no_
    aucune? -> no
    chez -> at
    examen -> exam
    (?:a |elle a |il a )?(?:obtenu|decroche|valide|reussi|passe (?:son|sa|le|la)) -> passed
    en cours(?: de)?|prepare(?: (?:le|la|son|sa))? -> in_progress
    je (?:vais )?(?=(?:lui |la |le |l')?(?:envo|transm|partag|presen|fai|prepar|verifi|donn|trouv|cherch|met)) -> i'll_
    (?:son|sa|ses|leur)(?= \w) -> her
    (?:mon|ma|mes)(?= \w) -> my
    (?:lui )?(?:envoie|enverrai|envoyer|transmets|transmettrai|transmettre) -> send_her
    promis (?:de |d') -> promised_to_
    """,
    tells=r"apres|injoignable|repondeur|prepare (?:le|la|son|sa|l.)(?= ?[a-z])|pas|juin|juillet|aout|fevrier|septembre|octobre|novembre|decembre|janvier|avril|printemps"
    r"|automne|hiver|cherche|recherche|souhaite\w*|veut|voudrait|aimerait|prefere|elle|est|teletravail|presentiel|a distance|examen|pense|en cours|au bureau|sur (?:site|place)"
    r"|jours?|semaines?|mois|rappel(?:er|ez|le)\w*|recontact\w+|contactez|retirez|supprimez|desinscri\w*|desabonn\w*"
    r"|tannee?|marre|n'importe|appelee?|laisse|poste|salaire|prochaine?|chez|avec|dans|cdi|cdd|interim|interessee?|dispo|disponible"
    r"|prime|preavis|demain|lundi|mardi|mercredi|jeudi|vendredi|tjm|bruts?|euros|mi-temps|temps (?:partiel|plein|complet)|recommande|conseille|collegue"
    r"|jamais|uniquement|debut|fevr|juil|arretez|arreter|hybride|laissez|plus d'|ete(?= prochain)|noel|merci|notre|votre|qu.on|efface\w*|dossier|cess(?:ez|er)|s.oppose|appels|mails|laisser|arret\w+|fichez|sortez\w*|oubli|droit a|libre|immediat\w*|inutile|il doit|elle doit|supprim\w+|donnees|plus aucune?|rappelez|appelez|recontacte\w*|conge|suppression|effacement|demande|veux|souhaite\w*|svp|seulement|fixe|mission|par (?:an|jour|mois)|son|sa|un|une|le|la|les|du|ne (?:plus|me|pas)|plus de|cherche"
    + FRENCH_TELLS,
)
