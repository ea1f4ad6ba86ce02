"""The page: a record served to a browser, each view with its JSON.

`app.make_app(settings)` is the application, `serving.serve` runs it. `core` holds what all answers share;
beside it stands one package a topic, each with a `router` and the shapes of its answers.
"""
