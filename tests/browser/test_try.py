import time
from tests.browser.conftest import Visits
from tests.support.browser import _AXE

def test_try(visits: Visits) -> None:
    page = visits.by("rafael")
    page.goto("/today")
    js = """async () => { const els=['html','body','main','#slip-s33','#slip-s33 .cb-acts',"#slip-s33 .cb-act[data-key='e']"]; 
      const snap=()=>els.map(e=>getComputedStyle(document.querySelector(e)).backgroundColor+' '+getComputedStyle(document.querySelector(e)).transitionDuration).join(' | ');
      const out=[snap()]; document.documentElement.dataset.bsTheme='dark'; out.push(snap());
      for (const ms of [20,50,100,300]) { await new Promise(r=>setTimeout(r,ms)); out.push(ms+snap()); } return out; }"""
    for l in page.evaluate(js): print(l)
    print(page.evaluate("document.getAnimations().map(a=>a.transitionProperty+' '+a.effect.target.className).slice(0,5)"))
