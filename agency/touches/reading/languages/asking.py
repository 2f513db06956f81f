"""French and German requests and reports, built of parts: who is reached, how, from when, and where they work.

Their lines stand before each language's own, so they win; `*_TELLS` are words that show the language.
"""

_F_MONTH = (
    "(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"
)
_F_REACH = r"(?:(?:re|r)?(?:contact|appel|solicit|sollicit|derang|embet|harcel|relanc|importun|joindr|ecri|telephon|ennuy|spamm)\w*)"
_F_ME = "(?:me |m'|la |le |l'|les |lui |nous |leur )"
_F_ASK = r"(?:(?:elle|il|candidate?)? ?(?:m'a |a |nous a )?(?:dit|demande|souhaite|veut|prefere|prie|suggere|propose|aimerait|voudrait)(?: (?:de|d'|que|qu'on|que l'on|a ce qu'on|a|qu'on la|qu'on le))*)"
_F_PEACE = r"(?:souffler|respirer|reposer|le temps|du temps|un peu de temps|de l'air)"
FRENCH_LINES = rf"""
    le ([12]?[0-9]|3[01])(?:er)?(?= ?$|[.,;:)]| (?:a|vers|pour|au|en|dans|matin|ou|et)\b) -> the_\1th
    ~(?<=[a-z]{{3}}di )(?:le )?([12]?[0-9]|3[01])(?= ?$|[.,;:)]) -> the_\1th
    (?:re)?lanc(?:er|e)(?= (?:le|lundi|mardi|mercredi|jeudi|vendredi|demain|dans|en|debut|fin|mi|semaine)\b)|rappel(?= (?:le|lundi|mardi|mercredi|jeudi|vendredi|demain|dans|en|debut|fin|mi)\b) -> call_back
    (?:on|nous) (?:se|nous) (?:re)?(?:par|reparl|rappel|voi|verr|retrouv|capt)\w*(?: donc)? -> we_speak
    ~\b(?:rdv|rendez-vous)(?: (?:tel|telephonique|visio|fixe|pris|cale|confirme|au|pour))*\b\.?(?= |$) -> call_booked
    (?:on )?(?:fait|fasse|faire|faites) une pause (?:de|pendant)(?= ) -> pause_for
    ~(?<=\w) ?/ ?sem(?:aine)?\b -> _a_week
    (?:pas|jamais) (?:de |du |le |les )?vendredis? -> no_fridays
    (?:pas|jamais) (?:de |du |le |les )?lundis? -> no_mondays
    (?:pas|jamais) (?:de |du |le |les )?mercredis? -> no_wednesdays
    (?:veut|souhaite|besoin de|a besoin de|aimerait|voudrait|demande a) (?:souffler|respirer|se reposer|du repos|une pause|faire une pause|du calme|un peu de calme|un peu de repos) -> needs_some_peace
    jusqu'a (?:l'|le |la )?(automne|hiver|printemps) -> until_\1
    on (?:la|le|les) laisse\w* (?:tranquille|en paix) -> leave_her_alone
    {_F_ASK}[ ']*(?:on |la |le |l'|me )*laiss\w+(?: (?:la|le|moi))? (?:tranquille|en paix) -> asks_to_be_left_alone
    {_F_ASK}[ ']*(?:on |la |le |l'|me )*laiss\w+(?: (?:la|le|moi))? {_F_PEACE} -> let_her_breathe
    (?:(?:qu'on|que l'on|merci de|priere de|de) )?{_F_ME}?laiss(?:er|ez|e)[ -]?(?:moi |la |le )?{_F_PEACE} -> let_her_breathe
    (?:besoin|envie) (?:de|d'un|d'une)(?: peu de)? ?(?:calme|silence|pause|repit|tranquillite|paix) -> needs_some_peace
    (?:revenez|revenir|revien\w+)(?: donc)? (?:vers|a) (?:moi|nous) -> get_back_to_me
    (?:reprenez|reprendre|reprenons) (?:contact|la discussion|l'echange)(?: avec moi)? -> call_me_back
    (?:faites|faire|fais)[ -]moi signe|(?:donnez|redonnez)[ -]moi des nouvelles|reparlons[ -]en|(?:on |nous )?en reparl\w+ -> call_me_back
    (?:attend\w*|patient\w*)(?: (?:que|le|la|les|un peu|jusqu'a|jusqu'en|jusqu'au))* (?:le )?(?:mois de |debut )?(?={_F_MONTH}) -> wait_until_
    (?:avant|d'abord) de {_F_ME}?{_F_REACH} -> please
    jusqu'a l'ete|jusqu'a cet ete|jusqu'en ete -> until_summer
    avant l'ete -> before_summer
    (?:rien|pas (?:un|de) (?:mot|nouvelle|signe)|silence(?: radio)?|motus) (?:avant|jusqu'a|jusqu'en|jusqu'au) -> quiet_until
    (?:priere|merci) de ne (?:plus|pas|jamais) {_F_ME}*{_F_REACH} -> do_not_contact_me
    ne (?:plus|pas|jamais) (?:a )?{_F_ME}*{_F_REACH} -> do_not_contact_me
    (?:ne (?:veut|souhaite|desire) |veut )?(?:plus|pas|jamais) (?:etre |d'etre )?(?:re)?(?:contactee?|appelee?|rappelee?|sollicitee?|derangee?|demarchee?) -> does_not_want_to_be_contacted
    (?:cess|arret)\w*(?: de| d'| avec| tout| toute| vos| les| ces)* (?:{_F_ME}*{_F_REACH}|demarchage|sollicitations?|prospection) -> stop_contacting_me
    (?:refuse|decline|rejette)(?: (?:tout|toute|d'etre|nos|les|de|futurs?|prochains?))* (?:contacts?|(?:re)?contactee?|(?:r)?appelee?|appels?|messages?|sollicitations?|prise de contact|demarchage) -> wants_no_more_calls
    (?:ne plus |plus )(?:figurer|apparaitre|etre|exister) (?:dans|sur) (?:nos|vos|notre|votre|la|les) (?:fichiers?|listes?|base|registres?)(?: de donnees)? -> remove_me_from_the_list
    (?:purg|detrui|suppr|efface?|elimin|vid|oubli)\w* (?:toutes? |tout |l'ensemble de )?(?:ses|mes|les|leurs) (?:donnees|infos|informations|coordonnees|traces) -> delete_my_data
    (?:au|par) (?:telephone|tel)(?: avec)?|(?:on s'est|nous nous sommes|on a) (?:parle|eu|appele|telephone)\w* -> spoke
    (?:(?:message|msg|mot) (?:laisse|depose)|laisse (?:un )?(?:message|msg|mot)|parle) (?:sur|a|au) (?:le |son |sa |la )?(?:repondeur|messagerie|boite vocale) -> left_a_voicemail
    (?:courriel|e-?mail|mail|mel)s? (?:envoye|recu|echange|ecrit)\w*|(?:par|via) (?:courriel|mail|e-?mail|mel)|(?:echange|envoye|ecrit|recu)\w*(?: (?:un|des|son|lui|par|quelques))* (?:courriel|mail|e-?mail|mel)s? -> emailed
    (?:texto|sms)s? (?:recu|envoye|echange)\w*|(?:par|via) (?:sms|texto|whatsapp) -> texted
    (?:echange|discute|ecrit|contacte?|vu)\w* (?:sur|via|par) linkedin -> on_linkedin
    (?:rencontre|croise|vue?|apercu)e?s? (?:a|au|aux|lors|pendant)(?: (?:le|la|du|de la|l'|un|une))* ?(?:salon|forum|conference|soiree|gala|evenement|congres|colloque|foire)(?: (?:de|d'|pour) ?(?:l'emploi|emploi|recrutement))? -> met_at_the_job_fair
    (?:rencontre|vue?|dejeune|bu un cafe|pris un cafe|pris un verre)e?s? (?:au|a|en|avec|dans|autour|chez)(?: (?:le|la|l'|un|une|d'un|cafe|bureau|personne|face|restaurant|resto|nos|elle|lui))* -> met_with
    (?:semaine|sem) de (?:quatre|4) jours|(?:quatre|4) jours(?: de travail)? (?:par|la|/) ?semaine|vendredis? libres?|sans (?:le |les )?vendredis? -> four_days_a_week
    (?:semaine|sem) de (?:trois|3) jours|(?:trois|3) jours(?: de travail)? (?:par|la|/) ?semaine -> three_days_a_week
    a 90 ?% -> wants_90%
    (?:re|r)ev(?:e|erait|ait)(?: (?:de|d'))?(?:(?: |(?<='))(?:travailler|bosser|entrer|aller|etre) (?:chez|pour|a))? -> dreams_of
    (?:rejoindre|integrer|entrer chez|aller chez) -> join
    (?:tout|n'importe (?:qui|ou)|partout|toutes) sauf(?: chez)? -> anyone_but
    (?:surtout|certainement|absolument) pas(?: chez)? -> never_for
    (?:pas question|hors de question) (?:de|d')? ?(?:retourner|travailler|aller|rejoindre|bosser)? ?(?:chez|pour)? -> never_for
    ne (?:veut|souhaite|voudrait|compte|desire)(?: (?:plus|pas|jamais))+ (?:travailler|bosser|retourner|aller|entrer|revenir) (?:chez|pour|a) -> won't_work_for
    (?:refuse|exclut|exclu)(?: (?:de|d'))? ?(?:retourner|travailler|aller|rejoindre|bosser|revenir) (?:chez|pour|a) -> won't_work_for
    plus jamais (?:chez|pour) -> never_again_at
    poste de direction|poste de directeur|poste de directrice|(?:devenir|comme) direct(?:eur|rice) -> director_role
    (?:poste de |comme |devenir )?(?:chef|cheffe|responsable) d'equipe|chef de groupe -> team_lead_role
    (?:poste de |comme |devenir )?(?:chef|cheffe) de (?:service|departement)|responsable de (?:service|departement) -> head_of_department_role
    (?:manager|gerer|encadrer|diriger) (?:d'|une |des |l'|son )?(?:equipes?|gens|personnes) -> people_management
    postes? (?:de )?(senior|junior|lead|intermediaire|principal) -> \1_role
    (?:me |m'|nous )refer\w+ -> recommends
    (?:un|une) (?:bonne? |ancien(?:ne)? |ex-?)?(?:ami|amie|collegue|copain|copine|chum|pote|connaissance|camarade) (?:a (?:lui|elle|eux)|de (?:son|sa|ses) \w+) -> a_friend_of_hers
    (?:sa|son) (?:blonde|chum|conjointe?|belle-soeur|beau-frere|mari|femme) -> her_cousin
    (?:pense|songe) a (?=[a-z]+ [a-z]+ pour) -> recommends_
    (?:appelle|contacte|essaie|essaye|parle a|vois)(?:[rz])?(?: donc| plutot| avec)? (?=[a-z]+ [a-z]+(?: ?$|[.,;])) -> try_
    (?:serait|seraient|est|sont) (?:tente|partant|preneur|interesse|dispo|disponible|ouvert)\w* -> is_interested
    (?:veut|veulent|voudrait|souhaite) (?:partir|bouger|changer|quitter)\w* -> wants_to_leave
    (?:a|aurait) (?:perdu|quitte) (?:son|sa) (?:job|emploi|poste|travail|boulot) -> lost_her_job
    sauf (?:si|s'|quand) ?|a moins que ?(?:ne )?|a moins d' -> unless_
    tant que|aussi longtemps que -> as_long_as
    selon (?=(?:le|la|les|son|sa|l'|ce)\b) -> depending_on_
    lorsque -> when
    (?:a condition|pourvu|du moment|en autant)(?: (?:que|de))? -> provided
    s'(?=il (?!v)|elle) -> provided_
    laiss\w+ (?:un |son |lui un )*(?:mot|numero|message|msg)(?: a| chez| aupres)? -> left_a_message_with
    (?:pas|sans|aucun)(?: (?:un|de))? (?:mot|signe|nouvelle|retour|suite|reponse)s?(?: en retour| de sa part)? -> no_reply
    (?:ne |n')?(?:bouge|bougera|bougerait|bougent|veut bouger|veulent bouger)(?: (?:pas|plus))? -> not_looking
    (?:est|tres|bien|content|contente|heureux|heureuse)(?: (?:bien|tres))* ou (?:il|elle) est -> happy_where_he_is
    avis de (?=\w+ (?:semaines?|mois|jours)) -> notice_of_
    c'est (?:un )?non|(?:ca|le poste|l'offre) (?:ne )?(?:lui|m') ?(?:plait|dit|convient) (?:pas|rien) -> not_interested
    (?:ca|le poste|l'offre|l'idee) (?:lui|me) (?:plait|parle|convient)(?: bien)? -> interested
    (?:me |nous )?(?:mettre|met|mettra|mis) en (?:contact|relation) avec -> introduced_me_to
    (?:est|serait|pourrait etre) partante? -> is_looking
    en recherche(?! d) -> is_looking
    regarde (?:ailleurs|un peu|autour) -> is_looking
    conna\w+ quelqu'un -> knows_someone
    qui (?=cherche|est|serait|pourrait|veut|voudrait) -> who_
    (?:m'a|nous a|a) (?:donne|transmis|envoye|refile|passe) (?:le nom|le numero|les coordonnees|le contact|le cv) (?:de |d') -> gave_me_the_name_of_
    (?:son|sa) (?:ex[ -])?(?:collegue|consoeur|confrere|coequipi\w+) -> her_colleague
    (?:cherche|recherche)(?: (?:aussi|egalement|du travail|ailleurs|(?:un poste|un emploi)(?= ?(?:$|[.,;])))|(?= ?(?:$|[.,;]))) -> is_looking
    (?:a faire|a prevoir|prochaine etape) ?: ?(?=\w+er\b) -> i_will_now_
    je (?:vais|dois|compte|m'engage a|m'occupe de|pense) (?=(?:lui |leur |la |le |les |l')?\w+(?:er|ir|re)\b) -> i_will_now_
    (?:je|on) (?:lui |leur )(?=(?:\w+e|dois|fais|transmets|dis|donne)\b) -> i_will_now_
"""
FRENCH_TELLS = (
    r"|reve|rejoindre|courriel|texto|recu|croisee?|rencontre\w*|echange|telephone|tout sauf|surtout|revenez|reprenez|reparl\w+|semaine|quatre|ne plus"
    r"|equipe|devenir|vise|connait|a faire|je|qui|donne|avant|jusqu.\w+|lui|pour|rien|d'ici|de l'heure|pas en bas|soixante|quarante|trente|cinquante|m'a|qu'y|qu'on|d'en|rdv|relanc\w+|propose|s'il|tant que|selon|lorsque"
)

_G_MONTH = (
    "(?:januar|februar|m(?:a|ae)rz|april|mai|juni|juli|august|september|oktober|november|dezember)"
)
_G_WHEN = (
    r"(?:(?:zum|zur|dem|der|den|im|in|ende|anfang|mitte|des|nach|ab|mindestens|vor|am) )*"
    rf"(?:{_G_MONTH}|fruhling|fruehling|fruhjahr|fruehjahr|sommer|herbst|winter|jahresende|jahr(?:es)?|quartals?|q[1-4]|weihnachten|ostern|neujahr|nachst\w+ jahr|kommend\w+ jahr"
    rf"|[0-9]{{1,2}}\.(?:[0-9]{{1,2}}\.)?|(?:[0-9]{{1,2}}|eine[mnr]?|zwei|drei|vier|funf|fuenf|sechs|acht|zehn|zwolf|ein paar|einigen?) (?:monaten?|wochen?|jahren?))(?: (?:20[0-9][0-9]|{_G_MONTH}))?"
)
_G_REACH = (
    r"(?:(?:wieder|zuruck|an|nach|be|ge|zu)?(?:zu)?(?:ge)?(?:ruf|kontakt|meld|schreib|schrieb|belastig|belaestig|stor|stoer|telefon|hor|hoer|sprech|mail|nerv|frag)\w*(?: werden| zu werden)?"
    r"|(?:an|be)?(?:anruf|nachricht|mail|e-mail|kontakt|rueckfrag|ruckfrag|werbung)\w*)"
)
_G_US = r"(?:(?:von|bei|mit|durch) (?:uns|ihnen|euch|ihr|ihm|mir|agenturen|recruitern|personalvermittlern|headhuntern)|sich|mich|sie|ihn|ihr|ihm|bitte|wieder|erneut|etwas|noch einmal|nochmal|nochmals|gern|gerne|dann)"
_G_END = r"(?:urlaub|ferien|prufung|pruefung|elternzeit|hochzeit|geburt|umzug|kur|reha|operation|op|projektende|jahresabschluss)"
GERMAN_LINES = rf"""
    am ([12]?[0-9]|3[01])\.(?= ?$| ?[,;:)]| (?:um|bei|mit|wieder|nochmal|an|zuruck|nach|zum|fur|telefon\w*|sprech\w*|ruf\w*|meld\w*|einen?|ein)\b) -> on_the_\1th
    ~(?<=wochen )zum (?:quartals|monats|jahres)ende\b|(?<=monate )zum (?:quartals|monats|jahres)ende\b|(?<=monaten )zum (?:quartals|monats|jahres)ende\b -> notice
    ich (?:melde|rufe?|kontaktiere)(?: (?:mich|ihn|sie|ihr|ihm|dann|wieder|nochmal|nochmals))+ -> i_call_back
    (?:noch ?mal|nochmals|erneut) (?:versuchen|probieren) -> call_again
    absage -> not_interested
    wv:?|wiedervorlage:?|ruckruf|rueckruf|nachfassen -> call_back
    (?:wir )?(?:sprechen|telefonieren|horen|hoeren)(?: (?:wir|uns|wieder|miteinander|dann|nochmal))*(?= (?:am|im|in|wieder|nachst|morgen|montag|dienstag|mittwoch|donnerstag|freitag|[0-9])) -> we_speak
    (?:anruf|gesprach|gespraech|telefontermin|termin|kaffee)(?: (?:am|fur|fuer|um))?(?= (?:on_)?(?:the |montag|dienstag|mittwoch|donnerstag|freitag|morgen|[0-9]{{1,2}}\.)) -> meeting
    (?:bitte )?(?:erst|fruhestens|fruehestens|nicht vor|nicht eher als|keinesfalls vor) (?:wieder )?(?:ab )?({_G_WHEN})(?: {_G_US})* {_G_REACH} -> do_not_call_before_\1
    (?:bitte )?vor (?:dem |der )?({_G_WHEN}) (?:bitte )?(?:nicht|keine?[nr]?|kein|nichts|auf keinen fall|keinesfalls)(?: (?:mehr|weiteren?|weiterer|zu|{_G_US}))* ?{_G_REACH} -> do_not_call_before_\1
    ab ({_G_WHEN})(?: \w+){{0,4}}? {_G_REACH},? (?:aber )?(?:vorher|davor|fruher|frueher) (?:bitte )?nicht -> do_not_call_before_\1
    (?:mein|meine|ihr|ihre|sein|seine|das|alle|unser)[nrms]? (?:profil|daten|nummer|eintrag|akte|konto|lebenslauf|cv|kontakt\w*|namen?) (?:bitte |wieder |sofort |endlich |vollstandig )*(?:zu )?(?:losch|loesch|entfern|vernicht|streich|gelosch|geloesch)\w* -> delete_my_data
    (?:rufen|ruf|melden|meld|kontaktieren|schreiben|schreib|fragen|kommen|probieren|versuchen)(?: {_G_US})*(?: sie)?(?: {_G_US})*(?: (?:erst|doch|einfach|auf mich))*(?: {_G_US})* ({_G_WHEN})(?: (?:wieder|nochmal|nochmals|erneut))?(?: an| zu| nach)? -> call_me_back_\1
    (?:bitte )?(?:erst|nicht vor|fruhestens|vor)(?: (?:wieder|nach|dem|der|ihrem|ihrer|seinem|seiner|meinem|meiner|den))* {_G_END}(?: {_G_US})* (?:keine?n? |nicht )?{_G_REACH} -> do_not_call_until_after_the_holiday
    (?:braucht|will|mochte|moechte|wunscht|wuenscht|bittet um|hatte gern|haette gern)(?: (?:sich|gerade|erst|mal|erstmal|jetzt|etwas|ein|eine|ihre|seine|wenig|bisschen|momentan|derzeit))* (?:ruhe|pause|abstand|funkstille|auszeit|zeit fur sich)(?: bis(?: zum)? ({_G_WHEN})) -> quiet_until_\1
    (?:braucht|will|mochte|moechte|wunscht|wuenscht|bittet um|hatte gern|haette gern)(?: (?:sich|gerade|erst|mal|erstmal|jetzt|etwas|ein|eine|ihre|seine|wenig|bisschen|momentan|derzeit))* (?:ruhe|pause|abstand|funkstille|auszeit|zeit fur sich) -> needs_some_peace
    (?:verzichten sie auf|unterlassen sie|sparen sie sich|horen sie auf mit|hoeren sie auf mit|schluss mit|genug von)(?: (?:weitere[nr]?|die|den|alle|jegliche[nr]?|allen?|ihre[nr]?))* {_G_REACH} -> stop_contacting_me
    (?:lehnt|verbietet|untersagt|verweigert)(?: (?:jede[nr]?|jegliche[nr]?|weitere[nr]?|uns|alle|sich))* {_G_REACH}(?: ab)? -> wants_no_more_calls
    nie (?:wieder|mehr)(?: {_G_US})* {_G_REACH} -> do_not_contact_me
    (?:auf keinen fall|keinesfalls|niemals|nie wieder|nie mehr|bloss nicht|bloß nicht) (?:zu|bei|fur|fuer|mit|zuruck zu) -> never_for
    (?:nie wieder|nie mehr|bloss nicht|bloß nicht|auf keinen fall|alles ausser|alles außer|uberall ausser|jeder ausser|alle ausser) (?=[a-z&]+(?: ?$|[.,;])) -> anyone_but_
    (?:will|mochte|moechte|wurde|wuerde)(?: (?:auf keinen fall|nicht|nie|niemals|mehr|wieder|keinesfalls))+ (?:zu|bei|fur|fuer|mit) (?=[a-z]) -> won't_work_for_
    (?:traumt|traeumt|schwarmt|schwaermt) von -> dreams_of
    (?:wurde|wuerde|mochte|moechte|will)(?: (?:gern|gerne|unbedingt|sehr|am liebsten|mal))* (?:bei|fur|fuer|zu|mit) (?=[a-z]) -> wants_to_work_for_
    (?:mochte|moechte|will|wurde|wuerde)(?: (?:gern|gerne|nie|wieder|nicht mehr))* (?:teamleit\w*|gruppenleit\w*|teamlead) (?:werden|sein|machen) -> wants_a_team_lead_role
    (?:teamleit|gruppenleit)\w* -> team_lead_role
    (?:sucht|mochte|will|wird|als|stelle als)(?: (?:eine|stelle|als))* abteilungsleit\w* -> wants_to_be_head_of_department
    (?:(?:will|mochte|moechte|wunscht|wurde|wuerde) )?(?:kein\w*|nie|nicht)(?: (?:mehr|wieder))? (?:fuhrung\w*|fuehrung\w*|personalverantwortung|mitarbeiterverantwortung|teamverantwortung|leitung)(?: mehr)? -> no_people_management
    (?:fuhrungs|fuehrungs)(?:rolle|position|aufgabe|verantwortung)\w*|personalverantwortung|mitarbeiterverantwortung -> people_management_role
    (?:ein|eine)[nr]? (?:gute[nr]? |ehemalige[nr]? |alte[nr]? )?(?:freund|freundin|kollege|kollegin|bekannte[r]?|kumpel|nachbar|nachbarin)(?: (?:von (?:ihm|ihr|ihnen)|aus \w+ \w+))? -> a_friend_of_hers
    (?:gab|gibt|gegeben|schickt|schickte)(?: (?:mir|uns|mal|die|den|das))* (?:nummer|namen|kontakt|kontaktdaten|handynummer) (?:von|eines|einer) -> gave_me_the_number_of
    (?:der|die) (?:wechseln|weg|gehen|was neues|etwas neues)(?: will| mochte| sucht)? -> who_wants_to_leave
    (?:ware|waere|ist) (?:offen|interessiert|auf dem sprung|auf der suche|verfugbar|bereit)(?: fur \w+)? -> is_interested
    es sei denn,?|ausser wenn|nur nicht wenn -> unless
    (?:falls|sofern|vorausgesetzt,?(?: dass)?|unter der (?:bedingung|voraussetzung),? dass) -> provided
    solange -> as_long_as
    (?:nicht )?bevor -> not_before
    (?:kommt (?:darauf|drauf) an|hangt (?:davon ab|vom)|je nach(?:dem)?) -> depending_on
    (?:keiner|niemand) (?:da|zu hause|rangegangen|abgehoben|dran)|(?:geht|ging) (?:nicht|keiner) (?:ran|dran)|nicht (?:erreicht|rangegangen|abgehoben) -> no_answer
    (?:keine lust|kein bedarf)(?= ?$| ?[.,;])|(?:keine lust|kein bedarf|kein interesse) (?:auf|an|zu)(?: (?:einem|einen))? (?:wechsel|wechseln|veranderung|neues|neuem) -> not_looking
    stellt (?:den |einen )?kontakt (?:zu|mit|her zu)(?= [a-z]) -> introduces_me_to
    tipp ?: -> tip:
    sucht (?:auch|ebenfalls|selbst|gerade auch)(?: (?:etwas|was)(?: neues)?)? -> is_looking
    (?:hat )?(?:mir |uns )(?=[a-z]+(?: [a-z]+)? (?:genannt|empfohlen|vorgeschlagen)) -> recommends_
    (?:per|via|mit|uber|ueber) (?:e-?mail|mail)|(?:e-?mail|mail)s? (?:geantwortet|ausgetauscht|verschickt|beantwortet) -> emailed
    (?:per|via|uber|ueber) (?:sms|whatsapp|signal|threema|telegram) -> texted
    (?:per|via|uber|ueber|auf) (?:linkedin|xing) -> on_linkedin
    (?:auf|bei|an) (?:der|einer|dem) (?:job|karriere|fach)?(?:messe|konferenz|tagung|veranstaltung)(?: getroffen| kennengelernt| gesehen)? -> met_at_the_job_fair
    (?:zum|beim|auf einen|auf ein) (?:mittagessen|kaffee|essen|bier|lunch|fruhstuck)(?: mit)?(?: getroffen| verabredet)? -> met
    anruf (?:von|mit|bei)|(?:kurz |lange )?am telefon|ruckruf von|rueckruf von -> phone_call
    wir (?=(?:schicken|senden|mailen|leiten|geben|fragen|suchen|prufen|klaren|stellen|organisieren|besorgen|machen|schreiben|bereiten)\b) -> i_will_now_
    (?:kurzes|langes|gutes|nettes|erstes|tolles) telefonat|telefonat -> phone_call
    ich (?=(?:schicke?|sende|maile|leite|gebe|frage|suche|prufe|klare|stelle|organisiere|besorge|mache|schreibe|bereite)\b) -> i_will_now_
    ich werde (?=\w+) -> i_will_now_
    (?:habe |hatte )?(?:ihr|ihm|ihnen|der kandidatin|dem kandidaten)?,? ?(?:versprochen|zugesagt),? (?=\w+) -> i_promised_to_
    (?:ich )?(?:muss|soll)(?: ich)? (?:noch |ihr |ihm )*(?=(?:die|den|das|eine?n?|dem|der)\b) -> i_will_now_
"""
GERMAN_TELLS = (
    r"|traumt|nie wieder|ihr|ihre?|sein|kollege|wurde|wuerde|unter [0-9]|maximal|hochstens|hoechstens|stunden|std|festanstellung|projektbasis|werkvertrag|\w+vertretung|frist|kf|endet|frei ab|tausend|prasenztage?|burotage?|wochenstunden|vormittage|werk|gehalts\w+|sind|haben|gern|keinen? fall|teamleiter\w*|fuhrung|stelle|als|per mail|per whatsapp|telefonat|erhalten|geantwortet|losch\w*|zum|genannt|empfohlen|vorgeschlagen|auf der|auf die|anruf|von|bei"
    r"|wv|wiedervorlage|ruckruf|vereinbart|nachfassen|am [0-9]+(?=\.)|nochmal|termin|sobald|falls|sofern|solange|ich|muss|werde|versprochen|empfiehlt|freundin|freund|woche|stunden|prozent|elternzeit|urlaub|ruhe|kein"
)
