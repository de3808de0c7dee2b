"""Descriptions that are judged at once, as a survey in threads does, keep apart."""

from __future__ import annotations

from tests.checks.building import from_text

from kuvauslint.checks import sentences


def test_what_is_found_in_one_is_told_of_it_alone(monkeypatch):
    """Whatever else is judged while the sentences of one are looked for."""
    first = from_text("Asiakasrekisteri on julkisuuslain 28 §:n mukainen rekisteri.", memo={})
    second = from_text("Kunnan asiarekisteri kertoo vireillä olevista asioista.", memo={})
    prose, waiting = sentences.prose, [second]

    def interrupted(subject):
        if waiting:
            sentences.sentences(waiting.pop(), "terms")
        return prose(subject)

    monkeypatch.setattr(sentences, "prose", interrupted)
    for subject in (first, second):
        told = sentences.sentences(subject, "terms")
        assert told
        assert all(one.text in subject.texts() for one in told)
