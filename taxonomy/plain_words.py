"""English words of any text, beside search's stop words: they rank well enough, but no concept is made of them."""

from search.analysis import stems

_WORDS = """able across actual add almost alone along already although always among amount another anyone anything
anywhere around ask available average away back bad become begin behind best better big both break bring build call
cannot case change check choose clear close come common complete contain cost count cover current cut date day decide
depend describe different difficult direct do done early easy eight eighth either else end enough even evening every
everyone everything exact example exist expect false far fast few fifth figure fill final find finish first five fix
follow forget form former four fourth free full further general get give given go good great grow half hand happen hard
help here high hold hour hundred immediate important improve include increase inside instead interest join just keep
kind know known large last late later learn least leave left less let level life like likely limit line list little
live long look lose lot low main make many matter mean measure meet minute miss moment month morning move much name
near necessary need neither never new next night nine nobody none normal nothing number offer often old one open order
outside own page paid part past pay people per percent perhaps person pick place plain plan play point possible prefer
present previous probably problem provide pull put quarter question quick quite rather reach read ready real reason
receive recent reduce remain remember repeat reply report require rest result return right run same save say second see
seem sell send separate set seven several shall shape share short show side similar simple since single six size slow
small somebody someone something soon sort speak spend stand start state stay still stop such sure table take talk
team tell ten test thank thing think third thousand three time today together told tomorrow tonight too top total toward
trial true try turn twelve twenty two type understand unit unless until upon use user usual value various visit wait
want way week weekend well whatever whether whole whose wide without word work worse write written wrong year yes yet
young"""
PLAIN_STEMS = frozenset(stems(_WORDS.split()))
