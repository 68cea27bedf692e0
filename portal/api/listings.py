"""GET /listings/{key}"""

from ninja import Router

from portal.api.reading import not_found, valid_key
from portal.api.records import record
from portal.api.schemas import ListingAnswer, Problem
from portal.search.service import audiences

router = Router()


@router.get("/listings/{key}", response={200: ListingAnswer, 404: Problem}, summary="Everything public of one record")
def one(request, key: str):
    found = record(valid_key(key), audiences(request.user))
    if found is None:
        raise not_found()
    return found
