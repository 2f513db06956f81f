"""The answers about giving as sentences, and the rows that their plots take."""

from agency.coaching.rubric import POINTS, point_of
from agency.coaching.told import CoachingTold
from agency.insights.giving import AdviceTaken, Balance
from agency.insights.predicting import wilson
from agency.introductions.told import IntroductionsTold
from agency.languages.speaking import _
from agency.marketing.told import Marketed
from agency.portal.insight_words import PlotRow, in_100
from agency.portal.touch_form import ASKS, VALUES
from agency.referrals.told import ReferralsTold
from agency.words import capital, count_words, inside, number

CountRow = tuple[str, int, str]
"""Name, count and the class of its bar, as ``insight_bars.count_rows`` draws them."""
LEAST_INTERVIEWS = 10
"""With and without preparation, before they are compared."""


def balance(found: Balance) -> str:
    if not found.gave and not found.asks:
        return _("Nothing was given and nothing asked in these weeks.")
    asked = number(found.asks) if found.asks else _("nothing")
    words = {"gave": count_words(found.gave, "useful thing"), "asked": asked}
    if found.gave > found.asks:
        return _("Yes. We gave %(gave)s and asked for %(asked)s.", **words)
    if found.gave == found.asks:
        return _("As much as we ask. We gave %(gave)s and asked for %(asked)s.", **words)
    return _("No. We gave %(gave)s and asked for %(asked)s.", **words)


def balance_rows(found: Balance) -> list[CountRow]:
    given = [(VALUES[kind], count, "p-a") for kind, count in found.given.items()]
    return given + [(ASKS[kind], count, "p-hollow-n") for kind, count in found.asked.items()]


def balance_described(found: Balance) -> str:
    given = ", ".join(f"{inside(VALUES[kind])} {count}" for kind, count in found.given.items())
    asked = ", ".join(f"{inside(ASKS[kind])} {count}" for kind, count in found.asked.items())
    none = _("nothing")
    return _("Given: %(given)s. Asked: %(asked)s.", given=given or none, asked=asked or none)


def advice(found: AdviceTaken) -> str:
    if not found.advised:
        return _("Nobody was given course advice in these weeks.")
    people = capital(count_words(found.advised, "person", "people"))
    if not found.took_it:
        return _("Not yet. %(people)s had course advice, and none has begun since.", people=people)
    said = _(
        "%(people)s had course advice. Since then %(begun)s began a designation and %(reached)s reached one.",
        people=people,
        begun=count_words(found.under_way),
        reached=count_words(found.reached),
    )
    roles = capital(count_words(found.roles, "role"))
    opened = (
        _("%(roles)s of ours asks for it, and %(count)s of them were put forward for one.")
        if found.roles == 1
        else _("%(roles)s of ours ask for them, and %(count)s of them were put forward for one.")
    )
    return f"{said} {opened % {'roles': roles, 'count': count_words(found.put_forward)}}"


def coaching(found: CoachingTold) -> str:
    if not found.sessions:
        said = [_("Nobody practised in these weeks.")]
    else:
        people = capital(count_words(found.people, "person", "people"))
        said = [_("%(people)s practised, %(sessions)s in all.", people=people, sessions=count_words(found.sessions, "session"))]  # fmt: skip
    if found.improved_from is not None and found.improved_to is not None:
        said.append(
            _(
                "Whoever came more than once went from “%(first)s” to “%(latest)s” on the average.",
                first=inside(POINTS[point_of(found.improved_from)]),
                latest=inside(POINTS[point_of(found.improved_to)]),
            )
        )
    if is_coaching_drawn(found):
        with_, without = (row[2:] for row in coaching_rows(found))
        said.append(
            _(
                "Of 100 prepared for an interview %(with_)s went on, of 100 others %(without)s.",
                with_=in_100(with_[0]),
                without=in_100(without[0]),
            )
        )
        if with_[1] <= without[2] and without[1] <= with_[2]:
            said.append(_("That may be chance."))
    elif found.prepared or found.unprepared:
        said.append(_("Too few interviews to compare."))
    return " ".join(said)


def is_coaching_drawn(found: CoachingTold) -> bool:
    return min(found.prepared, found.unprepared) >= LEAST_INTERVIEWS


def coaching_rows(found: CoachingTold) -> list[PlotRow]:
    groups = (
        (_("Prepared"), found.prepared, found.prepared_went_on),
        (_("Not prepared"), found.unprepared, found.unprepared_went_on),
    )
    return [
        (name, count_words(count, "interview"), *wilson(went_on, count))
        for name, count, went_on in groups
    ]


def coaching_described(found: CoachingTold) -> str:
    told = [
        _("%(name)s %(share)s, %(low)s to %(high)s", name=name, share=in_100(share), low=in_100(low), high=in_100(high))
        for name, _small, share, low, high in coaching_rows(found)
    ]  # fmt: skip
    return _("Of 100 interviews, how many went on: %(told)s.", told="; ".join(told))


def introductions(found: IntroductionsTold) -> str:
    if not (found.proposed or found.introduced or found.asked_whether_it_helped):
        return _("Nobody was introduced in these weeks.")
    said = [
        _(
            "%(proposed)s proposed, both said yes to %(agreed)s, and %(introduced)s came about.",
            proposed=capital(count_words(found.proposed, "introduction")),
            agreed=count_words(found.agreed),
            introduced=count_words(found.introduced),
        )
    ]
    if found.asked_whether_it_helped:
        said.append(
            _(
                "Of %(asked)s asked a month later, %(helped)s said that it helped.",
                asked=count_words(found.asked_whether_it_helped, "person", "people"),
                helped=count_words(found.helped),
            )
        )
    return " ".join(said)


def referrals(found: ReferralsTold) -> str:
    if not found.sent:
        return _("Nobody was sent to us in these weeks.")
    said = [
        _(
            "%(people)s sent to us: %(answered)s answered or came, %(submitted)s put forward, %(placed)s placed.",
            people=capital(count_words(found.sent, "person", "people")),
            answered=count_words(found.answered),
            submitted=count_words(found.submitted),
            placed=count_words(found.placed),
        )
    ]
    if found.thanks_due:
        said.append(
            _(
                "Their referrers were due news of %(due)s and had it of %(thanked)s.",
                due=count_words(found.thanks_due),
                thanked=count_words(found.thanked),
            )
        )
    return " ".join(said)


def marketed(found: Marketed) -> str:
    if not found.sends:
        return _("Nobody was marketed in these weeks.")
    return _(
        "%(people)s marketed in %(sends)s: %(read)s read, %(yes)s answered with yes, %(interviews)s to interviews, %(placed)s to placements.",
        people=capital(count_words(found.people, "person", "people")),
        sends=count_words(found.sends, "letter"),
        read=count_words(found.read),
        yes=count_words(found.yes),
        interviews=count_words(found.interviews),
        placed=count_words(found.placed),
    )


def introduction_rows(found: IntroductionsTold) -> list[CountRow]:
    counted = (
        (_("Proposed"), found.proposed),
        (_("Both said yes"), found.agreed),
        (_("Introduced"), found.introduced),
        (_("Asked if it helped"), found.asked_whether_it_helped),
        (_("It helped"), found.helped),
    )
    return _in_a_row(counted)


def referral_rows(found: ReferralsTold) -> list[CountRow]:
    counted = (
        (_("Times we asked"), found.asked),
        (_("Named to us"), found.named),
        (_("Came by a link"), found.by_link),
        (_("Answered or came"), found.answered),
        (_("Put forward"), found.submitted),
        (_("Placed"), found.placed),
        (_("Thanks due"), found.thanks_due),
        (_("Thanked"), found.thanked),
        (_("Rewards due"), found.rewards_due),
        (_("Rewards paid"), found.rewards_paid),
    )
    return _in_a_row(counted)


def marketed_rows(found: Marketed) -> list[CountRow]:
    counted = (
        (_("Letters"), found.sends),
        (_("Read"), found.read),
        (_("Yes"), found.yes),
        (_("Not now"), found.not_now),
        (_("No profiles"), found.no_profiles),
        (_("Interviews"), found.interviews),
        (_("Placed"), found.placed),
    )
    return _in_a_row(counted)


def described(rows: list[CountRow]) -> str:
    """The same numbers in words."""
    return ", ".join(f"{inside(name)} {count}" for name, count, _shade in rows)


def _in_a_row(counted: tuple[tuple[str, int], ...]) -> list[CountRow]:
    return [(name, count, "p-a") for name, count in counted]
