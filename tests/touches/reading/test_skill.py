"""Sentences written apart from the reader: skill."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
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
"""
TRAPS = """
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
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_plainly_says_is_told(note: str, value: str) -> None:
    assert is_told("skill", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("skill", note, value)
