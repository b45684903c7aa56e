"""Words that narrow no thing: that it is so, was found, done or had."""

from functools import cache

from openimr.terms.clinical_lexicon import common_forms
from openimr.terms.lexicons import form_of

_NEUTRAL = frozenset(
    form_of(word)
    for word in "feel feeling alleged claimed supposed purported corroboration corroborating verification proof barrier obstacle region area sufficiently produced brought yielded achieved resulted here anywhere available according effect force place either altogether already found identified demonstrated exhibits exhibited experienced experiences suffers suffered undergone underwent "  # noqa: SIM905 (words)
    "segment palpation musculature appreciated appreciable palpated objectively attack episode asymmetry tension ideation account trace comment description true circumscribed thorough traditional ordinary usual simple typical regular known recognized evident witnessed observed earlier former previously beforehand point received completed attended tried trialed used uses taken takes prescribed consulted gives muscle joint syndrome disease disorder "
    "advised instructed explored taking intensity circumstance raises raise raising agent degree method event behavior residual positive difficulty trouble treating chronic acute advanced plain oral daily "
    "living ligamentous peptic gastric checked inquired attempted preoperative presurgical provocative greater initially stemming "
    "poorly database successful based consistent suggestive suggest suggesting "
    "indicative associated documenting indicating showing noting actually specifically presently currently ever individual himself "
    "herself conducted obtained established affected affecting involved involving ongoing reported complains complained presented "
    "presents following subsequent resulting dysfunction abnormality abnormal involvement confirming confirmation compliance "
    "anesthetic local regimen component neuropathic relevant pertinent corresponding underlying conventional standard whatsoever tested screened "
    "screening actual apparent apparently attributable attributed owed worn prescribing provided providing derived "
    "confirm confirms reveal reveals demonstrate demonstrates indicate indicates carried screens toxicology appear appears seem seems alongside mediated related generated excessive experiencing suffering having continues derangement pathology irritation "
    "accomplished adequately evidenced evidencing mentioned mentions initiated initiating started starting begun began occurred occurring occurs relation connection "
    "term returning however establishing establish establishes recorded recording reporting favorable followed proved proven proving exist exists existing existed "
    "responded respond responding utilized utilizing utilizes undertaken undergoing undergoes instituted implemented rendered delivered offered arranged pursued employed "
    "likewise furthermore moreover additionally thus said says described describing describes listed lists charted written entered "
    "expressly explicitly clearly reliable reliably credible carries carrying holds possesses displays displayed manifest manifests "
    "manifested attests supports supporting supported substantiates substantiate substantiated substantiating corroborated corroborates verified provides giving "
    "contain contains arises develops person people man woman chart file paperwork submission packet material furnished put placed met applied pointed "
    "seen sought returned together along participated engaged enrolled pursuing suitability psychologic placing occurrence reaction asked caused causing task everyday wanting programme anyone anybody someone through query queried check checking search searched accessed finished ended concluded finalized failed unsuccessfully practiced practised".split()
)


@cache
def passed_over() -> frozenset[str]:
    """Return the forms of the words that narrow no thing."""
    return common_forms() | _NEUTRAL
