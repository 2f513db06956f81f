"""Words of who speaks of whom: what refuses, what wishes, whose wish it is, and what only was, might be or is asked.

A lexicon of its own, so a word put in here changes nothing that another grammar reads. English, French and German stand
side by side; French and German are mostly put into English before (`french`, `german`).
"""

from agency.touches.reading.lexicon import Lexicon

_PERSONS = """
    SHE: she he they i she's he's i'm i'd i'll i've she'd he'd she'll he'll candidate cand elle il je ich er sie
    WE: we we're we'd we'll we've
    THEM: her him them me herself himself themselves
    POSS: her his their my sa son ses leur ma mon ihr ihre ihrer sein seine seiner mein meine
    ART: a an the another some any one this that our these those no
    ART_ONE: a an
    BE: be is are was were am been being 's isn't
    ADV: also really just still now always only even maybe perhaps probably definitely absolutely quite so very too actually already currently simply totally completely ever certainly once
    KIN: husband hubby wife partner spouse brother bro sister sis sibling& twin friend& son sons daughter& colleague& coworker& boss bosses manager managers mother mom mum father dad parent& kid& child children fiance fiancee boyfriend girlfriend bf gf
    KIN: mari conjoint conjointe chum blonde frere soeur fils fille beau-frere belle-soeur mere pere collegue copain copine mann ehemann ehefrau schwester bruder sohn tochter kollege kollegin freund freundin schwager schwagerin mutter vater nachbar nachbarin chef chefin
    KIN: cousin& family folks in_laws ex neighbour& neighbor& mentor nephew niece roommate& flatmate uncle aunt grandfather grandmother grandpa grandma mate& buddy buddies pal& director supervisor deputy assistant predecessor successor landlord stepson stepdaughter brother_in_law sister_in_law coworkers recruiter recruiters teammate& team
    SPOUSE: wife husband hubby missus other_half mom mum dad mother father parents kids
    SOMEONE: someone somebody guy bloke chap lady woman man friend buddy colleague coworker neighbour neighbor cousin everyone everybody
    KINMOD: old best former own older younger big little eldest current direct new
    KINVERB: want+ is was are were has had have 's work+ would 'd live+ like+ love+ prefer+ need+ get/got+ take/took+ say/said+ move+ can could will know/knew+ hate+ think/thought+ start+ who look+ find/found+ make/made+ earn+ run/ran+ do does did study/studied+ teach/taught+ become/became+ just also still recently went goes comes came join+ retire+ sold told tells gets retired left lost serait ferait pourrait ware wurde est a ont cherche travaille veut voudrait tient ist hat sucht arbeitet mochte wird
    FIRM: hiring_mgr hiring_team clt client& company companies firm employer hiring_manager hm jd job_description job_ad job_spec spec advert ad posting vacancy customer req requisition brief mandate opening hr budget& band range headcount headquarters hq head_office end_client account interviewers recruiter boss bosses owner owners client_side client's role_budget role_range client_budget management policy kunde kundin auftraggeber firma cliente
    MINEJOB: role job position post gig seat
    FIRMVERB: cherche exige demande sucht verlangt braucht fordert is are pays pay paid want+ need+ offer+ was go goes start+ has have had say/said+ would require+ ask+ call+ list+ mention+ must insist+ expect+ can't cannot won't top+ look+ seek/sought+ prefer+ will don't doesn't didn't require specif* state+ include+ come comes demand+ like+ love+ hire+ let+ give gives gave allow+ do does did could might think+ isn't aren't announced announce+ switch+ force+ bring brings brought cap+ max+ start_at prefers calls calling 's run+ close+ open+
    FIRMVERB: based located situated
    CALLED: call+ ring/rang+ phone+ email+ message+ msg+ voicemail vm write/wrote+ text+ reached_out chat inmail+ contacted pinged
    TELLS: tell/told+ pitch+ ask+ spoke_to talk+_to talked_to pitched mention+ explain+ describe+ present+ sell/sold+ sent send show/showed+ suggest+ propose+ offer+ float+ run/ran+
    PITCHED: pitch+ mention+ float+ propose+ describe+ outline+ explain+
    OFFERS: offer+ counter* propose+ gave
"""

_REFUSING = """
    NO: not never no nor neither without don't doesn't didn't won't wouldn't can't cannot couldn't isn't aren't wasn't weren't shouldn't hasn't haven't hadn't ain't mustn't nope nah nowt zero non pas nicht kein keine keinen jamais nie aucun aucune sans ohne niemals nae
    NO: rather_not no_way no_chance hell_no under_no_circumstances nothing none nobody no_longer no_more not_interested_in dont doesnt wont cant isnt wouldnt didnt never_again
    AGAINST: avoid+ hate+ dislike+ loathe+ despise+ detest+ refuse+ reject+ except except_for anything_but anywhere_but anyone_but everywhere_but all_but everything_but anybody_but other_than instead_of rather_than sick_of tired_of weary_of done_with rule+_out ruling_out leave+ leaving
    AGAINST: wants_out_of want_out_of gets_out_of get_out_of getting_out_of move_out_of moving_out_of stay_out_of keep_out_of break_out_of stepping_out_of wants_to_leave looking_to_leave ready_to_leave escap* exit+ quit+ fed_up_with fed_up_of enough_of had_enough_of burnt_out_by burned_out_by burnt_out_on burned_out_on burnt_out_from burned_out_from bored_of bored_with
    AGAINST: anti zero_interest_in no_interest_in allergic_to can't_stand cannot_stand won't_touch done_doing away_from stop excluding excludes exclude against shun+ veto/vetoed+ through_with finished_with had_it_with get_away_from gets_away_from barring bar apart_from aside_from steer+_clear_of stay+_away_from keep_away_from wary_of scared_of afraid_of averse_to opposed_to over_with sworn_off swore_off turned_off_by put_off_by closed_to shut_to had_her_fill_of had_his_fill_of had_their_fill_of her_fill_of his_fill_of a_bellyful_of done_being tired_of_being sick_of_being fed_up_being finished_being
    AGAINST: outgrown raus_aus weg_von ditch+ decline+ nothing_to_do_with no_desire no_wish no_appetite_for no_time_for out_of_the_question
    NOLIST: closed_to shut_to not_open_to will_not_touch won't_touch avoid avoids exclude excludes excluded excluding no_go no_gos no not never off_limits blacklist blacklisted vetoed vetoes dealbreaker dealbreakers deal_breaker deal_breakers refuses hates skip not_interested_in no_interest_in nicht nein non pas exclus ausgeschlossen
    CALM: not_now not_yet not_only not_just not_sure not_before not_until not_till not_bad not_right_now not_at_the_moment not_this_year not_interested_right_now not_opposed not_against not_afraid not_a_problem not_averse not_fussed not_bothered not_necessarily not_urgent not_actively not_exactly not_a_big_deal not_an_issue
    CALM: no_problem no_rush no_answer no_doubt no_reply no_pickup no_hurry no_more_than not_more_than not_less_than no_less_than no_issue no_issues no_bother no_objection no_objections no_matter no_big_deal no_preference no_need no_idea no_wonder
    CALM: not_that don't_mind doesn't_mind wouldn't_mind didn't_mind would_not_mind does_not_mind not_mind not_too not_as if_not nothing_against never_said_no_to didn't_say_no_to doesn't_say_no_to wouldn't_say_no_to won't_say_no_to not_say_no_to not_ruled_out not_rule_out won't_rule_out wouldn't_rule_out doesn't_rule_out hasn't_ruled_out not_ruling_out isn't_ruling_out can't_rule_out never_rule_out not_out_of_the_question not_turn_down wouldn't_turn_down won't_turn_down never_turn_down not_afraid_of not_against not_opposed_to no_stranger_to nothing_wrong_with not_leaving never_leave won't_leave not_leave wouldn't_leave
    CALM: can't_wait cannot_wait couldn't_be_happier nothing_but pas_contre nichts_gegen non_contre pas_mal nicht_nur pas_seulement nicht_schlecht not_without can't_complain
    LESS: less less_than lower_than below under_below under lower fewer beneath short
    TURN: but so then hence thus otherwise and_into off_the_list only happy_to wants want prefers would_like would_love 'd_like 'd_love though however yet instead open_to sondern mais sauf aber because since unless if keen_on would_rather 'd_rather while although which who where until till
"""

_WISHING = """
    WISH: love+ adore+ want+ would_like would_love would_move would_take would_go would_consider would_prefer would_relocate would_listen would_be_up would_be_happy would_be_open would_accept would_jump would_work would_do would_look would_commute would_sign would_enjoy would_switch would_welcome would_entertain would_join would_return
    WISH: 'd_like 'd_love 'd_move 'd_take 'd_go 'd_consider 'd_prefer 'd_listen 'd_be 'd_work 'd_accept 'd_do 'd_jump 'd_relocate 'd_look 'd_switch 'd_welcome could_do could_see_herself could_see_himself
    WISH: open_to open_for look+_for look+_at look+_to look+_in interested_in keen_on keen_to keen see+_herself see+_himself see+_themselves apply+_for apply+_to prefer+ preferably preferring hope+_for hope+_to hoping ready_for ready_to dream+ ideal ideally relocat* seek/sought+ ask+_for up_for happy_to happy_with willing_to willing consider+ need+ insist+ must_be must_have
    WISH: next_step next_role next_job next_move aim+ listen_to only move_to move_for move_back move_into after_a after_an moving_to moving_back moving_into fine_with okay_with ok_with wouldn't_mind would_not_mind doesn't_mind don't_mind didn't_mind less_than target+ go_back_to would_accept wish+ excited_about excited_by goal sole somewhere_in minimum at_least fancy+ crave+ pursu* chase+ eager_for hunt+_for longs_for long+_to yearn* curious_about drawn_to attracted_to tempted_by
    WISH: anything_in se_voit se_verrait sieht_sich set_on heart_set_on sights_on eyes_on eye_on hungry_for gunning_for angling_for holding_out_for dying_to itching_to kill_for settle+_for warm_to warming_to dreaming_of
    WISH: not_against not_opposed nothing_against not_opposed_to not_say_no_to wouldn't_say_no_to didn't_say_no_to won't_say_no_to never_said_no_to not_ruled_out won't_rule_out wouldn't_rule_out not_averse can't_wait wouldn't_turn_down never_turn_down favour+ favor+ first_choice desired preference preferred priority plan+_to intends wants_to available_for up_to
    ISNOW: is was 's been now currently still presently
    NOWISH: now current currently present today presently actuel actuellement aktuell derzeit jetzt
    NEXTS: next target wants looking ideal future after open prochain ziel wunsch
    ASWORK: retrain retraining requalify in across sideways ideally self selves work working role job position post back
    GOALS: goal dream target aim ambition ideal preference
    BECAME: became made acting appointed hired_as started_as started_out_as started_off_as trained_as spent
    WORKSAT: works_as works_at works_in works_for
    WORKINGAT: working_as working_at working_in working_for
    STATE: currently based_in live+_in lives_in living_in left moved_from moved_to used_to formerly previously years_as years_in years_at years_of background_in experience_in experience_with experience_of knows uses her_current his_current their_current grew_up born_in raised_in studied graduated originally used_to_work came_from comes_from stationed_in hails_from ex-
    NOTSTATE: the mid early late next january february march april may june july august september october november december monday q1 q2 q3 q4 home now immediately week
    LIKEWORK: start like love enjoy to
"""

_DOUBT = """
    ASKSIF: ask+_if ask+_whether ask+_me_if ask+_us_if ask+_me_whether wonder+_if wonder+_whether wonder+_about know_if know_whether find_out_if find_out_whether see_if check_if check_whether curious_if curious_whether depends_if depends_on_if depends_whether depends_on_whether depends_on asked_how asked_about asks_about wondering_about find_out_about unsure_about not_sure_about unsure_if not_sure_if question_about questions_about query_about
    ASKSIF: fragte_ob fragt_ob demande_si
    WOULDHAVE: would_have 'd_have might_have could_have should_have would've could've might've if_she_were if_he_were if_he_was if_she_was if_i_were if_they_were had_she had_he were_she were_he
    ONCE: ages_ago a_while_ago yrs_ago used_to formerly previously once_wanted wanted had_wanted was_hoping last_time last_year years_ago back_then in_the_past originally at_one_time at_one_point had_been
    NOWADAYS: now today nowadays these_days anymore currently but
    THAN: than instead_of over rather_than to versus vs
    RATHER: rather prefers prefer preferred better sooner preferring would_rather 'd_rather more_than
    IDLE: never_mentioned didn't_mention never_asked_for hasn't_asked_for didn't_ask_for doesn't_need_to_be didn't_ask_about not_fussed_about not_fussed_on not_bothered_about doesn't_care_about indifferent_to doesn't_matter_if no_view_on no_opinion_on neutral_on
    LAPSED: lapsed lapse lapses expired expires ran_out gone outdated obsolete rusty
    NOTKEY: isn't_important isn't_a_priority not_important doesn't_matter isn't_key isn't_essential isn't_necessary not_necessary not_essential not_needed isn't_needed
"""

_ANSWERS = """
    LINKS: eh um uh well hmm hm oh maybe bitte please is was are would_be 's sounds looks seems a an the just really quite always definitely absolutely certainly big hard firm flat clear total complete would be has been remains totally so far still also very her his obviously
    SAYNO: no nope nah never nein non nicht pas out not_for_her not_for_him not_for_them not_for_me not_an_option not_on not_possible not_interested not_wanted not_happening not_ok not_acceptable not_a_chance not_again not_anymore not_any_more isn't_for_her isn't_for_him isn't_for_them isn't_for_me isn't_an_option isn't_on isn't_happening isn't_possible
    SAYNO: no_way no_chance no_thanks no_thank_you no_good no_go no_interest ruled_out excluded out_of_the_question too_far too_expensive too_big too_long too_much too_small off_the_table off_the_list off_limits off_the_cards deal_breaker dealbreaker nonstarter non_starter unacceptable impossible over_her_dead_body over_his_dead_body bof meh tres_peu a_lie a_joke a_con a_scam a_myth a_farce nonsense rubbish a_curse dirty_word swear_word bad_word quatsch blodsinn unsinn broke_her broke_him burnt_her_out burned_her_out burnt_him_out burned_him_out wore_her_out wore_him_out killed_her killed_him is_dead never_again not_her_thing not_his_thing not_their_thing hell_no absolutely_not definitely_not hard_no hard_pass pass nie_wieder plus_jamais auf_keinen_fall dead_to_him dead_to_her not_an_option not_her_scene not_his_scene bores_her bores_him turns_her_off turns_him_off puts_her_off puts_him_off doesn't_interest_her doesn't_interest_him doesn't_appeal doesn't_appeal_to_her doesn't_appeal_to_him scares_her scares_him not_feasible isn't_feasible isn't_realistic unthinkable thumbs_down finished not_for_us over_my_dead_body jamais_de_la_vie jamais pour_rien_au_monde gestorben fur_ihn_gestorben fur_sie_gestorben ist_gestorben lehnt_sie_ab lehnt_er_ab lehnt_ab she'd_rather_not he'd_rather_not rather_not i'd_rather_not insult joke reizt_sie_null reizt_ihn_null trap nightmare mug's_game poison lost_its_shine lost_its_appeal lost_its_charm days_are_over keine_angebote no_offers no_more_offers no_roles no_jobs reizt_sie_nicht reizt_ihn_nicht interessiert_sie_nicht interessiert_ihn_nicht nichts_fur_sie nichts_fur_ihn tres_peu_pour_elle tres_peu_pour_lui broke_their_spirit a_closed_door a_closed_book history behind_her behind_him
    SAYYES: yes yep yeah yup sure ok okay fine oui ja gern gerne gut great good perfect ideal possible acceptable welcome preferred lovely a_must must no_problem no_issue no_bother works suits absolutely definitely in_a_heartbeat top_choice first_choice number_one no_objection okay_too thumbs_up not_ruled_out isn't_ruled_out not_out_of_the_question not_a_problem isn't_a_problem would_work would_suit would_do appeals excites_her excites_him all_good cool accepted essential not_excluded on_the_table required
    FOLLOWS: in and but or then too either though please by with for if as_well at_all any_more anymore ever again says said thanks from rigid stiff silly to_tears to_death senseless
    PUTSOFF: bore+ scare+ depress+ drain+ sicken+ disgust+ repel+ horrif+ petrif+ kill+
    DRASTIC: die quit starve chew eat dig retire resign beg sell walk poke stick lose jump drown shovel sweep stack clean scrub wash gnaw swallow unemployed homeless go_hungry be_unemployed live_in sleep_in pull
    SOONER: rather sooner would_rather 'd_rather would_sooner 'd_sooner lieber plutot
    THINGS: work stuff jobs job roles role sector industry side world companies company firms firm thing things gigs titles title
"""

SAYING = Lexicon(_PERSONS, _REFUSING, _WISHING, _DOUBT, _ANSWERS)
