"""What holdings answer: which place is meant (`naming`), who held it (`states`), what changed (`changes`).

`holds` and `areas` say which holdings bear on a day, `answers` adds the words, `differences` compares days.
"""
