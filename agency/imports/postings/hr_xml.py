"""HR-XML: PositionOpening, and the older JobPositionPosting and StaffingOrder, read by the names they share."""

from typing import Any

from agency.imports.postings.page_text import page_text
from agency.imports.postings.posting import Posting
from agency.imports.postings.xml import elements, first, inner, said, text_of

_POSTINGS = ("positionopening", "jobpositionposting", "staffingorder", "vacancy")
_ASKS = ("qualificationssummary", "qualification", "jobpositionrequirements", "candidateprofile")


def postings_in_hr_xml(root: Any) -> list[Posting]:
    """Each of the document; nothing where it is another kind of XML."""
    found = [one for one in elements(root, *_POSTINGS) if _title(one)]
    return [_posting(one) for one in found if not _is_inside(one, found)]


def _is_inside(element: Any, others: list[Any]) -> bool:
    return any(above in others for above in element.iterancestors())


def _title(told: Any) -> str:
    return said(told, "positiontitle", "jobtitle", "jobpositiontitle", "title")


def _posting(told: Any) -> Posting:
    place = first(
        told, "positionlocation", "joblocation", "jobpositionlocation", "location", "postaladdress"
    )
    place = told if place is None else place
    pay = first(
        told,
        "remunerationpackage",
        "offeredremunerationpackage",
        "payrange",
        "compensation",
        "salary",
        "remuneration",
    )
    low, high, currency, period = _pay(pay)
    return Posting(
        client=said(told, "organizationname", "employername", "hiringorgname", "companyname", "organization"),
        title=_title(told),
        identifier=_identifier(told),
        city=said(place, "cityname", "municipality", "city"),
        region=said(place, "countrysubdivisioncode", "region", "stateprovince", "state"),
        country=said(place, "countrycode", "country"),
        starts=said(told, "startdate", "positionstartdate", "availabilitystartdate"),
        opened=said(told, "postingdate", "positiondateposted", "posteddate", "dateposted"),
        valid_until=said(told, "expirationdate", "positionexpirationdate", "applicationclosedate", "postingenddate"),
        openings=said(told, "openquantity", "numberofopenings", "positionquantity", "quantity"),
        forms=tuple(_forms(told)),
        contact=said(told, "contactname", "formattedname"),
        contact_email=said(told, "internetemailaddress"),
        asks=tuple(page_text(inner(one)) for one in elements(told, *_ASKS))[:1],
        text=page_text(inner(first(told, "positionformatteddescription", "jobdescription", "formattedpositiondescription", "description"))),
        pay_low=low,
        pay_high=high,
        currency=currency,
        period=period,
    )  # fmt: skip


def _identifier(told: Any) -> str:
    named = first(
        told,
        "documentid",
        "positionopeningid",
        "jobpositionpostingid",
        "hrjobpostingid",
        "positionid",
        "id",
    )
    return (said(named, "idvalue", "id") or text_of(named)) if named is not None else ""


def _forms(told: Any) -> list[str]:
    names = (
        "positionoffertypecode",
        "positionscheduletypecode",
        "positiontypecode",
        "employmenttype",
        "positiontype",
        "classification",
    )
    return [text_of(one) for one in elements(told, *names)]


def _pay(pay: Any | None) -> tuple[str, str, str, str]:
    """Both ends, the currency and the period."""
    if pay is None:
        return "", "", "", ""
    low = first(pay, "minimumamount", "rangeminimum", "minimum", "min", "amountmin")
    high = first(pay, "maximumamount", "rangemaximum", "maximum", "max", "amountmax")
    only = first(pay, "amount", "basepay", "salary") if low is None and high is None else None
    one = next((found for found in (low, high, only) if found is not None), pay)
    currency = next(
        (
            value
            for name, value in (*one.attrib.items(), *pay.attrib.items())
            if "currency" in str(name).lower()
        ),
        "",
    )
    return (
        text_of(low if only is None else only),
        text_of(high if only is None else only),
        str(currency) or said(pay, "currencycode", "currency"),
        said(pay, "remunerationintervalcode", "payinterval", "interval", "period"),
    )
