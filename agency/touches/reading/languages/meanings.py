"""Short names that mean one thing in one trade and another, or nothing, in the next; and what tells them apart.

A line is ``spelling -> kind: name = words``: where the note has one of the words, the spelling is that name of the
vocabulary. Both sides are patterns in small plain letters; a spelling with capitals must be written with them.
"""

_DRIVING = (
    "driv(?:er|es|ing)|hgv|lgv|artic|lorry|lorries|truck(?:s|er|ing)?|tanker|trunking|tramping|haul(?:age|ing|s)?|trailer|reefer|flatbed|super b"
    "|day cabs?|fahrer|lkw|spedition|chauffeur|camion\\w*|fuhrerschein|permis|fernverkehr"
)
_BRITISH = "hgv|lgv|artic|lorry|lorries|£|tramping|trunking|quid|cpc|tacho"
_GAS = "gas|boilers?|plumb\\w*|heating|furnaces?|hvac|pipefit\\w*|journeyman|c\\.?o\\.?f\\.?q|oil burner|chauffagiste"
_KITCHEN = "chefs?|cooks?|kitchens?|culinary|restaurants?|hotels?|partie|commis|banquets?|camp|brunch|line cook"
_SITE = (
    "site|labou?r(?:er|ing)?|groundwork\\w*|chippy|chippie|carpent\\w*|join(?:er|ery)|brick\\w*|scaffold\\w*|construct\\w*|electric\\w*|sparky"
    "|plumb\\w*|plaster\\w*|dry ?lin\\w*|glaz\\w*|roof\\w*|banksman|slinger|steel|smsts|sssts|cpcs|painter|tiler|demolition|builder"
)
_SHED = "warehouse|wms|dcs?|distribution|receiving|pick(?:ing|ers?)|3pl|logistics|fulfil\\w*|inventory|shipping|entrepot|lager"
_IRON = (
    "mech(?:anics?)?|technicians?|techs?|heavy|excavators?|dozers?|loaders?|cummins|komatsu|deere|310t|421a|diesel|operators?|graders?"
    "|off-?road|engines?|undercarriage|field service"
)
_PLANNING = "fp&a|anaplan|hyperion|onestream|budgets?|budgeting|forecast\\w*|modell?ing|netsuite|finance|planning"
_SHEETS = "excel|sql|google|data|tableau|spreadsheets?|looker"
_LEGAL = (
    "lawyer|solicitor|paralegal|trainee|law|legal|counsel|sqe|training contract|firm|llb|gdl|nq|pqe|jurist\\w*|anwalt\\w*|kanzlei|avocat\\w*"
    "|compliance|cipp\\w*|gdpr|dsgvo|rgpd|procurement"
)
_AMBULANCE = "paramedic|ambulance|ems|911 calls|emt"

MEANINGS = rf"""
    cipp -> designation: CIPP payroll = payroll|payrolls|bacs|paye|p11d
    adr -> designation: ADR licence = {_DRIVING}|ce\b
    hazmat -> designation: Hazmat endorsement = az|cdl|class 1|class one|long haul|drives?|driver|hauling
    class (?:1|one)(?! (?:power|steam|water|operator|railway|honours)) -> designation: Category C+E licence = {_BRITISH}
    class (?:1|one)(?! (?:power|steam|water|operator|railway|honours)) -> designation: AZ licence = {_DRIVING}|air brakes?|dispatch|loads?|logging|gravel|oilfield|warehouse
    class (?:3|three)(?! (?:power|steam|water|operator)) -> designation: DZ licence = {_DRIVING}|air brakes?|gravel|dump|vac
    cpc -> designation: Transport Manager CPC = transport manager|operator'?s licence|o[- ]licence|fleet of|trucks
    cpc -> designation: Driver CPC = {_BRITISH}|driver|coach
    (?:1st|first) class(?= ?[,.;)]| in| exam| ticket|$) -> designation: 1st Class Power Engineer = power engineer\w*|steam|boilers?|stationary
    (?:2nd|second) class(?= ?[,.;)]| in| exam| ticket|$) -> designation: 2nd Class Power Engineer = power engineer\w*|steam|boilers?|stationary
    (?:3rd|third) class(?= ?[,.;)]| in| exam| ticket|$) -> designation: 3rd Class Power Engineer = power engineer\w*|steam|boilers?|stationary
    (?:4th|fourth) class(?= ?[,.;)]| in| exam| ticket|$) -> designation: 4th Class Power Engineer = power engineer\w*|steam|boilers?|stationary
    g1 -> designation: G1 gas licence = {_GAS}
    g2 -> designation: G2 gas licence = {_GAS}
    g3 -> designation: G3 gas licence = {_GAS}
    lpc -> designation: Legal Practice Course = {_LEGAL}
    cscs -> designation: CSCS card = {_SITE}
    ecs -> designation: ECS card = electric\w*|sparky|18th|jib|approved|2391
    acs -> designation: ACS gas = gas safe|boilers?|gas|heating
    pcp -> designation: Primary Care Paramedic = {_AMBULANCE}
    acp -> designation: Advanced Care Paramedic = {_AMBULANCE}
    ccp -> designation: Critical Care Paramedic = {_AMBULANCE}
    gmc -> designation: GMC registration = doctors?|gp|physician|locum|consultant|nhs|registrar|psychiatrist|surgeon|mbbs|fy2|sho
    ea -> designation: EA = tax|irs|enrolled|1040s?|cpa
    EA -> title: Executive Assistant = to|role|again|minutes|diary|diaries|calendars?|partners?|ceo|cfo|md|assistant|executives?|c-suite|travel|admin
    super(?= ?[.,;/]|,? not| role| again|$) -> title: Site Superintendent = gold seal|site|tower|formwork|concrete|foreman|construction|precast|bridges?|pm
    (?<![0-9] )(?<![0-9])pm(?= ?[.;/]| role| job|$) -> title: Project Manager = super|superintendent|scrum|estimator|estimating|project|prince2|pmp|gold seal
    PE -> industry: Private equity = buy side|banks?|banking|cfa|funds?|vc|portfolio companies|lbo|m&a
    ad agenc(?:y|ies) -> industry: Advertising = copywriter|creative|agency|brands?|marketing|designer|art director|account
    rse -> designation: Red Seal = journeyman|elec|electrician|welder|plumber|millwright|carpenter|pipefitter|insulator|mechanic
    eighteenth edition(?! of) -> designation: 18th Edition = electric\w*|sparky|maintenance|testing|2391|jib|ecs
    (?:(?:cscs )?black card) -> designation: CSCS Black Card = smsts|cscs|site manager|contracts manager|housebuilder
    SC -> designation: SC clearance = vetting|cleared|clearance|dv|hmrc|mod|defence|gchq|cheltenham
    DV -> designation: DV clearance = vetting|cleared|clearance|SC|mod|defence|gchq|cheltenham
    cote secret -> designation: Secret clearance = valide|federal|gatineau|ottawa|devops|analyste|developpeur\w*|ingenieur\w*
    bilanzbuchhalter(?:in)?(?= ?\(ihk\)|, prufung| ihk) -> designation: Bilanzbuchhalter IHK = ihk|prufung|macht|nebenher
    em(?= ?[.,;]| role| job|$) -> title: Engineering Manager = devs?|developer|engineers?|software|tech lead|staff|ic
    num(?= ?[.,;]| role| job|$) -> title: Nurse Manager = rn|aged care|ward|nurse|nursing
    cco -> title: Chief Compliance Officer = compliance|aml|mlro
    react -> skill: React = angular|typescript|ts|front-?end|javascript|js|node|vue|next\.?js|svelte|graphql
    ts -> skill: TypeScript = react|angular|js|front-?end|node|vue
    fi/co -> skill: SAP FICO = sap\w*
    rockwell -> skill: Allen-Bradley = plc|scada|controls?|hmi|automation|siemens
    opera -> skill: Opera PMS = hotel\w*|receptionist|front desk|front office|night auditor
    reach -> skill: Reach truck operation = flt|counterbalance|forklift|bendi|vna
    generalist(?! approach) -> title: HR Generalist = hr|cphr|chrl|chrp|hrbp|shrm|cipd|people
    manhattan -> skill: Manhattan WMS = {_SHED}
    Cat -> skill: Caterpillar equipment = {_IRON}
    adaptive -> skill: Workday Adaptive Planning = {_PLANNING}
    sheets -> skill: Google Sheets = {_SHEETS}
    sps -> skill: PLC programming = tia|siemens|step ?7|simatic|automatisier\w*|elektr\w*|instandhalt\w*|mechatron\w*|industriemechanik\w*|techniker
    sous -> title: Sous Chef = {_KITCHEN}
    fr|fre|franc -> skill: French = bilingu\w*|fr/en\w*|en\w*/fr|langu\w*|lang
    en|eng|angl -> skill: English = bilingu\w*|fr/en\w*|en\w*/fr|langu\w*|lang
    polish(?= and |,| or |/|$|\.)|(?<=speaks )polish|(?<=and )polish(?= ?[.,;]|$) -> skill: Polish language = speaks?|languages?|fluent|native|german|russian|english|ukrainian
    (?<=knows )lean|(?<=does )lean|lean(?= and (?:5s|six|kaizen|forklift))|lean(?=, (?:5s|six|kaizen)) -> skill: Lean = production|manufactur\w*|plant|5s|six sigma|kaizen|supervisor|line|warehouse
"""
