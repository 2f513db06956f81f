from tests.browser.conftest import Visits, Live
from tests.browser.test_pages import find_known
from tests.support.browser import lay_out, sideways
JS = """() => { const w=document.documentElement.clientWidth; return [...document.querySelectorAll('main *')].filter(e=>e.getBoundingClientRect().right>w+1 && !e.closest('.cb-scroll')).slice(0,8).map(e=>e.tagName+'.'+e.className+' '+Math.round(e.getBoundingClientRect().right)+' '+e.textContent.trim().slice(0,40)) }"""
def test_try(visits: Visits, live: Live) -> None:
    known = live.ask(find_known)
    page = visits.by("nadine")
    for name, url in {"consent":f"/candidates/{known.candidate}/consent","cand":f"/candidates/{known.candidate}","client":f"/clients/{known.client}"}.items():
        page.goto(url)
        for w in (390, 320):
            lay_out(page, w)
            print(name, w, sideways(page), page.evaluate(JS))
        page.screenshot(path=f"/tmp/{name}.png", full_page=True)
    page.goto("/roles/5"); print(page.content()[:300])
    sls = {k: (visits.by(k).goto("/today"), visits.contexts[-1].pages[0].locator("[data-slip]").count())[1] for k in ("nadine","saoirse","rafael","theo")}
    print(sls)
