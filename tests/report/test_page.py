import re
from datetime import date

import pytest
from report.conftest import ACCORD, PROPOSAL, many_articles, page_of
from selectolax.lexbor import LexborHTMLParser

from servanda.dossier import Dossier
from servanda.findings import Text
from servanda.report import matrix_page, report_page


def shown(page: str, selector: str) -> list[str]:
    nodes = LexborHTMLParser(page).css(selector)
    return [" ".join(node.text().split()) for node in nodes]


def test_words_carry_their_use(accord_page: str) -> None:
    assert "[unread: The flow shall be counted in a reasonable manner]" in shown(
        accord_page, "#article-1 blockquote .unread"
    )
    assert shown(accord_page, "#article-5 blockquote .set-aside") == ["[set aside: Done at Mara]"]
    assert shown(accord_page, "#article-5 .words > .use") == [
        "Set aside: Done at Mara, place of signing."
    ]


def test_words_that_nobody_has_read_are_not_marked_one_by_one(accord_page: str) -> None:
    assert shown(accord_page, "#article-6 .unread") == []
    assert shown(accord_page, "#article-6 figure .use") == [
        "None of these 6 words has been read yet."
    ]
    assert shown(accord_page, "#article-6 .readings .use") == [
        "No reading covers these words, so no rule has looked at them."
    ]


def test_holes_stand_out_in_the_reading_and_those_it_leaves_unsaid_are_named(
    accord_page: str,
) -> None:
    assert shown(accord_page, "#clause-2\\.b .hole") == ["(not stated)"] * 3
    assert shown(accord_page, "#clause-2\\.b .open") == [
        "◇ Not stated: bearer, deadline, verifier, amount."
    ]
    assert shown(accord_page, "#clause-2\\.b .tag") == ["proposed, awaiting a person"]


def test_rivals_stand_side_by_side_with_who_confirmed_them(accord_page: str) -> None:
    assert shown(accord_page, "#article-4 .rivals .rival") == ["read as “duty”", "read as “leave”"]
    assert shown(accord_page, "#clause-4 .tag") == ["confirmed by B. Lawyer, 2026-01-10"]


def test_remarks_bear_their_author(accord_page: str) -> None:
    assert shown(accord_page, "#article-1 aside .author") == ["A. Hydrologist"]


def test_a_finding_stands_at_its_article_with_what_would_settle_it(accord_page: str) -> None:
    (left_open,) = [f for f in shown(accord_page, "#article-2 details") if "no-deadline" in f]
    assert "left open on purpose" in left_open
    assert "Left open on purpose by the drafters until the annex." in left_open
    assert "Settled by" in left_open


def test_on_paper_a_finding_on_many_articles_names_the_first_and_counts_the_others(
    longer_page: str,
) -> None:
    lists = [n for n in LexborHTMLParser(longer_page).css(".many ul") if n.css(".on-screen")]
    assert lists
    for each in lists:
        more = len(each.css(".on-screen"))
        assert len(each.css("li:not([class])")) == 8
        (counted,) = each.css(".on-paper")
        assert counted.text() == f"and {more} more, all of them on screen"


def test_the_number_of_places_not_stated_is_explained(accord_page: str) -> None:
    (told,) = [p for p in shown(accord_page, "#numbers .use") if p.startswith("A place is")]
    assert "Not every norm needs every place" in told


def test_what_is_to_be_settled_is_listed(accord_page: str) -> None:
    listed = shown(accord_page, "#settle li")
    assert "2.b bearer, deadline, verifier, amount (duty to achieve)" in listed
    assert any("Left open on purpose by the drafters" in item for item in listed)
    assert "No reading covers 6." in shown(accord_page, "#settle p")


def test_positions_and_reports_keep_to_whose_word_they_are(accord_page: str) -> None:
    assert shown(accord_page, "#positions li")[0] == (
        "Southland wants [1] at least 40 m3/s, stated 2025-03, according to S1."
    )
    links = LexborHTMLParser(accord_page).css("#positions li a")
    assert {link.attributes["href"] for link in links} >= {"#clause-1", "#source-S1"}
    assert "Southland denies R1." in shown(accord_page, "#reports li")


def test_every_link_within_the_page_leads_somewhere_and_every_anchor_is_one(
    accord_page: str, proposal_page: str, long_page: str
) -> None:
    for page in (accord_page, proposal_page, long_page):
        tree = LexborHTMLParser(page)
        anchors = [node.attributes["id"] for node in tree.css("[id]")]
        targets = {node.attributes["href"] or "" for node in tree.css("a")}
        within = {target[1:] for target in targets if target.startswith("#")}
        assert len(anchors) == len(set(anchors))
        assert within <= set(anchors)


def test_the_picture_and_the_list_say_the_same(accord_page: str) -> None:
    described = "; ".join(shown(accord_page, ".graphs svg > desc")).split("; ")
    assert sorted(described) == sorted(shown(accord_page, ".edges li"))
    assert described == ["3 in exchange for 1", "3.a takes away 3", "4 only after 1"]


def test_a_fresh_proposal_is_a_page_too(proposal_page: str) -> None:
    assert shown(proposal_page, "h1") == ["A page as saved"]
    assert shown(proposal_page, "#article-2 .readings .use") != []


def test_addresses_become_links_with_a_number_for_paper(proposal_page: str) -> None:
    links = LexborHTMLParser(proposal_page).css("#article-1 aside a")
    assert [link.attributes["href"] for link in links] == ["https://example.org/a/page?x=1&y=2"] * 2
    assert shown(proposal_page, "#article-1 aside sup") == ["1", "1"]
    assert shown(proposal_page, ".addresses li") == ["https://example.org/a/page?x=1&y=2"]


def test_a_file_without_articles_is_a_page_too() -> None:
    assert "The file holds no article." in page_of("Only words.\n")


def test_a_strangers_words_stay_words() -> None:
    evil = PROPOSAL.replace("A page as saved", '"x</style><script>1</script>\\"} a{} \u202e')
    evil = evil.replace("A. Reader", "<b onclick=alert(1)>\u202e\x1b")
    page = page_of(evil)
    tree = LexborHTMLParser(page)
    assert tree.css("script, b[onclick]") == []
    assert len(tree.css("style")) == 1
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert '<script>alert("words")</script>' in shown(page, "#article-3 blockquote")[0]


def test_the_page_fetches_nothing(accord_page: str) -> None:
    tree = LexborHTMLParser(accord_page)
    assert tree.css("script, link, img, iframe, object, embed, video, audio, [src]") == []
    assert "url(" not in re.sub(r"url\(#\w+\)", "", accord_page)
    assert "@import" not in accord_page


def test_the_same_file_gives_the_same_page_and_a_day_only_on_demand() -> None:
    dossier = Dossier(Text("accord.pact.md", ACCORD))
    assert report_page(dossier) == page_of(ACCORD)
    assert " on 2026-01-31, from the file" in report_page(dossier, made=date(2026, 1, 31))


def test_names_decide_nothing() -> None:
    swap = {
        "Northland": "Southland",
        "Southland": "Northland",
        "Northern": "Southern",
        "Southern": "Northern",
    }

    def swapped(text: str) -> str:
        return re.sub("|".join(swap), lambda match: swap[match.group()], text)

    def without_hash(page: str) -> str:
        return re.sub(r"<code>[0-9a-f]{64}</code>", "", page)

    assert without_hash(page_of(swapped(ACCORD))) == without_hash(swapped(page_of(ACCORD)))


def test_articles_with_the_same_number_do_not_share_an_anchor() -> None:
    page = page_of(PROPOSAL.replace("## Article 2", "## Article 1"))
    assert len(LexborHTMLParser(page).css("#article-1")) == 1
    assert shown(page, "section.article h3") == ["Article 1", "Article 1", "Article 3"]


def test_three_hundred_articles_are_all_there(long_page: str) -> None:
    assert len(LexborHTMLParser(long_page).css("section.article")) == 300
    assert len(LexborHTMLParser(long_page).css(".graphs rect")) == 300


@pytest.mark.parametrize("number", [0, 1, 40])
def test_the_matrix_alone_has_a_row_a_norm(number: int) -> None:
    page = matrix_page(Dossier(Text("long.pact.md", many_articles(number))))
    assert len(LexborHTMLParser(page).css("tbody tr")) == number
