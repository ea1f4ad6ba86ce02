"""An invented article that makes claims, one of them a denial."""

ARTICLE = (
    "Army retakes Bor after two days\n\n14 January 2014\n\n"
    "The South Sudanese army recaptured the town of Bor on Monday, a military spokesman said."
    " Rebels withdrew from Bor towards the river, he added.\n\n"
    "A rebel spokesman denied that the army had captured Bor.\n"
)
