"""Sentences written apart from the reader: what each plainly says, and what it must not say surely."""

from collections.abc import Iterator

import pytest

from tests.touches.test_reading import read, shown

SAID = {
    "title": """
        wants to move into product management, ideally as a Product Manager => Product Manager
        she'd only go for a Controller seat next => Controller
        after a Business Analyst gig => Business Analyst
        would love to be a Scrum Master => Scrum Master
        next step for him is Project Manager => Project Manager
        aiming for Data Engineer => Data Engineer
        sees herself as a Product Manager in two years => Product Manager
        open to Business Analyst or Project Manager roles => Business Analyst
        open to Business Analyst or Project Manager roles => Project Manager
        targeting Financial Analyst positions => Financial Analyst
        keen on a Data Scientist role => Data Scientist
        prefers a Project Manager job over anything else => Project Manager
        lkg for PM roles, ideally Project Manager => Project Manager
        hoping to land a Controller position => Controller
        no more Project Manager roles please => not Project Manager
        doesn't want to be a Scrum Master any more => not Scrum Master
        has had enough of Business Analyst jobs => not Business Analyst
        looking to step up to Controller => Controller
        wd consider Data Analyst => Data Analyst
        put her forward for Product Manager roles => Product Manager
        cherche un poste de Data Engineer => Data Engineer
        souhaite devenir Scrum Master => Scrum Master
        sucht eine Stelle als Data Engineer => Data Engineer
        möchte als Project Manager arbeiten => Project Manager
        he is chasing a Data Scientist job => Data Scientist
        her goal is a Controller role => Controller
        ready for a Product Manager role => Product Manager
        she wants out of audit and into a Financial Analyst job => Financial Analyst
        applying for Controller roles => Controller
        would take a Project Manager role if remote => Project Manager
    """,
    "skill": """
        strong in Python and SQL => Python
        strong in Python and SQL => SQL
        knows her way around Kubernetes => Kubernetes
        ten years of Java => Java
        hands on with Terraform => Terraform
        codes in Python daily => Python
        used Salesforce at her last place => Salesforce
        good at Excel => Microsoft Excel
        fluent in SQL => SQL
        expert in Tableau => Tableau
        main stack is React and Docker => React
        main stack is React and Terraform => Terraform
        built pipelines in Airflow => Airflow
        7 yrs Java, some Kotlin => Java
        comfortable with Power BI => Power BI
        picked up Terraform last year => Terraform
        certified in nothing but solid Kubernetes => Kubernetes
        skills: Python, Terraform, SQL => Terraform
        python/sql/tableau => Tableau
        would like to use Python more => Python
        beherrscht Python und SQL => SQL
        maîtrise Python => Python
        gute Kenntnisse in Java => Java
        spécialiste Salesforce => Salesforce
        lives in Excel all day => Microsoft Excel
        deep Kubernetes background => Kubernetes
        does a lot of Tableau => Tableau
        writes Go for a living => Go
        uses R for her models => R
        heavy Power BI user => Power BI
    """,
    "outcome": """
        she is up for a chat with the client => interested
        he'd love to hear more => interested
        pretty excited about it => interested
        wants to go ahead => interested
        happy to be put forward => interested
        asked me to send the spec, sounds promising => interested
        definitely tempted => interested
        said yes to an interview => interested
        says go for it, send my CV => interested
        happy where she is for now => not_now
        not a good time at the moment => not_now
        bad timing, new baby => not_now
        staying put this year => not_now
        not on the market currently => not_now
        just started a new job => not_now
        wants to park it for the moment => not_now
        turned it down => not_for_them
        passed on the role => not_for_them
        says it isn't for her => not_for_them
        withdrew from the process => not_for_them
        too junior for him, declined => not_for_them
        said no thanks => not_for_them
        doesn't fancy it => not_for_them
        left a msg with his assistant => left_message
        left her a voicemail => left_message
        no reply to my two emails => no_answer
        rang out => no_answer
        didn't pick up => no_answer
        went straight to voicemail => no_answer
        hat abgesagt => not_for_them
        kein Interesse => not_for_them
        pas intéressée => not_for_them
        ça l'intéresse => interested
        hat Interesse => interested
        nicht erreicht => no_answer
        pas de réponse => no_answer
        wouldn't say no => interested
        why not, she said => interested
        up for hearing more => interested
        wants in => interested
        game => interested
        happy to explore => interested
        she's up for it => interested
        will think about it => not_now
        needs time to think => not_now
        check back later => not_now
        wants to sit tight => not_now
        busy with the move, another time => not_now
        isn't tempted => not_for_them
        no go => not_for_them
        not for me => not_for_them
        hard no => not_for_them
        says pass => not_for_them
        can't see it working => not_for_them
        too much travel for her => not_for_them
        pay is too low => not_for_them
        left msg => left_message
        left vm x2 => left_message
        msg w receptionist => left_message
        no pickup => no_answer
        nada => no_answer
        never called back => no_answer
        not reachable => no_answer
        it just rang => no_answer
        voicemail box full => no_answer
        nobody home => no_answer
        injoignable => no_answer
        niemand erreicht => no_answer
        AB besprochen => left_message
    """,
    "kind": """
        had a good catch up => conversation
        we talked for half an hour => conversation
        long chat on the phone => conversation
        met him at the career fair => conversation
        she rang me back => conversation
        had coffee with her => conversation
        he told me he's bored => conversation
        interviewed her this morning => conversation
        video call with him => conversation
        she replied by email => conversation
        tried him twice => attempt
        couldn't get hold of her => attempt
        no luck reaching him => attempt
        line was busy => attempt
        phone off => attempt
        emailed, no reply => attempt
        left vm => attempt
        echange tel avec elle => conversation
        Gespräch geführt => conversation
        nicht erreicht => attempt
    """,
    "condition": """
        would move once her bonus is paid => once her bonus is paid
        only if they let her work from home => only if they let her work from home
        interested provided the commute is under an hour => provided the commute is under an hour
        will look as soon as the baby sleeps => as soon as the baby sleeps
        when the kids finish school she'd relocate => when the kids finish school
        after his vesting in May he is free => after his vesting
        won't leave until the bonus lands => until the bonus lands
        open to it unless it means travel => unless it means travel
        depends on her visa coming through => depends on her visa coming through
        once the merger is done he'll talk => once the merger is done
        would jump if the money is right => if the money is right
        she'd only leave for a director title => only leave for a director title
        not before her shares vest => not before her shares vest
        as long as there is no travel => as long as there is no travel
        waiting for her permit => waiting for her permit
        subject to getting her PR card => subject to getting her PR card
        happy to switch after the wedding => after the wedding
        contingent on relocation help => contingent on relocation help
        sobald das Haus verkauft ist => sobald das Haus verkauft ist
        wenn das Projekt abgeschlossen ist => wenn das Projekt abgeschlossen is
        une fois sa prime versée => une fois sa prime versée
        dès que son visa arrive => dès que son visa arrive
        assuming the sponsorship works out => assuming the sponsorship works out
        will consider after her mat leave => after her mat leave
        once probation ends she can talk => once probation ends
        if the base goes above her current one she'd sign => if the base goes above her current one
        wants to wait for the promotion round => wait for the promotion round
        when her husband gets his green card she will look => when her husband gets his green card
        not until the audit is over => not until the audit is over
        can't move before the house is sold => before the house is sold
        when his contract is up => when his contract is up
        if they match 120k => if they match 120k
        once the dust settles => once the dust settles
        as soon as her replacement is found => as soon as her replacement is found
        only moves for more money => only moves for more money
        if the pension is portable => if the pension is portable
        needs his wife to find work first => needs his wife to find work first
        when the boss retires => when the boss retires
        after the baby => after the baby
        pending board approval => pending board approval
        after graduation => after graduation
        not until her shares vest => not until her shares vest
        once he has his ticket => once he has his ticket
        if hybrid => if hybrid
        only if remote => only if remote
        provided there is parking => provided there is parking
        after tax season => after tax season
        when she has her licence => when she has
        depending on the commute => depending on the commute
        as long as it's under 30 minutes => as long as it's under 30 minutes
        would need a visa first => need a visa first
        once the kids are in daycare => once the kids are
        unless they counter => unless they counter
        till her stock vests => till her stock vests
        on condition that the team stays => on condition that the team stays
        after her exam in June => after her exam
        after the summer holidays => after the summer holidays
        when he gets his papers => when he gets
    """,
    "available_from": """
        could start 1 June => 2026-06-01
        can start in two weeks => 2026-03-26
        available immediately => 2026-03-12
        free from mid April => 2026-04-15
        contract ends 30 April, free after that => 2026-04-30
        available as of May => 2026-05-01
        rolls off her project end of June => 2026-06-30
        start date no earlier than 15 May => 2026-05-15
        earliest start 4 May => 2026-05-04
        away on a project until September => 2026-09-01
        back on the market in July => 2026-07-01
        she'd be ready to start on Monday => 2026-03-16
        busy until May => 2026-05-01
        can't start before June => 2026-06-01
        finishing her degree in May, can start in June => 2026-06-01
        between jobs, can start tomorrow => 2026-03-13
        ab sofort verfügbar => 2026-03-12
        verfügbar ab 1. Mai => 2026-05-01
        disponible à partir de juin => 2026-06-01
        disponible tout de suite => 2026-03-12
        tied up til June => 2026-06-01
        avail 01 May => 2026-05-01
        avail in 3 wks => 2026-04-02
        could join in April => 2026-04-01
        not available before August => 2026-08-01
        looking to move in September => 2026-09-01
        wants to make a move after June => 2026-07-01
        would be available from 6 July => 2026-07-06
        kann am 1. Juni anfangen => 2026-06-01
        locked in until the end of April => 2026-05-01
        June start => 2026-06-01
        could do 1 May => 2026-05-01
        start: ASAP => 2026-03-12
        available end of April => 2026-04-30
        avail mid-May => 2026-05-15
        ready now => 2026-03-12
        can jump in 2 weeks => 2026-03-26
        free as of 20 April => 2026-04-20
        nothing before Q3 => 2026-07-01
        from the new year => 2027-01-01
        contract runs to 30 June => 2026-06-30
        out of contract in May => 2026-05-01
        available right away => 2026-03-12
        wd move in the fall => 2026-09-01
        not before Labour day => 2026-09-07
        immediately available => 2026-03-12
        she finishes 15 April => 2026-04-15
        last day is 17 April => 2026-04-17
        last day 17 April => 2026-04-17
        starts looking in June => 2026-06-01
        wrapping up end of May => 2026-05-31
        sofort => 2026-03-12
        libre début mai => 2026-05-01
        libre immédiatement => 2026-03-12
        frei ab Juli => 2026-07-01
        dispo en septembre => 2026-09-01
        start in 6-8 weeks => 2026-04-23
    """,
    "pay": """
        won't move for less than 95k => CAD 95000 year
        needs 130k => CAD 130000 year
        asking for $110k base => CAD 110000 year
        expects 100-110k => CAD 100000-110000 year
        looking for around 85k => CAD 85000 year
        £500 a day => GBP 500 day
        wants 90 an hour => CAD 90 hour
        target is 140k plus bonus => CAD 140000 year + bonus
        her number is 105k => CAD 105000 year
        salary exp 78k => CAD 78000 year
        rate 650/day => CAD 650 day
        between 90 and 100k => CAD 90000-100000 year
        hoping for 125k or so => CAD 125000 year
        she'd need at least 115,000 => CAD 115000 year
        nothing under 150k => CAD 150000 year
        floor is 99k => CAD 99000 year
        wants €70k => EUR 70000 year
        Gehaltswunsch 65.000 Euro => EUR 65000 year
        souhaite 55k€ => EUR 55000 year
        prétentions 60 000 € => EUR 60000 year
        wants 6000 a month => CAD 6000 month
        is after 120 to 130k => CAD 120000-130000 year
        would sign for 118k => CAD 118000 year
        75/hr min => CAD 75 hour
        won't move for the offer, needs $130k => CAD 130000 year
        was on 80 but wants $95k => CAD 95000 year
        turned it down, wants $120k => CAD 120000 year
        $95/hr, remote => CAD 95 hour
        would take $90k for the right role => CAD 90000 year
        base $140k, hybrid => CAD 140000 year
        salary $85k+ => CAD 85000 year
        £450 a day outside IR35 => GBP 450 day
        rate $110 an hour => CAD 110 hour
        hourly 60 => CAD 60 hour
        88-92,000 => CAD 88000-92000 year
        $40 to $45 an hour => CAD 40-45 hour
        120 + bonus => CAD 120000 year + bonus
        base of 130 => CAD 130000 year
        wants 90 => CAD 90000 year
        salary 72,500 => CAD 72500 year
        £45-50k => GBP 45000-50000 year
        €600/Tag => EUR 600 day
        600€ par jour => EUR 600 day
        45k€ brut => EUR 45000 year
        not below 80 => CAD 80000 year
        min. 100K => CAD 100000 year
        USD 150,000 => USD 150000 year
        a hundred and ten thousand => CAD 110000 year
    """,
    "industry": """
        wants to get into fintech => Fintech
        only healthcare from now on => Healthcare
        keen on renewables => Renewable energy
        comes from the mining world => Mining
        no more oil and gas => not Oil and gas
        won't work in gambling => not Gambling
        tired of retail => not Retail
        would love a role in insurance => Insurance
        prefers banking => Banking
        open to construction => Construction
        background in insurance => Insurance
        spent ten years in banking => Banking
        refuses tobacco => not Tobacco
        only fintech, please => Fintech
        has always worked in aerospace => Aerospace
        wants out of banking => not Banking
    """,
    "notice": """
        notice is 4 weeks => P4W
        on a three month notice => P3M
        has to give 2 weeks => P2W
        np 60 days => P60D
        2 wks notice => P2W
        needs to give a month's notice => P1M
        notice period: 6 weeks => P6W
        must serve 3 months => P3M
        one month notice => P1M
        notice 30d => P30D
        bound by three months of notice => P3M
        contractually 8 weeks notice => P8W
        Kündigungsfrist 6 Wochen => P6W
        vier Wochen Kündigungsfrist => P4W
        trois mois de préavis => P3M
        préavis d'un mois => P1M
        standard two weeks' notice => P2W
        4wk notice => P4W
    """,
    "standing": """
        PMP since 2019 => PMP held
        got her CPA last year => CPA held
        Tom Becker, P.Eng. => P.Eng. held
        holds a P.Eng. => P.Eng. held
        he passed the CFA => CFA held
        sitting her CFA in June => CFA in_progress
        studying for the PMP => PMP in_progress
        working towards her CFA => CFA in_progress
        halfway through her CPA => CPA in_progress
        PMP exam booked for May => PMP in_progress
        will write the PMP in the fall => PMP in_progress
        thinking of doing the PMP => PMP considering
        might do a CFA => CFA considering
        toying with the idea of a PMP => PMP considering
        wants to get her PMP some day => PMP considering
        PMP certified => PMP held
        chartered, CPA => CPA held
        enrolled in the CPA program => CPA in_progress
        finished her PMP => PMP held
        has her PMP => PMP held
        CFA candidate => CFA in_progress
        failed the PMP, resitting in May => PMP in_progress
        macht gerade die PMP => PMP in_progress
        prépare le CFA => CFA in_progress
        has his P.Eng. => P.Eng. held
        PMP cert => PMP held
        P.Eng. pending => P.Eng. in_progress
        one exam left for her CPA => CPA in_progress
        CPA (2018) => CPA held
        almost finished the CPA => CPA in_progress
        wants the PMP next year => PMP considering
        PMP expired => PMP held
        signed up for the PMP => PMP in_progress
        two papers from CPA => CPA in_progress
        due to qualify as a CPA in May => CPA in_progress
        newly qualified CPA => CPA held
        got his PMP in January => PMP held
        her PMP came through => PMP held
        plans to do the PMP => PMP considering
        should she get a PMP? => PMP considering
        PMP on the cards => PMP considering
        PMP next => PMP considering
        starts her CPA in the fall => CPA in_progress
        passed the last CPA exam => CPA held
        waiting on her PMP results => PMP in_progress
        finishing up the PMP => PMP in_progress
        a CPA by trade => CPA held
        CPA done => CPA held
        PMP course in May => PMP in_progress
        hat den PMP => PMP held
        a son CPA => CPA held
        thinks a PMP would help => PMP considering
    """,
}

TRAPS = {
    "title": """
        she is a Controller at a bank
        currently Project Manager at Shopify
        was a Business Analyst before
        used to be Scrum Master
        her boss is the Controller
        client wants a Data Engineer
        the client is looking for a Project Manager
        they need a Business Analyst by May
        sent her the Product Manager spec
        her husband is a Data Scientist
        met the Project Manager on site
        her replacement as Controller starts Monday
        spoke to the Controller there about her
        they hired another Project Manager
        her team wants a Scrum Master
        reports to the Product Manager
        promoted to Project Manager in 2024
        started out as Data Analyst
        manages two Business Analysts
        wants her Project Manager to leave her alone
        she works with a Data Engineer who wants to leave
        wants to hire a Data Engineer
        looking for a Project Manager for her own team
        looking for an accountant for her taxes
        wants to see a doctor
        wants to talk to my manager
        looking for a nanny
        would love a cleaner
        needs a lawyer for the divorce
        wants a driver for her mother
        prefers talking to a director
        VP wants him to stay
        loves being a nurse
        happy as a controller
        wants out, controller for 8 years
        wants remote, is a nurse now
        wants more money, nurse at UHN
        open to offers. Welder by trade
        asked about the controller role
        wants to leave nursing, teacher training
        hopes the principal calls
        would like her old boss, the controller, back
        would go if the site manager goes
        wants to know who the hiring manager is
        would prefer a recruiter who listens
        looking at becoming a chef some day
        up for partner
        considering her options, analyst at RBC
        wants a coach
        looks for mentor
        asked for a reference from the plant manager
        would not work for that plant manager again
        happy to speak with the client's CFO
        open to meeting the CFO
        would relocate as his wife is a nurse
        keen to hear from the engineer we placed
        would like to thank our receptionist
        dreams of beating the account manager
        needs a carer for dad
        needs the CFO to sign off
        hoping to be made partner
        wants to meet the project manager first
    """,
    "skill": """
        go ahead and send it
        she does not have sales targets
        wants a rest after the move
        free in spring
        she could excel at this
        law firm moved offices
        we are hiring
        good to go
        r u free tmrw
        he is a bit rusty
        hit the rails about pay
        client asked for Kubernetes
        the client needs Python
        her husband does Java
        role needs Terraform
        has no Python => Python
        never used Tableau => Tableau
        no Salesforce at all => Salesforce
        JD asks for React
        her team uses Docker, she doesn't
        swift reply, thanks
        word is she is leaving
        great access to the building
        she'll make the shell of a plan
        wants to learn
        negotiation with her boss went badly
        coaching her son's team on Sundays
        will be in training all week
        recruiting is slow at her place
        planning a wedding
        communication with the client was poor
        had a scheduling clash
        reporting to the CFO
        will discuss budgeting the trip
        her dog is called Ruby
        talk to Julia in HR
        works at Salesforce
        left Oracle last year
        laid off by Shopify in March
        interviewing at Adobe
        he joined SAP in 2022
        Word on the street is layoffs
        she'd react badly to a counter
        Excel at what you do, he joked
        spoke with Mr Jenkins
        a Go getter
        we met on Zoom
        Outlook for the firm is poor
        Workday portal was down
        has a notion to move
        had a flask of tea
        off to the Rust belt
        Tableau conference next week
        her Figma file would not open
        saw her at the AWS summit
        she will chef for friends
        the Docker strike
        wants less Excel
        leading a quiet life
        he has people skills issues
        writes novels at night
        strong accent
        good listener
        does French lessons for fun
        has good connections in audit
        works in marketing
        customer service number given
        she has a driving licence
        payroll messed up her pay
        sales are down, team is nervous
        got her CV, good design
        does her own taxes
        knows the payroll manager there
        has training on Monday
        has some planning to do
        uses LinkedIn a lot
        uses Uber for work
        had recruiting calls all week
        good communication so far
        strong leadership there
        emailed a Word doc
        sent the PDF in Excel
        asked me for Java coffee
    """,
    "outcome": """
        not interested in contract, but keen on perm => not_for_them
        not interested in Toronto, open to Halifax => not_for_them
        doesn't want travel but likes the role => not_for_them
        the client is not interested => not_for_them
        client passed on her => not_for_them
        client is keen => interested
        her husband is not interested in moving => not_for_them
        if she says no we ask Tom => not_for_them
        was not interested last year => not_for_them
        is she interested? => interested
        not sure she is interested => interested
        declined the counter offer => not_for_them
        turned down another offer last week => not_for_them
        her manager said no to a raise => not_for_them
        will ask whether she is interested => interested
        she left a message for the client => left_message
        interested to know why we called => not_for_them
        no answer from the client yet => no_answer
        she turned off her camera => not_for_them
        said no to the gym => not_for_them
        keen cyclist
        interested parties only
        positive covid test
        content writer at a bank
        curious about salary
        passed her CPA exam
        he passed.
        her father passed away
        settled the invoice
        excited about the baby
        comfortable with remote
        not keen on commuting
        said no to Saturday work
        rejected by the client
        got rejected after round two
        client says not a fit
        no interest from the client
        declined to say what she earns
        refused to give a number
        thrilled with her new job
        delighted with her bonus
        eager kid
        happy with her raise
        not looking forward to Monday
        no longer interested in politics
        client turned her down
        interest in the loan is high
        her team is excited
        up for promotion
        she is in Halifax
        too far from the subway for visitors
        too small a flat
        not ready to say a number
        wants to see the office
        left a note on the file
        left word with HR for the reference
        no answer on the salary question
        phone off during holidays
        busy line of work
        just joined a gym
        maybe next week for coffee
        not now the manager, she left
        hold off on sending the CV
        can't wait for summer
        sounds great on paper, client says
    """,
    "condition": """
        if I remember right she has two kids
        not sure if she got it
        asked if she could send a CV
        will let me know once she has read it
        I'll call her once I hear from the client
        after lunch she called back
        called after work
        when I called she was driving
        spoke after the interview
        left her last job after the merger
        will ring if I hear more
        when she was at Shopify she led a team
        let me know if you need more
        sent it after our call
        see if the client agrees
        he asked if it is remote
        moved here after university
        client decides once the budget is signed
        don't know when they decide
        call if urgent
        once a month she travels
        once upon a time
        he was once a chef
        when the phone rang she was out
        if the line drops I will call back
        after the call I wrote to her
        until they met
        after hours number is on file
        once bitten
        after the holidays call her
        waiting for her at reception
        waiting for the CV
        waiting for feedback from client
        depends on whom you ask
        as long as she can remember
        once I have the JD I will send it
        we will pay once she starts
        pending an update from the client
        if he calls, tell him
        when she gets home she will call
        until the end she was polite
        unless I hear back, closed
        the baby was born after the move
        client will hire when the budget is there
    """,
    "available_from": """
        called on 1 June
        her birthday is 4 May
        contract ended in January
        started there in April 2024
        client wants someone from May
        client start date 1 June
        interview on 20 March
        on holiday until Monday
        call her after 5pm
        exam in June
        the role starts in May
        left Shopify in February 2025
        back from vacation on 20 March
        wedding in July
        bonus paid in April
        her lease is up in August
        CV sent 10 March
        moving house in May
        has been there since June 2021
        next review in September
        free for lunch on Friday
        free to talk Tuesday
        available for a call Thursday
        available Monday at 3 for an interview
        free tmrw 2pm
        can start the process in May
        moving to Calgary in July
        free after 5pm Friday
        open to chat after Easter
        leaving for India in April
        starts mat leave in June
        contract renewed until December
        offer ends Friday
        visa expires in July
        can meet in June
        ready to talk in May
        MBA starts in September
        course starts in May
        school starts in September
        her new job starts on Monday
        kids finish school in June
        she can do Thursday
        could you call in May
        could do a Zoom on Monday
        looking at houses in May
        starts her PMP in May
        wife due in July
        available by phone until Friday
        free to meet next week
        can come in on Tuesday
        would know by April
        will decide in April
        could hear in May
        open house on Sunday
        can send CV on Friday
        leaves for vacation on 20 March
        looking to buy in spring
        change of boss in April
        done with exams in May
        project starts in May
        team moves to Halifax in June
        bonus comes after March
        review is after June
        not before 10am
        not until Monday will she know
        hired a new boss from May
        promotion from July
        raise from April
        relocating from Montreal in June
        on a course until Wednesday
        in Lisbon from April to June
        she starts at RBC on 6 April
        signed, starts 1 May
    """,
    "pay": """
        on 110k now
        currently making 95k
        earns 120k plus bonus
        client budget is 130k
        role pays 100k
        the band tops out at 115k
        they offered her 125k
        manages a 200k budget
        was on 90k at Shopify
        her husband makes 150k
        saved them 300k
        responsible for 5m in sales
        commute is 40 km
        counter offer of 140k
        client can't go over 110k
        current base 105k
        client budget is $130k
        role pays $100k
        she gets $95k there
        package at Shopify is $120k
        was offered $120k by Sun Life
        Rogers countered at $130k
        mortgage of $400k
        owes $15k in student loans
        $50k bonus due in March
        turned down $120k last month
        he was getting $110k at Bell
        prev salary £45k
        billed at $120/hr
        her old rate was $80/hr
        saved them $300k
        has an offer of $115k
        minimum order of $50k
        wants to sell for $500k
        needs $30k for the roof
        paid $90 for lunch
        asked for a $5,000 loan
        looking for a house under $600k
        $15 an hour for parking
        lost $80k on the house
        needs to bill $300k
        target is $2m a year
        wants a budget of $100k
        quota of $900k
        made $130k in sales
        fee is $25k
        her team costs $500k a year
        1,500 a month in rent
        wants $10k more
        a 10% raise on $90k
        $20k less than now
        they said $120k
        I said $120k
        told her $110k
        pitched at $115k
        advertised at $95k
        we can do $120k
        she has $120k
        $110k here versus $130k there
        grew it from $1m to $3m
        $130k is too low for her
        more than the $95k she has
        average there is $105k
    """,
    "industry": """
        the client is in banking
        her bank account details
        husband works in mining
        retail therapy this weekend
        sent the insurance forms
        went shopping for a construction helmet
        client is a fintech
        called from the hospital
        her brother is in construction
        works next to an insurance office
        wants a bank holiday off
        prefers retail hours off
        would love to travel
        wants health insurance
        needs dental insurance
        looking for mining stocks
        prefers public transport
        hopes for government support
        only legal documents
        wants to buy energy drinks
        looking at media reports
        moving by rail, transport strike
        wants a consulting fee
        open to legal advice
        would like training in security
        no government calls
        not a bank
        only food allergies
        prefers telecom bills paid
        interested in sports
        loves real estate shows
        wants a car, automotive leasing
        needs childcare, education leave
    """,
    "notice": """
        noticed she has been there 3 months
        gave two weeks to decide
        the client gave us 2 weeks
        on short notice
        holiday for two weeks
        at a moment's notice
        noticed after 2 weeks
        handed in her notice 3 weeks ago
        gave notice 2 weeks ago
        2 weeks after notice
        landlord wants 2 months notice
        her tenant gave a month's notice
        3 weeks into her notice
        noticed him 2 months ago
        no notice, can start now
        client needs 2 weeks notice of interview
        24 hours notice for calls
        needs 3 weeks to decide
        has to give 2 references
        needs to give 5 days for holidays
    """,
}


def _rows(table: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for kind, lines in table.items():
        for line in filter(None, map(str.strip, lines.splitlines())):
            note, _, value = line.partition(" => ")
            yield kind, note, value


def _told(kind: str, note: str) -> set[str]:
    """What is said of a kind, as "PMP held" for a standing and "not X ?" for a doubted refusal."""
    if kind == "standing":
        return {f"{one.value} {one.standing}" for one in read(note) if one.kind == "designation"}
    return {shown(one).removeprefix(f"{kind} ") for one in read(note) if one.kind == kind}


@pytest.mark.parametrize(("kind", "note", "value"), tuple(_rows(SAID)))
def test_what_a_note_plainly_says_is_told(kind: str, note: str, value: str) -> None:
    assert {value, f"{value} ?"} & _told(kind, note)


@pytest.mark.parametrize(("kind", "note", "value"), tuple(_rows(TRAPS)))
def test_what_a_note_does_not_say_is_at_most_asked(kind: str, note: str, value: str) -> None:
    sure = {one for one in _told(kind, note) if not one.endswith("?")}
    assert value not in sure if value else not sure
