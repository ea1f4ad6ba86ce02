"""Room reconcile: copies and origins, which claims tell of one occurrence, and the events they make.

`fingerprints.fingerprint` and `copies.find_copies` tell carried texts from independent ones, and
`carried.find_carried` the passages that articles have from others;
`stage.reconcile` turns grounded claims into events; `compare.compare` says why two claims are or
are not together.
"""
