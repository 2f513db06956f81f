"""The classes of words that the grammars are written in; French and German words stand beside the English."""

from agency.touches.reading.lexicon import Lexicon

_SENTENCE = """
    SIGNS: %
    SHE: she he they it's she's he's candidate elle il sie er OWN
    I: i we i'll we'll we'd i'd
    THEM: me her him them us myself herself himself themselves mich ihn uns moi lui
    POSS: mon ma mes son sa ses votre notre vos nos leur her his their my its our your own mine hers theirs seine ihre meine ihr sein mein seinen ihren meinen seiner ihrer meiner ihrem seinem
    HER: her his their my ihre seine ihr sein
    OUR: our your the all any every this that these those
    ART: a an the another some one any eine ein einen einer une un
    TO: to 'll will would should could can may might must shall 'd wd cd
    BE: be being been is are was were am get getting gets got 's 're isn't
    NEG: not never no don't dont doesn't doesnt didn't didnt won't wont wouldn't wouldnt can't cant cannot shouldn't mustn't isn't isnt aren't nor without no_more no_longer
    NEG: nothing none nobody no_one neither zero not_to do_not does_not did_not will_not would_not not_really nicht nie kein keine keinen niemals nimmer jamais non ne_pas ne_plus hasn't haven't ain't nae
    ADV: ever again anymore any_more more further always just only really also even at_all all_the_time constantly please pls plz kindly now then too still well very quite so
    ADV: thx thanks ta cheers merci danke svp actively currently both perhaps maybe probably certainly definitely possibly potentially likely about recently finally already right rather completely totally together
    ADV: auch gern gerne bitte wieder aussi egalement peut_etre vielleicht
    AND: and or but because so as then while et und oder ou
    ASKS: ask+ want+ request+ demand+ insist+ tell/told+ say/said+ beg/begged+ wish+ prefer+ like+ need+ expect+ order+ hope+ require+ would_like 'd_like would_prefer would_rather 'd_rather
    ASKS: asked_that told_us text+ reply+ write/wrote/written+ email+ instruct+ urge+ love+
    SAYS: say/said+ tell/told+ think/thought+ reckon+ mention+ believe+ claim+ hear/heard+ know/knew/known+ note+ add+ suspect+ guess+ swear/swore+ meint sagt dit pense
"""

_ASKING = """
    TOUCH: contact+ call+ ring/rang/rung+ phone+ email+ e_mail+ mail+ text+ message+ msg+ write/wrote/written+ approach+ bother+ hassle+ pester+ ping+ dm+ chase+ disturb+ spam+ solicit+ harass+
    TOUCH: bug+ hound+ badger+ nag+ reach+ reach+_out get/got+_in_touch keep/kept+_in_touch be_in_touch stay+_in_touch follow+_up hear/heard+_from hear_from_us bombard+ inmail+ whatsapp+ telephone+ dial+ speak/spoke/spoken+_to
    TOUCH: talk+_to try/tried+ get/got+_back come/came+_back check+_in touch+_base reconnect+ revisit+ catch/caught+_up circle+_back annoy+ trouble+ hit_me_up pick+_this_up pick+_it_up cold_call+ canvass+ headhunt+ recontact+ spam+ trouble+ poach+ tempt+ interrupt+ waste+_my_time waste+_his_time waste+_her_time waste+_their_time waste+_everyone's_time intrude+ invade+ telephone+ sms+ buzz+ get/got+_onto get/got+_hold_of show/showed/shown+_up turn+_up knock+ cc+ nudge+ reach+_out_to get/got+_in_touch_with
    TOUCH: anrufen angerufen kontaktieren kontaktiert anschreiben angeschrieben melden belastigen storen ansprechen angesprochen contacter contacte appeler rappeler rappele solliciter sollicite relancer deranger ecrire
    CALLS: call& e_mail& email& mail& text& message& msg& contact inmail& outreach communication& correspondence newsletter& phone_call& cold_call& dm& spam alert& job_alert& job_ad& ad& advert& pitch& approach& sms
    CALLS: solicitation& notification& marketing mailing& mailshot& visit& job_spec& anrufe anruf nachrichten kontakt kontakte mails werbung appels appel messages contact comms chaser& reminder& news nagging contacting
    CEASE: stop+ quit/quit+ cease+ halt+ desist+ refrain+ discontinue+ end+ knock_off pack_in leave_off lay_off give_over enough enough_with enough_of cut_out no_more arreter arretez cesser cessez aufhoren end+_it draw_the_line kill_off no_more_of pack_up give_up leave_out done_with
    REMOVE: remove+ delete+ erase+ wipe+ purge+ scrub+ destroy+ shred+ expunge+ unsubscribe+ deregister+ unlist+ del rm removal deletion erasure retirer retirez supprimer supprimez effacer effacez enlever loschen geloscht entfernen dlt rmv remvoe dele+ unenroll unenrol clear+ clean+ blank+ cancel+ anonymise+ anonymize+ redact+ withdraw/withdrew/withdrawn+
    REMOVE: oter otez enlevez rayer rayez streichen gestrichen entfernt loscht losche loeschen geloescht loscht
    TAKE: take/took/taken+ strike/struck/stricken+ cross+ drop+ get/got+ pull+ keep/kept+ bounce+ kick+ knock+ scratch+ boot+ leave/left+ rub+ come/came+ go/went+ move+ delist+
    BIN: bin+ lose/lost+ forget/forgot/forgotten+ burn+ trash+ ditch+ tear/tore/torn+_up chuck+ bury+ close+ deactivate+ get/got+_rid_of throw/threw/thrown+_away throw+_out destroy+ dump+ scrap+ junk+ zap+ nuke+ rip+_up tear/tore/torn+ rip+ shred+ bury+ not_keep unlearn
    HELD: list& lists mailing_list& database& data_base& db crm system& books file& record& register profile& account& details data info information number& phone_number cv& resume& name& email& email_address address contact_details acct acct& deets dets particulars trace& call_sheet& sheet& log& card& application& folder& talent_bank bank
    HELD: mailing& distribution distribution_list pool& talent_pool& network& contacts address_book circulation ats spreadsheet& rolodex pipeline everything entry radar liste fichier fichiers base donnees kartei datenbank verteiler daten
    HELD: computer computers laptop records mailing_lists christmas_card_list phonebook phone_book contact_list call_list& speed_dial personal_data personal_details personal_information personal_info phone history
    US: us you we recruiter& agency agencies headhunter& head_hunter& i agents recruitment staffing
    FROM: from off out_of out off_of de des aus von
    CONSENT: consent permission opt_in einwilligung consentement authorisation authorization accord agreement leave_to go_ahead say_so clearance
    REVOKE: withdraw/withdrew/withdrawn+ revoke+ pull+ rescind+ cancel+ retract+ refuse+ deny+ take/took/taken+_back take/took/taken+_away withdrawing remove+ end+ void+ strike/struck+ expired rescinding
    UNSUB: unsubscribe+ unsub unsubs unsubbed opt+_out opt_out_request dnc right_to_be_forgotten right_to_erasure rtbf cease_and_desist un_subscribe gdpr_request
    UNSUB: deletion_request erasure_request removal_request data_deletion desinscription desabonner desinscrire abgemeldet art_17 article_17 unsubcribe unsubscibe unsubscrib unsubscribed optout opts_out subject_erasure_request right_to_object no_contact_list do_not_contact do_not_call do_not_approach do_not_use do_not_disturb dnd desist no_contact_please
    AWAYFROM: keep+_away stay+_away steer+_clear keep+_clear keep/kept+_our_distance keep/kept+_your_distance keep/kept+_a_distance keep/kept+_my_distance keep/kept+_distance hands_off off_limits untouchable not_a_word stay+_off back+_away leave+_well_alone stand_clear give_a_wide_berth stay+_clear stay+_well_away hold/held+_back stand/stood+_back
    HOUSE: house phone mobile cell home wife husband line number work office mother mum dad father family kids
    RING_AGAIN: retry+ catch/caught+ ring/rang/rung+_back call+_back phone+_back talk+ speak/spoke+ chat+ meet/met+ see/saw+ review+ reconvene+ revert+ ask+ check+ follow+_up chase+ loop+_back swing+_back get/got+_back go/went+_back come/came+_back pick+_up pick+_up_again pick+_this_back_up catch+_up catch/caught+_up_with sound+_out touch+_base_with check+_in_with check+_in_on check+_up_on get/got+_hold_of get/got+_on_to follow+_up_with follow+_up_on
    RING_ONCE: fup fu cb tc callback call_back back_in_touch back_to_her back_to_him back_to_them back_on_to_her hear_how have_a_word have_another_go have_another_crack see_how see_where see_if be_in_touch get_in_touch_with check_how
    RING_AGAIN: talk+_to speak/spoke+_to speak/spoke+_with meet+_up knock+_on reach+_out reach+_out_to get/got+_in_touch reopen+ resume+ drop/dropped+_in drop+_by rebook+ reschedule+ prompt+ prod+ regroup+ telephone+ zoom+ skype+ facetime+ look/looked+_in_on
    MUTUAL: talk speak chat meet catch_up talk_to speak_to speak_with talk_with meet_up do_a_call have_a_call reconnect reconvene
    MEETING: call& phone_call& chat& coffee& lunch& beer& pint& drink& breakfast& dinner meeting& catch_up& catchup& zoom teams callback& call_back& follow_up& followup& conversation& check_in& checkin& touchpoint& appointment& interview_prep intro_call& phone_screen& video_call& visit& rdv termin gesprach rencontre session& sit_down tea walk word natter update touch contact reminder& rendezvous debrief& review& telcon& talk phone ring_back
    PLANNED: next booked book set scheduled schedule arranged arrange planned plan pencilled penciled fixed agreed confirmed diarised diarized lined_up in_the_diary on_the_books due another up_next booked_in booked_for set_for pencilled_in down_for upcoming prochain prochaine nachstes nachster nachste vereinbart
    DIARY: diarise+ diarize+ diary reminder& remind+ wiedervorlage bf bring_forward bring_up bu tickler calendar note_to_self todo task
    GIVES: give/gave+ drop/dropped+ shoot/shot+ send/sent+ try have fire+ pop+
    GOES: buzz shout tinkle ring line holler nudge ping poke prod note text msg message bump knock go
    NOBODY: nobody no_one none noone not_one
    PASTNEG: didn't didnt did_not hasn't haven't hadn't has_not have_not had_not couldn't could_not can't cant cannot wasn't weren't unable_to
    ALONE: alone be in_peace tranquille in_ruhe alone_please
    UNTIL: until til till before through unless avant jusque bis vor
    PAUSE: cool_it cool_off pause+ snooze+ park+ hold+_off back+_off ease+_off lay/laid+_off hold/held+ shelve+ mute+ suspend+ freeze/froze/frozen+ wait+ put_on_hold put_on_pause on_hold on_pause on_ice hold+_fire stand+_down hibernate+ postpone+ defer+ attendre attends warten go+_easy hold+_your_horses hold+_everything sit/sat+_tight sit+_on let+_it_rest let+_it_lie let+_things_rest go+_dark go+_quiet hands_off lie/lay+_low wait+_till wait+_until rest+ cool+_off press+_pause hit_pause stop_the_clock take_a_break take_five stay_away keep_away keep_our_distance stand_back hold_back back_away leave_be stay_off put_off put_on_ice keep_on_ice step+_back
    QUIET: quiet silent silence radio_silence space peace peace_and_quiet break breather pause breathing_space time_out timeout rest ruhe funkstille pause auszeit calme mum_'s_the_word hush calm room stillness shush no_news pause_button time_off downtime respite cool_down
    GIVE: give/gave/given+ grant+ leave/left+ allow+ let
"""

_PEOPLE = """
    KIN: colleague& coworker& co_worker& workmate& work_mate& teammate& team_mate& friend& buddy& mate& pal& classmate& cousin& brother& sister& roommate& room_mate& flatmate& flat_mate& housemate& peer& mentee& nephew& niece&
    KIN: deputy number_two uncle aunt boss& manager& supervisor& neighbour& neighbor& husband wife partner son& daughter& girlfriend boyfriend predecessor successor apprentice& intern& deskmate& desk_mate& protege dad mom mum father mother sibling& twin fiance fiancee
    KIN: brother_in_law sister_in_law father_in_law mother_in_law acquaintance& schoolmate& school_friend& contact& foreman lead& mentor& spouse kid& stepson stepdaughter stepbrother stepsister ex assistant& trainee& crewmate& subordinate& counterpart& report&
    KIN: kollege kollegin kollegen freund freundin freunde bruder schwester nachbar nachbarin cousine vetter bekannte bekannter collegue collegues ami amie amis copain copine pote frere soeur voisin voisine neveu
    WORKKIN: colleague& coworker& co_worker& workmate& work_mate& teammate& team_mate& friend& buddy& mate& pal& classmate& peer& mentee& deskmate& desk_mate& schoolmate& crewmate& acquaintance& roommate& flatmate& housemate& room_mate& flat_mate& cousin& neighbour& neighbor& predecessor& successor&
    WORKKIN: kollege kollegin kollegen freund freundin collegue ami amie copain copine pote subordinate& counterpart& contact& report&
    KINMOD: ex former old younger older little big best good close current previous work uni university school college twin other ehemalige ehemaliger ancien ancienne young dear childhood gym oldest favourite favorite
    SOMEONE: someone somebody someone_else somebody_else guy& girl& woman women man men lady ladies bloke& lad& chap& person people folks gal& fellow quelqu'un jemand jemanden dev& developer& engineer& analyst& nurse& accountant& welder& electrician& driver& junior& senior& recruit& candidate&
    UNHAPPYAT: unhappy miserable bored restless frustrated laid_off let_go redundant leaving looking searching free available wasted hating underpaid itching quitting quit resigned
    TITLED: mr mrs ms miss dr sir frau herr mme m prof
    TRIED: tried talked_to spoken_to talked_with spoken_with thought_of considered met asked approached called rung contacted
    REACHED: talked spoken thought
    HAVE: have has had having left leave leaves
    LOOKSING: looking searching hunting wants needs job_hunting
    TEAM: team crew squad floor office group department dept shop company firm class course cohort work workplace school site branch lab plant shift place gym church building network circle village union depot unit ward
    LOC: in on at from off with next_to beside
    CALLED: called named by_the_name_of namens named
    PARTICLE: van de der von al el mac le la di da del den ter bin ben
    REFER: speak/spoke+_well_of speak/spoke+_warmly_of recommend+ refer+ suggest+ nominate+ vouch+_for put_forward puts_forward name+ offer+_up propose+ endorse+ swear/swore+_by speak/spoke+_highly_of sing+_the_praises_of rave+_about throw/threw+_out empfiehlt empfohlen recommande suggere conseille nannte
    MENTION: mention+ name+ float+ offer+ bring/brought+_up drop+ think/thought+_of
    ADVISE: should could might 'd ought_to worth better instead maybe perhaps why_not best can must rather suggest+ recommend+ advise+ say/said+ tell/told+ ask+ want+ urge+ encourage+ remind+ think/thought+ reckon+ propose+ insist+ point+_out soll
    REACHES: try+ call+ ring/rang+ phone+ text+ email+ e_mail+ message+ contact+ ping+ talk+_to talk+_with speak+_to speak+_with chat+_to chat+_with chat_with get+_hold_of get_a_hold_of getting_hold_of get+_in_touch_with reach+_out_to reach+ look+_up look+_at look+_into
    REACHES: ask+ meet+ see+ approach+ track+_down find+ consider+ hit+_up invite+ connect+_with check+_out hire+ grab+ interview+ check+_with a_chat_with a_call_with a_word_with drop_a_line_to poach+ anrufen
    TRY: try talk_to speak_to speak_with talk_with reach_out_to check_with get_hold_of ask_for look_at
    HAND: give/gave/given+ pass+ send/sent+ share+ leave/left+ drop+ hand+ forward+ slip+ shoot/shot+ supply/supplied+ provide+ text+ donne transmis envoye
    PAPER: cell mobile line extension name& number& cv& resume& details contact& contact_details email& email_address profile& linkedin phone_number nom numero coordonnees
    INTRODUCE: introduce+ intro+ connect+ link+ point+ steer+ direct+ hook+ turn+ tip+ lead/led+ refer+ nudge+ redirect+ put+ pass+ send/sent+ genannt presente
    ONTO: to with onto on_to toward towards about in_touch_with in_contact_with in_the_direction_of
    HANDSON: forward+ pass+ share+ show/showed/shown+ send/sent+ mention+
    SEEKS: itching_to itching ready_to ready_for open_for job_hunting jobhunting job_seeking searching seeking open available free unhappy bored miserable fed_up restless unemployed out_of_work between_jobs on_the_market on_the_lookout laid_off redundant made_redundant let_go jobless
    SEEKS: perfect ideal great_fit good_fit better_fit strong_fit worth leaving ready up_for stuck after wants_out actively_looking better_suited stronger suitable hunting thinking_of_leaving looking_around losing_her_job losing_his_job on_notice moving_on sucht cherche
    SEEKS: partant partante tipped_for unhappy_too open_to up_for_it job_searching a_great_fit a_good_fit underpaid frustrated dissatisfied burnt_out burned_out in_the_market disillusioned
    FITS: bite jump_at itch go look be suit fit love like want move consider listen jump leave talk take know match do work interest excel thrive enjoy switch help join apply sein
    LOSTJOB: laid_off let_go made_redundant redundant fired furloughed sacked cut lost_her_job lost_his_job lost_their_job
    JOB: job& work role& position& change move something opportunity gig contract& opening& stelle arbeit poste travail emploi boulot employment switch new_challenge challenge
    LEAVES: leave move change switch change_jobs quit jump get_out talk hear_from_us come_over join_us wechseln partir bouger
    NEWNESS: new different next better another full_time part_time neue neuen neues similar good decent nouveau
    LOOKING: looking looking_for looking_too
    KEEN: interested_in keen_on keen_to interested keen curious intrigued interessiert interessee
    WANTS: want+ need+ fancy+ seek+ would_like would_love 'd_like 'd_love veut cherche recherche
    MODAL: might may could would 'd will wd cd serait pourrait voudrait ware konnte wurde
    HATES: hates loathes dislikes cannot_stand can't_stand hated
    WHO: who that who's that's qui der die she he they
    CLIENT: client& hiring_manager employer& customer& hr panel interviewer&
    LABEL: reference recommendations referrer empfehlung referal refferal suggested_contact alternate alternative referral referred_by_her ref referral_from_her recommendation intro suggestion tip new_lead lead contact contact_given new_contact name names suggested recommends refers introduced candidate_referral tip_off
"""

LEVELS = {
    "junior": "junior juniors jr jnr graduate grad entry_level entry trainee berufseinsteiger debutant debutante early_career first_rung bottom_rung apprenticeship apprenticeships internship internships co_op co_ops praktikum ausbildung alternance apprentissage werkstudent new_grad recent_grad",
    "intermediate": "intermediate mid_level midlevel mid medior intermediaire mid_weight midweight interm mid_career",
    "senior": "senior seniors snr sr sen seniority",
    "lead": "lead leads team_lead team_leader tech_lead shift_lead leader leadership technical_lead crew_lead teamleiter teamleiterin teamlead squad_lead chef_d'equipe gruppenleiter gruppenleiterin teamleitung lead_hand leads_hand",
    "principal": "principal",
    "staff": "staff",
    "supervisor": "supervisor supervisors supervisory superviseur charge_hand foreman forewoman chargehand superviseure",
    "manager": "manager managers managerial management mgr mgmt people_manager people_management manger managing manageress line_manager encadrement people_leader people_lead people_leaders gestionnaire fuhrungskraft team_management fuhrung fuhrungsrolle fuhrungsverantwortung personalverantwortung leitungsfunktion fuhrungsposition gestion",
    "head": "head heads head_of dept_head department_head abteilungsleiter abteilungsleiterin bereichsleiter bereichsleiterin abteilungsleitung bereichsleitung",
    "director": "director directors directorship dir direktor directeur directrice direction",
    "vp": "vp vice_president svp evp v_p avp vps",
    "executive": "executive executives exec execs c_suite c_level cxo geschaftsfuhrer geschaftsfuhrerin cadre_dirigeant c_level_role boardroom",
}
"""How each level is called."""

_WORK = """
    GRADE: junior jr jnr graduate grad entry_level intermediate mid_level midlevel mid medior senior snr sr lead principal staff trainee
    HEADING: head_of
    POST: job& role& position& post& title& opportunity& opportunities gig& seat& slot& spot& chair material stuff track path grade duties level stelle stellen poste postes opening& responsibility responsibilities
    POST: career ladder rung capacity badge chair hat desk stripes posting& vacancy vacancies ambition& aspirations kind_of_thing work promotion
    TRADE: developer& dev& engineer& eng analyst& accountant& nurse& buyer& designer& architect& consultant& scientist& clerk& technician& tech technologist& specialist& coordinator& administrator& controller& estimator& planner& scheduler&
    TRADE: recruiter& chef& electrician& welder& mechanic& pharmacist& teacher& officer& associate& assistant& bookkeeper& programmer& tester& qa admin pm ba swe sre bookkeeping entwickler ingenieur comptable developpeur
    WISHES: want+ like+ love+ hope+ aim+ target+ look+_for look+_at seek/sought+ prefer+ fancy+ consider+ accept+ take+ settle+_for apply+_for keen_on ready_for ready_to dream+_of happy_as happy_with happy_at happy_being ok_with ok_as okay_with fine_with fine_as
    WISHES: step+_back step+_down step+_up move+_up move+_into get/got+_into break/broke+_into drop+_down next_steps next
    WISHES: fine_being fine_at open_to open_for after up_for due overdue overdue_for due_for eyes_on eye+ gun+_for shoot/shot+_for push+_for angle+_for sights_on sights_set_on stay+ remain+ become+ grow+_into step+ move+ promoted promotion go/went+_for become be
    WISHES: sees_herself sees_himself sees_themselves seeing_herself see_herself pictures_herself pictures_himself next_step next_move next_role next_job goal ambition aspire+ content interested_in insist+_on return+ would_like would_love 'd_like 'd_love only nothing_but
    WISHES: se_voit se_verrait sieht_sich goes_in_as go_in_as going_in_as starts_as pitch_her_at pitch_him_at pitch_her_as step_back_to stepping_back_to strebt aspire vise hungry_for misses_being missed_being miss_being something suited_to suits destined_for set_on willing_to wishes try/tried+_for pursue+ wouldn't_mind need+ deserve+ expect+ long+_for ideally cherche souhaite veut vise devenir sucht mochte will als drop+ drop+_back slip+_back
    FILL: down_to up_to to be become as at a an the for in into on of up down back being getting next first proper real true more another some something bigger his her their again  is 'd should must has will or even maybe just only least an_actual actual role position promotion promoted level step move
    FILL: comme als eine einen un une sein werden remain get work working either full own responsibility promoted_to like 'd_be
    SPURNS: @NEG avoid+ hate+ dislike+ loathe+ refuse+ fed_up fed_up_with sick_of tired_of done_with done bored_of bored_with had_enough_of over out_of
    SPURNS: away_from stop+ quit+ give/gave+_up nothing_to_do_with anything_but allergic_to burnt_out_by burned_out_by no_desire no_wish no_interest_in zero_interest_in not_ready hasn't haven't any_wish weary_of stress pressure pas plus kein keine nicht jamais ohne nothing none never_again rather_than
    SPURNFILL: to be being doing have having any more with of in want wants back for a an the ever again as into ready at getting interest wish desire like fancy looking go going another step up down on his her their that stress pressure hassle job consider considering take taking all anything something really too role
    SPURNFILL: responsibility responsibilities even kind comme de
    MANAGES: babysit babysitting herd herding boss bossing be_responsible_for encadre dirige leite leiten fuhre manage managing supervise supervising lead leading oversee overseeing run running direct directing encadrer diriger fuhren leiten
    REPORTS: direct_reports reports people_management people_leadership line_management people_responsibility a_team_of_her_own a_team_of_his_own her_own_team his_own_team team_responsibility personnel_responsibility managing_people leading_people people_to_manage people_mgmt
    REPORTS: anyone_reporting_to people_reporting_to anyone_under anybody_under people_under responsabilite_d'equipe gestion_de_personnel gestion_d'equipe line_managing being_the_boss being_in_charge own_team team_to_run team_to_lead team_to_manage line_reports fuhrungsverantwortung personalverantwortung fuhrungsposition fuhrungsrolle fuhrungsaufgabe leitung leitungsfunktion
    WHOM: one two three four five six few couple couple_of up_to or a an her his their own the any other of small big bigger larger whole new for team teams people staff others anyone anybody direct_reports reports crew squad group folks equipe equipes department dept
    PEOPLE: adults juniors grads staff_members anyone_else anybody_else personnel mitarbeiter menschen leute humans human_beings team teams people staff others anyone anybody direct_reports reports crew squad group folks equipe equipes department dept
    TITLED_AS: title titles badge rank word card door grade says say reads called
    FINE: fine ok okay good great acceptable perfect ideal possible works preferred welcome accepted acceptee accepte cool enough gut
    ATLEAST: minimum min at_least at_the_least at_the_very_least or_above or_higher or_better or_up nothing_below no_less_than not_below no_lower_than below under less_than above than beneath mindestens au_moins
    ABOVE: above higher nothing up better beyond bust upwards more
""" + "\n".join(f"LEVEL: {words}" for words in LEVELS.values())

_HOURS = """
    FIGURE: one two three four five six seven eight nine ten eleven twelve fifteen sixteen eighteen twenty thirty forty fifty half
    TENS: twenty thirty forty fifty
    HOURS: hours hrs hour hr h std stunden stunde heures heure
    DAYS: days day d tage tagen jours jour tag shifts
    WEEK: week wk w weeks woche semaine sem pw weekly wkly hebdo wochentlich p_w
    PER: a per each every pro die par la in_der the
    CAP: to_do max maximum min minimum only at_most up_to no_more_than not_more_than more_than at_least about around ideally roughly approx say want+ prefer+ need+ look+_for open_to happy_with happy_at happy_on fine_with ok_with do does doing work+ seek+ after
    CAP: auf drop+_to drop+ reduce+ reduce+_to reduced_to go/went+_to go+_down_to down_to cut+_to cut_back_to limit+ could_do can_do would_do would_work circa ca mini maxi mindestens hochstens cap+ under over less_than beyond manage+ consider+ like+ would_like accept+ take+ offer+ ask+_for just keep/kept+_to
    CAPFILL: a an about around say maybe roughly just only more_than less_than to work do working on at for of the than not down max week hours her his schedule back my up or between from
    LESSER: max maximum tops only or_less or_more or_so or_fewer at_most limit ideally please preferred instead_of role job position contract pensum schedule maximal permanent perm now total top week_only tout_au_plus
    OFFICE: office onsite on_site remote remotely home wfh hybrid site in_person buro homeoffice bureau teletravail work_from_home working_from_home shop_floor on_the_road presence
    NOTHOURS: notice shift shifts drive flight ago away in of later before after notice_period training holiday course off before_then per_shift straight time old late early commute lunch
    FULLTIME: full_time full_time_hours fulltime ft vollzeit temps_plein temps_complet vollzeitstelle full_hours full_week
    HALFTIME: half_time halbe_stelle halbtags mi_temps half_days halftime half_the_week
    FIFTHS: four_fifths three_fifths
    PERCENT: % percent per_cent pct prozent pour_cent
    SHARE: role job position post contract workload schedule pensum fte hours week employment appointment load stelle of_full of_a_full basis only max ideally stellenumfang poste
    WEEKDAY: monday& tuesday& wednesday& thursday& friday& mon tue tues wed weds thu thur thurs fri mons fris lundi mardi mercredi jeudi vendredi montag dienstag mittwoch donnerstag freitag montags dienstags mittwochs donnerstags freitags
    FREEDAY: never nie off free frei to_herself to_himself libre libres
    NOTDAY: no not never without doesn't_work doesnt_work won't_work does_not_work can't_work not_working never_works no_work_on not_on pas_de kein keine jamais_le
    WEEKDAYS: mondays tuesdays wednesdays thursdays fridays mons fris montags dienstags mittwochs donnerstags freitags vendredi lundi
    SHORTWEEK: compressed shorter short reduced condensed part
    LONGDAYS: four_tens four_ten_hour_days 4_tens
"""

_PRESENCE = """
    DESK: office& site plant hq headquarters head_office premises desk branch workplace shop_floor floor desks bureau yard depot building
    DESK: shop factory mill unit ward lab laboratory warehouse studio campus clinic hospital showroom hub chantier usine atelier siege agence betrieb werk firma zentrale werkstatt labor mine store garage_floor sites
    ROOM: beach basement kitchen kitchen_table dining_table dining_room spare_room spare_bedroom bedroom spare_bed barn cottage couch sofa attic loft den living_room back_room shed garden_office box_room cabin farmhouse pyjamas pajamas sous_sol cuisine chalet salon wohnzimmer keller kuche kuchentisch arbeitszimmer own_house own_place veranda porch
    ATDESK: on_site onsite in_office in_person on_premises presence face_to_face face_time downtown presential office_based site_based attendance rto hq on_location
    ATDESK_ALONE: on_site onsite in_office on_premises presential office_based site_based office_only
    HOME: home remote remotely wfh home_office homeoffice telework teleworking telecommuting virtual virtually work_from_home working_from_home works_from_home home_working homeworking telecommute telecommutes
    FROMHOME: remote remotely wfh home_office homeoffice telework teleworking telecommuting telecommute telecommutes virtual virtually work_from_home working_from_home works_from_home home_working homeworking home_based home_office_based
    FROMHOME: tele_work tele_working working_remotely work_remotely works_remotely work_from_anywhere working_from_anywhere distributed location_independent
    TIMES: x time& tage morning& afternoon& vormittage nachmittage
    ONCE: once twice thrice
    GOES: go/went/gone+_back_to go/went/gone+_back come/came+ go/went+ drive/drove/driven+ be get/got+ head+ pop+ travel+ show+_up turn+_up commute+ is
    COMMUTES: travel+_in commute+ come/came+_in come/came+_into come/came+ go/went+_in drive/drove/driven+_in get/got+_in pop+_in show+_up head+_in
    ATMOST: max maximum min minimum only at_most up_to no_more_than not_more_than more_than at_least about around say maybe just roughly tops limit ideally for a with are is of than not more over on no anything days day attendance to the perhaps still something like presence over
    KEPT: max maximum min minimum tops only at_most or_less limit please preferred ideally ok okay fine good great perfect acceptable possible works no_problem no_issue plus rest home is are would in on at if but each remote minimum though suits by then with from for so full_week too
    EVERYDAY: every_day everyday each_day daily full_week the_full_week the_whole_week all_week whole_week every_single_day
    PARTLY: part partly partially semi half sometimes occasionally teilweise partiell partiellement partly_working mostly_not
    ODD: some the_odd odd a_couple_of couple_of couple a_few few one occasional several flexible
    MIX: mix mixture blend combination combo split balance both
    THINGS: visit visits parking interview interviews meeting meetings closed inspection assessment team desktop access sensing car cars engine cloud control controls monitoring vehicles electric communities daycare childcare gym canteen manager supervisor administrator support teams tour tomorrow today yesterday
    FIRMS: contract letter client& role job position company employer boss bosses manager mandate policy they they're jd spec vacancy firm owner hm workplace rto headquarters management husband wife partner brother sister team bank
    DESIRES: want+ wish+ like+ love+ prefer+ need+ seek/sought+ look+_for hope+ open_to would 'd ideally happy_with fine_with keen_on after only ask+ insist+ misses cherche
    NOWADAYS: worked spent did now currently presently at_present at_the_moment was were used_to went covid had been has_been already these_days today so_far during since
    REST: rest remainder otherwise remaining balance else others other
    PITCHED: sent send sends sending showed pitched mentioned offered offer emailed told proposed flagged forwarded
    UNTIL_THEN: until till today tomorrow this_week at_the_client at_a_client was were
    MEETS: meet/met+ see/saw/seen+ speak/spoke/spoken+ talk+ chat+ interview+ meeting& interview& her him them coffee lunch
"""

_TOWNS = """
    THERE: been be is in at from to living lives based back left born of there near now currently yet the
    HASNOT: isn't isnt wasn't hasn't haven't aren't hadn't weren't never_been hasnt wasnt
    TRIPS: visit visits visiting see seeing holiday holidays vacation trip trips flight flights plane house houses home flat apartment masters degree mba studies study school university wedding funeral number branch conference court weekend meeting interview call calling football match game fly flying drive_down tour honeymoon cottage parents
"""

_EMPLOYERS = """
    WORKS: go/went/gone+_back go/went/gone+_back_to get/got+_into break/broke+_into move+_into not_working can't_work never_works doesn't_work doesnt_work won't_work would_work go/went+_to go/went+_in get/got+_in get/got+_back come/came+_back come/came+_in come/came+_into talk+_to talk+_with speak/spoke+_to speak/spoke+_with hear/heard+_from look+_into
    WORKS: work+ go/went/gone+ return+ be join+ rejoin+ move+ jump+ land+ start+ end+_up get/got+ sign+ sign+_on interview+ apply+ step+ set+_foot deal+ touch+ consider+ entertain+ hear/heard+ talk+ speak/spoke+ look+ see/saw/seen+ take/took+ do/did+ try/tried+ switch+ leave/left
    WORKS: submit+ forward+ pitch+ present+ show+ share+ introduce+ mention+ offer+ propose+ put+ put+_forward send/sent+ pass+ give/gave+ call+ meet/met+ accept+ listen+ sell/sold+ contact+ approach+ travailler rejoindre entrer retourner aller bosser arbeiten gehen wechseln zuruckgehen come/came+ break/broke+ end_up
    PATH: @WORKS to for at with in into on over back again by of about near from around inside across an a the any some another that this somewhere anywhere like such as place places job jobs role roles spot seat gig stint chance shot crack opening openings career move people lot stuff company companies firm firms
    PATH: to_do than would_be 'd_be 'd_rather next_to on_to join_us work_from_anywhere
    PATH: enjoy care forgive forgiven trust brand name idea sound look something anything whatever time times years year spell minute experience experiences tomorrow heartbeat would_work employer employers client bank ever even really just actually please definitely certainly esp especially particularly both either also him me them us name cv resume profile details us foot interview interviews in_at again now next long always future and if is it's was called say i.e. e.g. namely chez pour avec dans zu zur zum bei von fur nach zuruck wieder travail de d'entrer go_near nor or neither forward_to
    HERS: her his their my
    KEIN: kein keine keinen keiner keines keinem lieber mehr eine ein einen nur mit und
    WORST: blacklist blacklisted vetoed veto banned excluded exclude barred off_limits no_go no_gos never_again no_list do_not_submit do_not_send avoid avoids ruled_out conflict conflicts not_to stop_list dont_send
    SPURN: not_working not_on can't_work never_works doesn't_work doesnt_work won't_work
    SPURN: @NEG @WORST nothing_to_do_with had_enough_of allergic_to any_wish no_wish sick_of tired_of done_with bored_of bored_with fed_up_with done bored out_of stop+ quit+ give/gave+_up anything_but burnt_out_by burned_out_by zero_interest_in no_interest_in rather_than ohne sans avoid+ hate+ loathe+ dislike+ detest+ despise+ distrust+ regret+ resent+ refuse+ reject+ boycott+ exclude+ excluding veto/vetoed+ blacklist+ skip+ ban/banned+ bar/barred+ rule+_out swear/swore/sworn+_off turn+_down decline+ fear+ burned burnt scarred bullied shafted screwed mistreated disillusioned
    SPURN: put_off turned_off fed_up sick_of tired_of done_with finished_with through_with had_enough has_had_it had_it weary_of wary_of suspicious_of scared_of afraid_of allergic_to appalled disgusted let_down steer+_clear steering_clear steer+_away keep/kept+_away stay+_away away_from keep_him_away keep_her_away keep_them_away keep_me_away keep_it_from hide pass_on hard_pass
    SPURN: thumbs_down bad_things bad_experience bad_experiences bad_time bad_times terrible_time awful_time bad_blood falling_out bad_history conflict conflict_of_interest non_compete noncompete nothing_to_do nothing_good nothing_nice no_love no_interest no_desire no_intention no_time no_way no_chance
    SPURN: under_no_circumstances rather_starve sooner_starve rather_quit rather_die sooner_die rather_be_unemployed unlikely reluctant doubts hardly over_his_dead_body anything_but nope hell_no red less_so cannot_stand can't_stand can't_bear ruled_out off_the_list shouldn't forget lost_patience_with jamais surtout_pas tout_sauf auf_keinen_fall nie_wieder bloss_nicht alles_ausser refuses_to hated anti vow/vowed+_never swore_never
    SPURN: reste_loin niemals keinesfalls keineswegs nie_mehr nicht_mehr nicht_zu plus_jamais pas_question hors_de_question swore_he'd_never swore_she'd_never don't_send
    FANCY: think/thought+_highly_of speak/spoke+_highly_of gun+_for angle+_for long+_for try/tried+_for trying_for
    FANCY: itching_to @KEEN @WANTS want+ wanna love+ adore+ like+ fancy+ prefer+ favour+ favor+ crave+ covet+ admire+ rate+ respect+ hope+ aim+ target+ eye+ chase+ dream+ dream+_of dreamt wish+ long+ seek/sought+ pursue+ favourite favorite dying keen eager excited curious interested intrigued tempted drawn attracted impressed sold itching desperate gunning angling
    FANCY: happy_to open_to open_for ok_with okay_with ok_to fine_with fine_to willing_to ready_to ready_for prepared_to yes_to say_yes_to says_yes_to said_yes_to green_light up_for pining obsessed soft_spot thing_for big_fan huge_fan fan_of likes_the_look_of likes_the_sound_of heart_set heart_is_set mind_set sights_set sights_on eyes_on eye_on hold+_out_for holding_out
    FANCY: wait+_for jump+_at jump+_for jump_ship leave_for move_for kill_for drop_everything trying_to been_trying_to tries_to only solely exclusively strictly specifically watching watches follows crawl wouldn't_mind would_not_mind gets_excited gerne am_liebsten reve_d'entrer reve rever traumt objectif aimerait interesse interessee bite ambition
    FANCY: would_like would_love 'd_like 'd_love would_prefer would_rather hear_from_us look+_for look+_at apply+_for settle+_for go/went+_for after keen_on keen_to interested_in insist+_on pursue mochte will_zu interessiert at_a_push asked_us_to_get ask+_about asks_for asking_for whether_we_work_with curious_about open_for holding maybe ideally
    BEST: wishlist wish_list wish hope plan_a first_pick where_she where_he dream ideal perfect number_one no_1 top first first_choice favourite favorite preferred target targets targeting best main ultimate goal wish_list wishlist shortlist short_list dream_employer dream_job only_thing next_stop aim pipe_dream holy_grail plan_a objective wants likes loves prefers would_like 'd_love 'd_like traumarbeitgeber wunscharbeitgeber bucket_list
    BESTFILL: be would is are was has have always been of her his the my list employer employers company companies firm firms job jobs choice pick place shop destination option team bank one next stop that gets get out chair would and really what to in role work for him them spot
    EVERYONE: anyone anybody anything anywhere any everyone everybody everywhere everything all wherever whoever someone
    EXCEPT: but except except_for other_than bar barring apart_from besides save_for excluding not aside_from besides excl
    COMESUP: come/came+_up open+ open+_up appear+ pop+_up arise turn+_up going free available jobs openings vacancies vacancy roles job role opening anything something hire+ hiring
    TELL: know tell call let ring ping text alert update if whenever when keep_an_eye keeping_an_eye hear about
    WOULD: would_work would_do could_do can_do would 'd could might wd will_only would_only
    TALKED: hear/heard+ hear/heard+_from talk+ talk+_to talk+_with speak/spoke+ speak/spoke+_to speak/spoke+_with meet/met+ see/saw/seen+ call+ contact+ contacted give/gave+ send/sent+ tell/told+ know ask+ reach+ name cv resume
    GOODS: great good fine perfect ideal brilliant amazing lovely nice wonderful fantastic super interesting cool heaven attractive
    RETURNS: of_that of_them of_it return+ go/went+_back going_back back again repeat+ twice second_time third_time come/came+_back anymore any_more again thanks thank_you retourner zuruck zuruckgehen return_there
    DECLINES: turn+_down decline+ refuse+ reject+ say+_no say_no_to pass+_on pass+_up rule+_out avoid+ mind+ object+ hang_up_on
    HASBEEN: work+ worked works working been currently still now left joined quit ex formerly previously since job started starts hired spent yrs years stint placed
    STRIKES: turn turned turns leave strike cross take keep scratch drop cut rule leaves takes keeps kick
    IRREALIS: @WOULD would_be 'd_be would_leave something anything whatever if
    APPEALS: appeals appeal appealing tempt tempts tempting excite excites exciting interest interests attract attracts attractive suit suits welcome do work
    WOULDBE: be would 'd could might would_be 'd_be does has have always been remains really
    SURE: a an the her his their my just really so too definitely absolutely always still very
    TOXIC: toxic awful terrible horrible a_mess enemy worst last_place last_resort last_choice dead_body no out nope never never_again no_way banned barred blacklisted excluded vetoed on_bad_terms
"""

_FORMS = """
    PERMANENT: forever_job job_for_life on_the_books on_the_payroll staff_role permanent permanently perm perms salaried permie on_payroll direct_hire regular_employment indefinite_contract permanent_contract employed_status staff_position staff_job
    FIXED: leave_cover leave_replacement cover_for_a_leave mat_cover maternity_cover sickness_cover parental_cover leave_contract fixed_term fixed_term_contract ftc ftcs fixed_contract
    LEAVES_OF: mat maternity parental paternity mat_leave maternity_leave parental_leave paternity_leave adoption_leave
    FREELANCES: invoices_only day_rates contracting freelance freelances freelancing freelancer freelancers c2c corp_to_corp self_employed outside_ir35 inside_ir35 interim consulting day_rate_work day_rate contract_to_hire contract_to_perm independent_contractor independent_contracting subcontracting sole_trader
    CONTRACTS: contract contracts contractor
    PARTTIME: part_days part_time
    FORMWISH: @WISHES @KEEN @SPURNS @DESIRES @FANCY strictly via on as do does did take consider tired prefers likes loves not never no no_more done_with maybe also either or and nor to would will for looking_for need+ anything like
    FORMFILL: touch @FILL @SPURNFILL @ADV a an any short long shorter longer new more month months one two three four six nine twelve eighteen year years week weeks mo mos mth mths another on via do doing for as in of the
    CONTRACTS_NO: manager managers administrator admin ends end ended finishes finish runs up until signed law lawyer specialist negotiation review drafted out sent says terms with
    OWNCO: own_limited ltd limited_company own_company own_corp corp inc incorporated umbrella own_business personal_corporation psc 1099
"""

_CREDENTIALS = """
    STEPS: @POSS @BE @ADV a an the to for of on in at towards toward with about if it that his her any another first last final whole next new own one all idea exam exams paper papers module modules level levels course courses part parts bridge bridges convert test certification designation ticket licence license
    STEPS: pour le la les un une l au du de des den die das sa son ses ihren seinen einen to_do doing do did get getting got gets taking take start starting writing write sit sitting have having finish finishing complete completing pursue pursuing earn earning become becoming qualify qualifying as add adding pass passing go going through back up into work working study studying train training sign signing enrol enroll whether worth out should she he they
    LACKS: laughed_at laughs_at scoffed_at scoffs_at turned_her_nose_up_at turned_his_nose_up_at lack+ lose/lost+ surrender+ give/gave/given+_up abandon+ drop+_out quit+ forfeit+ struck_off no_longer let lets never_finished never_got never_passed never_completed didn't_finish didn't_pass didn't_get without missing ditched scrapped binned shelved
    CONSIDERS: consider+ think/thought+_about think/thought+_of thinking_about mull+ mull+_over weigh+ weigh+_up toy+ toy+_with wonder+ debate+ debating tempted interested_in interested curious curious_about plan+ hope+ hoping want+ would_like would_love 'd_like 'd_love might may could should_she should_he should_they
    CONSIDERS: would_do would_take would_sit would_write 'd_do hesite hesitate+ hesitates_over torn_on torn_over would envisage songe pense uberlegt liebaugelt erwagt tempt+_by tempted_by drawn_to thinks_about
    CONSIDERS: on_the_fence ask+_about asks_if asked_if look+_into looked_into look+_at dream+_of dreams_of maybe perhaps possibly ponder+ contemplate+ keen_on keen_to open_to fancy+ intends intend would eyeing undecided humming_and_hawing if considering_doing potential eventually long-term wish+ wishes mulling_over talk+_about talks_of
    STUDIES: study/studied+ study+_for study_towards write/wrote+ sit/sat+ take/took+ do doing does pursue+ enrol+ enroll+ prepare+ prep+ cram+ resit+ retake/retook+ rewrite/rewrote+ revise+ work+_on working_on work+_towards work+_toward finishing completing fail+ flunk+ start+ begin/began+ register+ sign+_up await+ wait+_for wait+_on waiting_on waiting_for
    STUDIES: termine terminera finit acheve complete prepare entame suit poursuit etudie lernt absolviert bridging apprentice apprentices apprenticing apprenticeship training halfway half_way midway almost nearly about_to close_to due_to set_to going_to gets will_be qualifying upgrading in_the_middle_of on_her_way on_his_way on_their_way on_the_way on_track towards toward pause+ postpone+ defer+ continue+ resume+ once until
    STUDIES: away_from short_of left remaining away off from booked scheduled exam exams paper papers module modules as_soon_as when after plus_studying second_year third_year first_year final_year soon_to_be in_progress macht nearly_finished almost_done part_way partway through finalising finalizing
    HOLDS: has have had hold/held+ got pass+ earn+ with completed finished obtained already certified is now just_got cleared aced by_trade gained achieved qualified retains maintains keeps both
    REQUIRES: must require+ requires need+ needs preferred prefers has_to asks_for asked_if asks_if asking_if if_she_has whether jd insists demands
    UNDERWAY: presque_dans_la_poche presque_fini papers_left one_paper nearly_there almost_there fast_fertig half_done hangs_on in_process en_cours in_the_pipeline in_train lauft laufend booked_for in_progress underway under_way pending ongoing on_the_go in_the_works half halfway nearly almost soon next imminent on_track under_study en_route candidate student students apprentice apprenticeship exam exams examination course class classes prep program programme studies results resit resits retake retakes rewrite rewrites sits sitting writes writing takes taking finishes finishing
    UNDERWAY: exam_booked booked scheduled registered starts started starting begins due expected left final finals coming away studying enrolled trainee in_arbeit
    DONEWORDS: bestanden frisch_bestanden erworben absolviert obtenu obtenue reussi reussie en_poche en_main en_regle certified holder qualified designated designation since already in_hand in_the_bag charterholder passed done obtained completed held active current up_to_date valid renewed in_good_standing check tick yes
    SOMEDAY: on_the_cards would_help would_be maybe perhaps eventually at_some_point possibly later or_not down_the_road in_the_future if_paid on_the_fence undecided worth_it
    GONE: no_longer gelassen abgebrochen fallen_gelassen aufgegeben let_lapse let_it_lapse lets_it_lapse let_it_go let_it_expire letting_it_lapse perime perimee echu echue abgelaufen verfallen lapse lapsed lapses ran_out run_out runs_out not_renewed revoked suspended surrendered forfeited given_up gone cancelled struck_off dropped abandoned lost never_finished not_finished
"""

_QUIET = """
    ASKFILL: @SHE @THEM @ADV @BE @US @OUR @TO @ASKS to for any more further that if the a an of with on being have having receive receiving receives get getting make making send sending sent want hear take taking let lets want_us_to new other by from most all and it i anything something must need needs accept welcome open able time future feel like
    ASKFILL: recu recevoir etre plus que qu'on on werden wird mehr weitere weiteren von zu
    LINK: until til till before through for during over throughout in on after from around about by at next early late mid come once starting towards unless jusque bis vor this all another since not no earlier than sooner back returns returning return returned due ends
    LINKFILL: @THEM @ADV @POSS the a an again back at least about around some time sometime end of beginning start early it is are until after in on from with roles jobs anything work calls contact emails messages and so or earliest mid once then now maybe leave least
    PAID: garden gardening can't won't to will not never
    AWAY: mat_leave maternity_leave paternity_leave parental_leave sick_leave medical_leave sabbatical on_leave off_sick unreachable off_grid off_the_grid offline travelling traveling backpacking abroad overseas deployed at_sea recovering surgery rehab hospital
    GONE: trekking hiking sailing off_work off_ill signed_off_work on_holiday on_vacation holiday vacation in_hospital hospitalised hospitalized convalescing off_with_stress stress_leave compassionate_leave on_sabbatical career_break ramadan lent jury_duty jury_service reserve_duty rotation convalescence radiotherapy out_of_the_country abroad overseas in_mourning mourning lost_his_dad lost_her_mum off_air out_of_reach out_of_contact incommunicado unwell ill sick parental_leave expecting elternzeit mutterschutz
    AWAY: bereavement bereaved grieving burnout burn_out maternity paternity out_sick long_term_sick signed_off honeymoon chemo treatment on_parental_leave hiatus career_break gap_year elternzeit
    BUSY: probation busy swamped slammed snowed_under flat_out buried overwhelmed tied_up heads_down stretched maxed_out hectic crazy up_to_her_eyes up_to_his_eyes bad_time bad_timing wrong_time under_water drowning no_time no_bandwidth too_much up_to_his_neck up_to_her_neck up_to_his_ears up_to_her_ears run_off_his_feet run_off_her_feet rushed snowed under_the_gun under_pressure overloaded overworked jammed full_up booked_up booked_solid deep_in crunch tax_season busy_season year_end exams exam_season harvest calving lambing inventory audit_season peak_season the_season crunch_time deadline&
    OPENFOR: a_little for_now for_a_while for_a_bit for_the_moment for_the_time_being for_the_foreseeable right_now at_the_moment just_now at_present until_further_notice indefinitely for_some_time for_a_little_while a_while a_bit when_ready for_the_present for_a_time till_further_notice for_the_near_future for_some_while a_while_longer for_this_period temporarily at_this_time at_this_point at_this_stage at_the_minute these_days as_of_now for_the_minute in_the_meantime for_a_spell until_she_says_so until_he_says_so until_they_say_so till_she_says_so till_he_says_so for_however_long just_yet
    LIKING: like+ love+ fancy+ taken taken_with taken_by up_for keen_on keen interested interested_in excited_about excited_by excited drawn_to tempted_by sold_on sold open_to on_board_with on_board game_for thrilled_with thrilled_about happy_with jumped_at jump+ leapt+ impressed_by impressed_with intrigued_by intrigued attracted_to attracted hooked_on curious_about hungry_for all_for thinks_it_'s_perfect warm_to warmed_to enthused_by enthusiastic_about curious positive_about buzzing_about eager_for raring_for sucht_nach
    SOMEWHAT: very super really quite so pretty fairly rather highly extremely definitely mega dead well proper genuinely seriously tres vraiment sehr wirklich
    INTERVIEW: interview& jd spec details link description chat_with_the_client meeting_with_the_client meet_the_team first_round intro_call
    MOVES: move+ leave+ change+ switch+ jump+ look+ budge+ market bouger wechseln
    MACHINE: voicemail vm machine answering_machine answerphone mailbox voice_mail answering_service repondeur boite_vocale messagerie
    STAYS: leave/left+ let give/gave/given+ keep/kept+ stay+ go/went+ remain+ be need+ want+ ask+_for appreciate+ like+ would_like 'd_like 'd_appreciate would_appreciate take/took+ have
"""

LEXICON = Lexicon(
    _SENTENCE,
    _PEOPLE,
    _WORK,
    _HOURS,
    of_acts=(_ASKING, _QUIET),
    of_wishes=(_PRESENCE, _TOWNS, _EMPLOYERS, _FORMS, _CREDENTIALS),
)
