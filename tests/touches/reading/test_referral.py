"""Sentences written apart from the reader: people they name to us."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
Tom Okafor was laid off last week, worth a call she thinks. => Tom Okafor
she reckons Tom Okafor is about to leave => Tom Okafor
used to work with Tom Okafor who is apparently job hunting => Tom Okafor
Get in touch with Tom Okafor, her tip => Tom Okafor
recomends Tom Okafor => Tom Okafor
she have a friend Tom Okafor who search job => Tom Okafor
will tell Tom Okafor about us => Tom Okafor
she'd share the JD with Tom Okafor => Tom Okafor
Tom Okafor might be a match, says she => Tom Okafor
Tom Okafor, a buddy of his, finished his contract => Tom Okafor
buddy tom okafor finished contract, call him => Tom Okafor
cc'd Tom Okafor, who she thinks would suit => Tom Okafor
has Tom Okafor in mind for it => Tom Okafor
her husband would like to speak to us too => her husband
her neighbour is an electrician out of work => her neighbour
pense à Jean Roy pour le poste => Jean Roy
appelle donc Jean Roy, qu'y dit => Jean Roy
sa blonde cherche dans la région => sa blonde
ein ehemaliger Kollege ist auf dem Sprung => ein ehemaliger Kollege
word is Tom Okafor wants out, per him => Tom Okafor
look up Tom Okafor => Tom Okafor
um she also mentioned a Tom Okafor, O K A F O R, who might be interested => Tom Okafor
Said Tom Okafor at Telus is the one we need. => Tom Okafor
will pass it on to Tom Okafor => Tom Okafor
va me mettre en contact avec Jean Roy => Jean Roy
son chum Jean Roy se cherche une job => Jean Roy
son ancienne collègue regarde ailleurs => son ancienne collègue
Jan Beck wäre vielleicht interessiert, meint sie => Jan Beck
says his colleague Mark would be a fit => Mark
her friend Tanya is looking for work => Tanya
suggested I speak to Imran => Imran
try Wendy Cole at Brightwater => Wendy Cole
mentioned that Ruth Adler might be open => Ruth Adler
told me Jorge is unhappy there => Jorge
recommended Fatima for the role => Fatima
referred her cousin Amit => Amit
passed me the number of Grace Lim => Grace Lim
gave the name of a former boss, Ian Pryce => Ian Pryce
sent me Lily Tran's CV => Lily Tran
thinks Owen from his team would love this => Owen
knows a welder who's looking => knows a welder
knows someone who may be interested => knows someone
has a friend who wants to move => has a friend
her brother is also a nurse and out of work => her brother
a guy on his crew is looking => a guy on his crew
one of her colleagues might be keen => one of her colleagues
his old manager Beth may want to talk => Beth
you should call Marcus Boyd, he's just been let go => Marcus Boyd
said Kelly just got laid off => Kelly
said to talk with Deepa => Deepa
not him but Sandra would be perfect => Sandra
not for me, ask Henrik => Henrik
introduced me to Paula Reyes => Paula Reyes
will intro me to her ex-colleague Vince => Vince
put me in touch with Yara Haddad => Yara Haddad
connected me with Liam => Liam
refers Ines Costa => Ines Costa
ref: Colin Shaw => Colin Shaw
referral - Colin Shaw, works with her => Colin Shaw
recommends two people: Ann Lee and Bo Chen => Ann Lee
recommends two people: Ann Lee and Bo Chen => Bo Chen
suggested Raj or Mina => Mina
suggested Raj or Mina => Raj
offered up her teammate Noor => Noor
vouched for Stan Kowal => Stan Kowal
spoke highly of Julia Roth, who is job hunting => Julia Roth
could also ask Trevor => Trevor
worth calling Bianca at Northwind => Bianca
Priya who sits next to her is actively looking => Priya
Tomas (her colleague) wants to leave too => Tomas
colleague Hans also looking => Hans
her mate Shaz is after a new role => Shaz
a former coworker, Neil, is between jobs => Neil
his flatmate needs a job => his flatmate
her sister could be right for the admin one => her sister
forwarded the ad to a friend => a friend
will pass the spec to her colleague Dan => Dan
said her boss Lou is thinking of leaving => Lou
contact given: Rosa Diaz => Rosa Diaz
new lead from him: Karl Baum => Karl Baum
lead: Mia Frost, data analyst at Orchard => Mia Frost
she can put us onto someone in her team => someone in her team
someone on her team wants out => someone on her team
there's a lady at his office who'd jump => a lady at his office
try her colleague instead => her colleague
get hold of Ben Okri, best controller he knows => Ben Okri
best person for it is Carla Nunes => Carla Nunes
says Hugo Brandt is the one we want => Hugo Brandt
we should look at Simone, she reckons => Simone
reckons Femi is ready to move => Femi
he says Aaron's contract ends soon and he'd be up for it => Aaron
named Leila Aziz as someone to call => Leila Aziz
dropped the name of Peter Voss => Peter Voss
tip: Oksana at Delta is unhappy => Oksana
heard from her that Miguel is leaving Acme => Miguel
her ex colleague sam is looking => Sam
try jenny park, she said => Jenny
said to ring dave => Dave
elle recommande Sophie Martin => Sophie Martin
son collègue Karim serait partant => Karim
son amie Lucie cherche du travail => Lucie
m'a donné le contact de Yves Lambert => Yves Lambert
il conseille de parler à Nadège => Nadège
m'a présenté Hélène Roux => Hélène Roux
connaît un développeur qui cherche => connaît un développeur
son frère cherche aussi un poste => son frère
une collègue, Aline, veut partir => Aline
empfiehlt seinen Kollegen Uwe => Uwe
ihre Kollegin Sabine sucht etwas Neues => Sabine
hat Martina Krause empfohlen => Martina Krause
sein Bruder sucht auch Arbeit => sein Bruder
kennt jemanden, der sucht => kennt jemanden
ich soll Frank Ebert anrufen => Frank Ebert
nannte mir Dirk Hahn => Dirk Hahn
ein Freund von ihr wäre interessiert => ein Freund von ihr
her pal Gurpreet is after something => Gurpreet
said Andile from her floor is job hunting => Andile
put us onto a Mrs Kowalczyk in payroll => Kowalczyk
mentioned that his cousin Tariq wants out => Tariq
gave me two names, Siobhan Reilly and Mo Farouk => Siobhan Reilly
he reckons Petra Novak would be brilliant for it => Petra Novak
you want to talk to Dev Malhotra, he says => Dev Malhotra
"speak to my mate Jonno, he's on the market" => Jonno
told me to look up Ines Carvalho => Ines Carvalho
suggested I get in touch with Farah Aziz => Farah Aziz
passing on the name of an old classmate: Wim Peeters => Wim Peeters
not for him but Oskar might => Oskar
not her thing, however her flatmate Bea is looking => Bea
no thanks, but try Lorna Beattie => Lorna Beattie
his boss's deputy, Hugo Lang, is unhappy => Hugo Lang
her predecessor Nadine Roth is free again => Nadine Roth
recommended Colm Byrne without hesitation => Colm Byrne
can't recommend Yuki Tanaka highly enough => Yuki Tanaka
vouches for Sami Haddad => Sami Haddad
referred by nobody, refers Leila Sharif => Leila Sharif
wants to refer her sister Amara => Amara
referral: Kenji Mori, site engineer => Kenji Mori
ref from him - Zoltan Kiss => Zoltan Kiss
his brother in law does the same work and is bored => his brother in law
a guy on his crew is fed up => a guy on his crew
someone from her old firm is looking, will ask => someone from her old firm
knows somebody, will send the number => somebody
his wife is an accountant and looking too => his wife
a colleague of his was made redundant, could be worth a call => a colleague of his
there's a lad called Ryan Pugh at their place who's ready => Ryan Pugh
Dina Fahmy, who sits next to her, is on the lookout => Dina Fahmy
Rob Tuck at Aviva would be better for this => Rob Tuck
might suit Ngozi Eze instead => Ngozi Eze
thinks this would be right up Elaine Foo's street => Elaine Foo
said the person we want is Bram de Wit => Bram de Wit
the one to ask is Tanya Petrov => Tanya Petrov
offered to introduce me to Luca Conti => Luca Conti
will connect us with Hannah Berg => Hannah Berg
introduced me to Sunil Rao by email => Sunil Rao
cc'd her colleague Mara on the mail, she's interested => Mara
forwarded our ad to Kofi Boateng => Kofi Boateng
passed the spec to her friend Ilse => Ilse
shared the job with a former coworker => a former coworker
sent me Clara Nunes's CV => Clara Nunes
gave out Jamal's number, 0777 => Jamal
left me the details of a Ms Ferreira => Ferreira
got Beth Nolan's name from him => Beth Nolan
got a lead off her: Mike Osei => Mike Osei
lead from him: Stan Wojcik in QA => Stan Wojcik
name dropped: Ellen Park, structural => Ellen Park
tip: call Arun Nair => Arun Nair
she says ring Pascal Roy => Pascal Roy
he told me to call his old manager, Ted Lund => Ted Lund
had a word for Bridget Moran, best buyer she's met => Bridget Moran
spoke well of Ali Demir, same shift => Ali Demir
raved about a welder named Gus => Gus
swears by her ex-colleague Lotte => Lotte
heard that Omar Said got laid off there => Omar Said
says Marta from procurement hates it there => Marta
whole team is leaving, start with Ewa Zając => Ewa Zając
his roommate Nate codes in Rust and would listen => Nate
his uncle Raj is a foreman, between jobs => Raj
asked if we had something for her husband Karl => Karl
asked whether there's anything for his girlfriend => his girlfriend
would we look at her niece Tess for the trainee role => Tess
can we help her friend Moira => Moira
wonders if we'd see his friend Ivo => Ivo
keep his buddy Dane in mind, he asks => Dane
have you thought of Grace Obi? she said => Grace Obi
have we tried Simon Petty, he wanted to know => Simon Petty
what about Kerry from accounts, she suggested => Kerry
why not ask Paul Weiss, he goes => Paul Weiss
maybe Helga Strand? her words => Helga Strand
nobody better than Rosa Diaz, apparently => Rosa Diaz
get Phil Jarvis on the phone, he advised => Phil Jarvis
go after Naomi Katz, was his tip => Naomi Katz
reach out to Stefan Adler at BASF, he's restless => Stefan Adler
look at Chloe Dunn, she is wasted there => Chloe Dunn
instead he put forward Eric Vance => Eric Vance
proposed her deputy, Anouk Mertens => Anouk Mertens
nominated Joel Quist for it => Joel Quist
named three: Ada, Boris and Chen => Ada
will ask her sister => her sister
her friend might bite => her friend
mate of his wants days => mate of his
the chap he shares a desk with is itching to go => the chap he shares a desk with
says hi from Liam Ward, who is open again => Liam Ward
txtd me a contact: Sal Greco 416 => Sal Greco
her friend jill also wants to talk => Jill
recommande son ancien collègue Yves Morin => Yves Morin
il m'a donné le nom d'Aline Roch => Aline Roch
sa cousine Maude cherche un emploi => Maude
elle suggère d'appeler Rachid Benali => Rachid Benali
son frère cherche aussi => son frère
voir avec Colette Dubé, dit-elle => Colette Dubé
m'a mis en contact avec Bruno Salle => Bruno Salle
référence : Mélanie Caron => Mélanie Caron
empfiehlt Jörg Baumann => Jörg Baumann
ihre Kollegin Anke Voss sucht etwas Neues => Anke Voss
hat mir Dieter Kranz genannt => Dieter Kranz
sein Bruder sucht auch => sein Bruder
wir sollen mal Ute Falk fragen => Ute Falk
kennt jemanden für die Stelle => jemanden
gab mir die Nummer von Selim Acar => Selim Acar
"""
TRAPS = """
her boss Greg is a nightmare
reports to Anna Bell
met with Carl and Dina
her husband got a job in Calgary
his colleague is retiring
spoke to Martin about the lead role
Lisa called her yesterday
she works with Tom Reed
the client is looking for a controller
friend of the CEO
her brother lives in Halifax
interviewed by Karen Holt
references: Joan Peck
his wife wants to move to Halifax
her manager said no to the raise
Priya is looking
Sam might be open to a lead role
she was referred by Ken
got her name from Ken
her son starts school
sent Dana's CV to the client
her husband Mark wants her to stay
met her with her colleague Jo at lunch
reports to Diane Fox
her boss Karen offered more money
works with Peter Stone on the airport job
lives with her sister
spoke to her husband, she was out
his wife said he is out
interviewed by Ron Hale at the client
her referees are Tim Cole and Ann Lee
was referred by the hiring manager
recommended the book by Adam Grant
her son starts school in September
his friend works at Google
replaced Jim Bell as foreman
her team is great and she is happy
wants to work for Elon Musk
moved with her boyfriend Sean to Leeds
cousin's wedding in May
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_says_is_told(note: str, value: str) -> None:
    assert is_told("referral", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("referral", note, value)
