"""Words around a bare figure that make it pay, or anything else. English, French and German stand side by side.

A lexicon of its own, so a word put in here changes nothing that another grammar reads.
"""

from agency.touches.reading.lexicon import Lexicon

_PERSONS = """
    US: us
    SHE: she he they i she's he's i'm i'd they're we sie er ich elle il je
    HER: her his their my ihre seine ihr sein son sa
    THEM: me her him them
    BE: be is are was were am been being 's 're isn't isnt ist ware est serait sind waren
    NEG: not never no don't doesn't won't wouldn't can't isn't nicht kein keine pas jamais
    AND: and or but so as then while because since et und oder ou mais aber
    ADV: just only really still even always already maybe perhaps ideally preferably probably min minimum max maximum mindestens minimum though please absolutely definitely easily happily firm
    TO: to 'll will would should could can may might 'd wd
    WEEKDAY: monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
"""

_PAY = """
    PAYNAME: rate rates pay salary sal wage wages comp compensation package number figure target floor bottom_line ask asking asking_price price money ote base walk_away_number magic_number expectation expectations prix taux salaire gehalt lohn stundenlohn tarif stundensatz pretentions
    PAYNAME: zahl nannte nennt figure_of dough cash wage_expectation salary_expectation line_in_the_sand limit threshold minimum wunsch schmerzgrenze untergrenze vorstellung gehaltsvorstellung gehaltswunsch wunschgehalt jahresgehalt plancher pretention remuneration fourchette cible attente attentes tagessatz taux_horaire total_comp total_cash
    PAYASKS: take takes took taking want+ need+ accept+ ask+ ask+_for hold+_out_for expect+ settle+_for say+ said at_least min minimum under below above over less_than move moves come comes go+_for budge look+_for hope+ hoping aim+ veut demande will mochte do
    PAYASKS: seek/sought+ target+ like+ would_like fancy+ insist+_on hope+_for aim+_for shoot+_for push+_for sign+_for work+_for listen+_for jump+_for leave+_for stay+_for think/thought+ quote+ name+ mention+ wish+ desire+ deserve+ happy_with fine_with ok_with okay_with content_with live_with start_at start_from begin+ is_after 's_after was_after he's_after she's_after they're_after
    PAYASKS: look+_at reckon+ eye+ yes_to angle+_for budge+_for blink+_at sign_at signe bouge+_pour signerait_a partirait_pour viserait espere souhaite cherche zielt_auf peilt hatte_gern unterschreibt_bei wechselt_fur wechselt_ab
    PAYASKS: moins_de plus_de pas_moins_de verlangt fordert braucht wunscht vise exige voudrait bougerait partirait attend in_demande en_veut en_demande south_of north_of fewer_than to_hit to_see to_make to_earn worth match matches matched meet meets starts_with money_of next wish_is reach+ crack+ clear+ get+ start+ paying pays_him pays_her offer+ counter+
    PAYDROPS: signe signerait bouge bougerait partirait resterait descend descendrait monte accepte accepterait wechselt unterschreibt
    PAYDROPS: shift shifts drop dip slip fall go come get stretch cut bump step start stay move rise raise bring down up back happy content fine ok okay sign listen talk be open live cuts drops goes stretches close near dropping going settle as_low_as work take_a_cut
    PAYFROM: from for under below beneath above over unter uber ab sous a_partir_de des around about
    PAYNOW: now today currently current at_present presently nowadays heute jetzt aktuell derzeit momentan actuellement on earns earn earning makes making gets making_do_with paid
    PAYFILL: @BE for of at around about approx roughly circa was expected wanted min minimum at_least least say maybe now the her his a an less_than no_less_than not_less_than so above north_of somewhere_around just les le die das dann then pour des den dem mindestens only really to with en closer like anything under below between entre zwischen than from south north nothing as
    PAYAFTER: flat ask asking base basic gross net ote all_in package minimum min floor magic_number number figure target plus_bonus rate brut brutto she_signs he_signs signs would_do does_it do_it gets_her gets_him
    PAYAFTER: tc pkg pckg tot ttc cdn cad usd us au_total im_jahr par_an all_up tout_compris alles_in_allem runter herunter hinunter rauf herauf hoch
    PAYAFTER: netto fixe fix annual annually yearly hourly salary would_get_her would_get_him wanted wished asked expected hoped_for desired would_suit would_tempt would_work would_swing_it swings_it buys tempts lands suits reicht genugt suffit suffirait sollten sollte sehen verdienen haben
    PAYVERB: do get swing buy suit tempt work move land make seal turn be_enough
    PAYMOVES: begin move jump leave sign switch start budge stay go come walk change quit tempt start_talking
    PAYTOP: eq rsu esop sign_on golden_hello profit_sharing 13eme_mois participation interessement weihnachtsgeld urlaubsgeld zulagen per_diems living_out loa bonus bonuses boni truck van car car_allowance vehicle pension commission commissions comm comms super shares equity options stock rsus benefits bennies bens tips rrsp overtime ot housing per_diem lodging board camion auto voiture logement firmenwagen dienstwagen pramie provision prime primes variable incentive incentives profit_share allowance phone fuel holidays vacation dental tools on_top
    ORELSE: rien nichts else nothing no not better more above up bust over near nearest thereabouts so walk walks stays nada forget forget_it
    FILLS: the a an where what as about low just more less
    REACHES: line least dream fair enough fine okay ok
    INSTEAD: instead_of au_lieu_de statt anstatt anstelle_von rather_than versus vs contre gegen
    TODAY: now today currently at_present at_the_moment heute jetzt aktuell derzeit actuellement nowadays
    GOESON: spricht redet sollte sollten muss mussen pour avec @AND @ADV @SHE @BE @PAYAFTER @PAYFROM plus with to in if where these right geht macht kommt wurde permanent perm contract freelance remote remotely hybrid not minimum max maximum ask+ want+ fine ok okay or_so ish
    COUNTED: k days day hours hrs weeks week months month years year yrs yr mins minutes min_walk km kms miles people reports staff employees users units times x percent kids children teams clients pm am beds sites shops stores trucks st nd rd th o'clock mm m cm kg lbs stunden tage wochen heures jours semaines ans mois
    COUNTED: bed seats seat floors storeys cars vans lads guys men women heads folks members plants properties stories projects accounts kg tonnes tons ton candidates applicants nights evenings shifts weekends calls emails messages minute second seconds odd leute mitarbeiter personnes employes gens minuten uhr kinder lits betten fois pct per_cent prozent % of_them of_those
    NUMBERED: called ages aged age turns turned turning unit room suite route highway hwy week day page gate bus flight version v no nr numero band grade level step class part phase stage in_the over_the code ext extension line_of series win windows
    HOUR: hour hr hourly stunde heure std
    DAY: day daily tag jour pd
    PER: by the an a per each pro am par de die
"""

MONEY = Lexicon(_PERSONS, _PAY)
